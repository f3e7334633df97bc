/**
 * Hands one MessagePort to the page, once per page load, when the page asks for it; nothing else crosses here.
 * https://www.electronjs.org/docs/latest/tutorial/message-ports
 */
import { ipcRenderer } from 'electron';

window.addEventListener('message', function handOver(event) {
  if (event.source !== window || event.data !== 'siteward:port-please') return;
  window.removeEventListener('message', handOver);
  const { port1, port2 } = new MessageChannel();
  ipcRenderer.postMessage('siteward:port', null, [port1]);
  window.postMessage('siteward:port', window.location.origin, [port2]);
});
