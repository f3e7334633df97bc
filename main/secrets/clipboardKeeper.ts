/** Puts a secret on the clipboard and takes it away again. */
import { reveal, type Secret } from './secret';

/** Electron's clipboard answers at once or by promise, depending on its version. */
export interface ClipboardPort {
  read(): string | Promise<string>;
  write(text: string): void | Promise<void>;
  clear(): void | Promise<void>;
}

export interface ClipboardKeeper {
  /** Resolves when it is there. The clipboard is cleared after `clearsAfterMs` if it still holds this secret then. */
  copy(secret: Secret): Promise<{ readonly clearsAfterMs: number }>;
  /** Clears at once what is still there; for the end of the program. */
  close(): Promise<void>;
}

const clearsAfterMs = 60_000;

/** `onError` is told when the clipboard could not be cleared after its minute. */
export function createClipboardKeeper(
  clipboard: ClipboardPort,
  onError: (error: unknown) => void,
): ClipboardKeeper {
  let copied: { readonly secret: Secret; readonly timer: NodeJS.Timeout } | null = null;

  async function clearIfHeld(): Promise<void> {
    if (copied === null) return;
    const { secret, timer } = copied;
    clearTimeout(timer);
    copied = null;
    if ((await clipboard.read()) === reveal(secret)) await clipboard.clear();
  }

  return {
    copy: async (secret) => {
      if (copied) clearTimeout(copied.timer);
      const timer = setTimeout(() => {
        clearIfHeld().catch(onError);
      }, clearsAfterMs);
      copied = { secret, timer };
      await clipboard.write(reveal(secret));
      return { clearsAfterMs };
    },
    close: clearIfHeld,
  };
}
