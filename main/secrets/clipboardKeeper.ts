/** Puts a secret on the clipboard and takes it away again. */
import { reveal, type Secret } from './secret';

export interface ClipboardPort {
  read(): string;
  write(text: string): void;
  clear(): void;
}

export interface ClipboardKeeper {
  /** The clipboard is cleared after `clearsAfterMs` if it still holds this secret then. */
  copy(secret: Secret): { readonly clearsAfterMs: number };
  /** Clears at once what is still there; for the end of the program. */
  close(): void;
}

const clearsAfterMs = 60_000;

export function createClipboardKeeper(clipboard: ClipboardPort): ClipboardKeeper {
  let copied: { readonly secret: Secret; readonly timer: NodeJS.Timeout } | null = null;

  function clearIfHeld(): void {
    if (copied === null) return;
    clearTimeout(copied.timer);
    if (clipboard.read() === reveal(copied.secret)) clipboard.clear();
    copied = null;
  }

  return {
    copy: (secret) => {
      if (copied) clearTimeout(copied.timer);
      clipboard.write(reveal(secret));
      copied = { secret, timer: setTimeout(clearIfHeld, clearsAfterMs) };
      return { clearsAfterMs };
    },
    close: clearIfHeld,
  };
}
