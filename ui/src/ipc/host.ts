import type { Commands } from './bindings';

export type CommandName = keyof Commands;
export type CommandArguments<Name extends CommandName> = Commands[Name]['args'];
export type CommandResult<Name extends CommandName> = Commands[Name]['result'];

/** What the page needs of the program around it. */
export interface Host {
  /** Asks the shell to do something; rejects with a `HostError`. */
  invoke<Name extends CommandName>(name: Name, args: CommandArguments<Name>): Promise<CommandResult<Name>>;
  /** Hears an event of the shell until the returned function is called. */
  listen(event: string, handler: (payload: unknown) => void): Promise<() => void>;
}

/** Why a command was refused. */
export interface HostError {
  code: string;
  message: string;
  hint: string | null;
}

/** Reads whatever a rejected call gave: the shell's own errors, but also a plain string or an `Error`. */
export function hostError(reason: unknown): HostError {
  if (typeof reason === 'object' && reason !== null && 'message' in reason) {
    const { code, message, hint } = reason as Partial<Record<keyof HostError, unknown>>;
    return {
      code: typeof code === 'string' ? code : 'unknown',
      message: String(message),
      hint: typeof hint === 'string' ? hint : null,
    };
  }
  return { code: 'unknown', message: String(reason), hint: null };
}

/** The event that the shell sends before it closes the window. */
export const CLOSE_REQUESTED = 'close-requested';

/** The event that says how far an import of several files is: an `ImportProgress`. */
export const IMPORT_PROGRESS = 'import-progress';

/** The event that says how much of a page has come: a `FetchProgress`. */
export const FETCH_PROGRESS = 'fetch-progress';

/** The code of a fetch that the user stopped. */
export const STOPPED = 'stopped';

/** The event with the paths of files that were dropped on the window. */
export const FILES_DROPPED = 'tauri://drag-drop';

/** Reads the paths from the payload of `FILES_DROPPED`. */
export function droppedPaths(payload: unknown): string[] {
  if (typeof payload !== 'object' || payload === null || !('paths' in payload)) return [];
  const { paths } = payload;
  return Array.isArray(paths) ? paths.filter((path) => typeof path === 'string') : [];
}
