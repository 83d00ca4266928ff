/** The address of a page as somebody types it: without a scheme it is taken for one of `https`. */
export function addressOf(typed: string): string {
  const address = typed.trim();
  return /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `https://${address}`;
}
