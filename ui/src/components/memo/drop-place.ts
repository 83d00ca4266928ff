/** The place (from 0) that a card dragged from `from` takes when it is let go at the height `y`. */
export function dropPlace(boxes: readonly { top: number; height: number }[], from: number, y: number): number {
  const others = boxes.filter((_, place) => place !== from);
  return others.filter((box) => box.top + box.height / 2 < y).length;
}
