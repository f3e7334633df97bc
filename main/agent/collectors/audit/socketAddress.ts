/** Reads the socket address in a SOCKADDR record: the kernel's struct in hexadecimal digits. */
import { ipv6Text } from '../ipv6Text';

const familyIpv4 = 2;
const familyIpv6 = 10;

/** Null for addresses of other families, whose connections stay on the machine, and for what is none. */
export function parseSocketAddress(hex: string): { address: string; port: number } | null {
  if (!/^(?:[0-9A-Fa-f]{2})+$/.test(hex)) return null;
  const bytes = [...Buffer.from(hex, 'hex')];
  const [first = 0, second = 0, portHigh = 0, portLow = 0] = bytes;
  // The family is in the byte order of the machine and below 256.
  const family = first + second;
  const port = portHigh * 256 + portLow;
  if (family === familyIpv4 && bytes.length >= 8) return { address: bytes.slice(4, 8).join('.'), port };
  if (family === familyIpv6 && bytes.length >= 24) return { address: ipv6Text(bytes.slice(8, 24)), port };
  return null;
}
