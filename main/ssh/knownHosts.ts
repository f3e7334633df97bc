/** known_hosts files: which keys are known for which hosts (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT"). */
import { createHmac } from 'node:crypto';

export interface KnownHostLine {
  /** The file's name and the line's number, for people. */
  readonly where: string;
  readonly marker: 'revoked' | null;
  /** As in the file: names and patterns between commas, or one hashed name. */
  readonly hosts: string;
  readonly keyType: string;
  /** Base64. */
  readonly key: string;
}

export type HostKeyVerdict =
  | { readonly kind: 'known' }
  | { readonly kind: 'unknown' }
  /** Other keys of this type are known. */
  | { readonly kind: 'changed'; readonly where: string }
  | { readonly kind: 'revoked'; readonly where: string };

/** Lines that cannot be read, comments and certificate authorities are passed over, as OpenSSH passes over what it cannot use. */
export function parseKnownHosts(text: string, fileName: string): KnownHostLine[] {
  return text.split('\n').flatMap((line, index): KnownHostLine[] => {
    const words = line.trim().split(/\s+/);
    const marker = words[0]?.startsWith('@') ? words.shift() : undefined;
    const [hosts, keyType, key] = words;
    if (!hosts || hosts.startsWith('#') || !keyType || !key) return [];
    if (marker !== undefined && marker !== '@revoked') return [];
    return [
      {
        where: `${fileName}:${index + 1}`,
        marker: marker === undefined ? null : 'revoked',
        hosts,
        keyType,
        key,
      },
    ];
  });
}

/** Ports other than 22 are written with the host: `[host]:port`. */
export function knownName(host: string, port: number): string {
  const name = host.toLowerCase();
  return port === 22 ? name : `[${name}]:${port}`;
}

/** A revoked key is refused even where it is also known; a host whose keys of this type are all others has changed. */
export function judgeHostKey(
  lines: readonly KnownHostLine[],
  { host, port, keyType, key }: KnownKey,
): HostKeyVerdict {
  const name = knownName(host, port);
  const ofHost = lines.filter((line) => namesHost(line.hosts, name));
  const revoked = lines.find(
    (line) => line.marker === 'revoked' && line.key === key && namesHost(line.hosts, name),
  );
  if (revoked) return { kind: 'revoked', where: revoked.where };
  const trusted = ofHost.filter((line) => line.marker === null);
  if (trusted.some((line) => line.keyType === keyType && line.key === key)) return { kind: 'known' };
  // OpenSSH asks a server for the types it knows first, so a key of another type is as suspicious as another key.
  const [other] = trusted;
  return other ? { kind: 'changed', where: other.where } : { kind: 'unknown' };
}

export interface KnownKey {
  readonly host: string;
  readonly port: number;
  readonly keyType: string;
  /** Base64. */
  readonly key: string;
}

/** The types known for a host, to ask the server for these first. */
export function knownTypes(lines: readonly KnownHostLine[], host: string, port: number): string[] {
  const name = knownName(host, port);
  const types = lines
    .filter(({ marker, hosts }) => marker === null && namesHost(hosts, name))
    .map(({ keyType }) => keyType);
  return [...new Set(types)];
}

/** A line to append to a known_hosts file. */
export function knownHostsLine({ host, port, keyType, key }: KnownKey): string {
  return `${knownName(host, port)} ${keyType} ${key}\n`;
}

function namesHost(hosts: string, name: string): boolean {
  if (hosts.startsWith('|1|')) return isHashOf(hosts, name);
  let isNamed = false;
  for (const pattern of hosts.toLowerCase().split(',')) {
    const isNegated = pattern.startsWith('!');
    if (!matches(isNegated ? pattern.slice(1) : pattern, name)) continue;
    if (isNegated) return false;
    isNamed = true;
  }
  return isNamed;
}

/** `|1|salt|hash`: HMAC-SHA1 of the name with the salt, both in base64. */
function isHashOf(hashed: string, name: string): boolean {
  const [, , salt, hash] = hashed.split('|');
  if (!salt || !hash) return false;
  return createHmac('sha1', Buffer.from(salt, 'base64')).update(name).digest('base64') === hash;
}

/** `*` stands for any characters, `?` for one. */
function matches(pattern: string, name: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`).test(name);
}
