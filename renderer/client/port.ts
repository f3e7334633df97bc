/** Asks the preload script for the one MessagePort to main. */

/** Resolves with the port that the preload script hands over; the page may ask once per load. */
export function requestPort(page: Window): Promise<MessagePort> {
  return new Promise((resolve) => {
    page.addEventListener('message', function take(event) {
      const port = event.ports[0];
      if (event.source !== page || event.data !== 'siteward:port' || !port) return;
      page.removeEventListener('message', take);
      resolve(port);
    });
    page.postMessage('siteward:port-please', '*');
  });
}
