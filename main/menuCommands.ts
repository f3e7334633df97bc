/** Commands chosen in the application menu, on their way to whoever watches them in the window. */
import { EventPublisher } from '@orpc/server';
import type { MenuCommand } from '../preload/contract';

export interface MenuCommands {
  send(command: MenuCommand): void;
  /** Ends when the signal aborts; commands sent while nobody watches are gone. */
  watch(signal: AbortSignal | undefined): AsyncIterableIterator<{ command: MenuCommand }>;
}

export function createMenuCommands(): MenuCommands {
  const publisher = new EventPublisher<{ command: { command: MenuCommand } }>();
  return {
    send: (command) => publisher.publish('command', { command }),
    watch: (signal) => publisher.subscribe('command', signal ? { signal } : {}),
  };
}
