/** Quitting waits, for a bounded time, until the services have stopped: the agent disconnected, drafts written. */
import { app } from 'electron';

const longestWaitMs = 5_000;

export function stopBeforeQuit(stop: () => Promise<void>): void {
  let stopped = false;
  app.on('before-quit', (event) => {
    if (stopped) return;
    event.preventDefault();
    stopped = true;
    const bounded = new Promise<void>((resolve) => setTimeout(resolve, longestWaitMs));
    void Promise.race([stop(), bounded]).finally(() => app.quit());
  });
  app.on('window-all-closed', () => app.quit());
}
