/** The system clipboard, for main alone. */
import { clipboard } from 'electron';

export const systemClipboard = {
  read: (): string => clipboard.readText(),
  write: (text: string): void => clipboard.writeText(text),
  clear: (): void => clipboard.clear(),
};
