/** The nonce of this page load, which every style element made by script must carry. */

/** Vite writes it into `<meta property="csp-nonce" nonce>`. https://vite.dev/guide/features#nonce-random */
export function pageNonce(page: Document): string {
  return page.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
