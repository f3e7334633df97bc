/** An address with a port as netstat and lsof print it. */
import { isIP } from 'node:net';

export interface Endpoint {
  /** Null for any address. */
  readonly address: string | null;
  /** Digits, or `*`. */
  readonly port: string;
}

/** `0.0.0.0:135`, `[::1]:80`, `[fe80::1%4]:546`, `*:5353`, `*:*`; the zone is left out. Null for anything else. */
export function parseEndpoint(text: string): Endpoint | null {
  const match = /^(?:\[(.+)\]|(.+)):(\d{1,5}|\*)$/.exec(text);
  const host = match?.[1] ?? match?.[2];
  const port = match?.[3];
  if (host === undefined || port === undefined) return null;
  if (host === '*') return { address: null, port };
  const address = host.replace(/%.*$/, '');
  return isIP(address) === 0 ? null : { address, port: port === '0' ? '*' : port };
}
