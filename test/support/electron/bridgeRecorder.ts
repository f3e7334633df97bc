/** Records what crosses the bridge, as the window sees it: every message of every port, both ways. */
import type { LaunchedApp } from './launchApp';

/** Loads the page anew with its ports tapped; resolves when the page is there. */
export async function recordBridge({ app, window }: LaunchedApp): Promise<{ traffic(): Promise<string> }> {
  await app.context().addInitScript(tapPorts);
  await window.reload();
  return {
    // Read by CDP from the page's own world, where the init script has put it.
    traffic: () => window.evaluate(() => Reflect.get(globalThis, 'bridgeTraffic').join('\n')),
  };
}

/** Runs in the page before its scripts. */
function tapPorts(): void {
  const recorded: string[] = [];
  Reflect.set(globalThis, 'bridgeTraffic', recorded);
  const note = (direction: string, data: unknown): void => {
    const bytes = data instanceof ArrayBuffer || ArrayBuffer.isView(data);
    recorded.push(`${direction} ${bytes ? new TextDecoder().decode(data) : JSON.stringify(data)}`);
  };
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function tapped(this: MessagePort, ...sent: [unknown]) {
    note('to main', sent[0]);
    return Reflect.apply(post, this, sent);
  };
  const listen = MessagePort.prototype.addEventListener;
  MessagePort.prototype.addEventListener = function tapped(this: MessagePort, ...what: unknown[]) {
    if (what[0] === 'message') {
      Reflect.apply(listen, this, ['message', ({ data }: MessageEvent) => note('to window', data)]);
    }
    return Reflect.apply(listen, this, what);
  };
}
