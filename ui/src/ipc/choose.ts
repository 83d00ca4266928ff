import { isTauri } from '@tauri-apps/api/core';
import type { Host } from './host';
import { tauriHost } from './tauri';

/** The shell that the page runs in. Only development and demonstration builds can do without the desktop. */
export async function chooseHost(): Promise<Host> {
  if (isTauri()) return tauriHost;
  if (import.meta.env.MODE === 'production') throw new Error('Mujaz runs in its own window, not in a browser');
  const { fakeHost } = await import('./fake');
  return fakeHost({ sample: new URLSearchParams(location.search).has('sample') });
}
