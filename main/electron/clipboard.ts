/** The system clipboard, for main alone. */
import { clipboard } from 'electron';

export const systemClipboard = {
  read: () => clipboard.readText(),
  write: (text: string) => clipboard.writeText(text),
  clear: () => clipboard.clear(),
};
