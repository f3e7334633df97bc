/**
 * The page's content security policy.
 * https://www.electronjs.org/docs/latest/tutorial/security#7-define-a-content-security-policy
 */

/**
 * Scripts run only with this load's nonce, or when a script that has it imports them (`strict-dynamic`); there is no
 * `unsafe-inline` and no `unsafe-eval`, no script URL or HTML text can be made from a string, and nothing is fetched
 * from anywhere but the page protocol.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}
