/** Tokens for tests, right ones and wrong ones. */
import { createHmac } from 'node:crypto';

export interface TokenParts {
  readonly resource: string;
  readonly key: string;
  readonly policyName?: string;
  /** Seconds since 1970; an hour from now without it. */
  readonly expiry?: number;
}

export function sasToken({ resource, key, policyName, expiry }: TokenParts): string {
  const se = expiry ?? Math.floor(Date.now() / 1000) + 3600;
  const sr = encodeURIComponent(resource);
  const signature = createHmac('sha256', Buffer.from(key, 'base64')).update(`${sr}\n${se}`).digest('base64');
  const policy = policyName === undefined ? '' : `&skn=${policyName}`;
  return `SharedAccessSignature sr=${sr}&sig=${encodeURIComponent(signature)}&se=${se}${policy}`;
}
