import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Host } from './host';

/** The desktop shell. */
export const tauriHost: Host = {
  invoke: (name, args) => invoke(name, args),
  listen: (event, handler) => listen(event, ({ payload }) => handler(payload)),
};
