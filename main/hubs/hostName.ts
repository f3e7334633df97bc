/** What a host name tells about the hub behind it. */
import type { Cloud } from '../../preload/contract';

const label = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** Dots, labels and lengths of RFC 1123, at least two labels, the last one not a number. */
export function isHostName(text: string): boolean {
  const labels = text.split('.');
  return (
    text.length <= 253 &&
    labels.length >= 2 &&
    labels.every((part) => label.test(part)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  );
}

/** A gateway may be a plain machine name or an IPv4 address too, and may name its port: `gateway:8443`. */
export function isGatewayHostName(text: string): boolean {
  const { hostName, port } = splitPort(text);
  return (
    hostName.length <= 253 &&
    hostName.split('.').every((part) => label.test(part)) &&
    (port === null || (port >= 1 && port <= 65_535))
  );
}

export function splitPort(text: string): { readonly hostName: string; readonly port: number | null } {
  const match = /^(.*):(\d{1,5})$/.exec(text);
  return { hostName: match?.[1] ?? text, port: match ? Number(match[2]) : null };
}

/**
 * Domains of the national clouds as Azure CLI knows them: Azure/azure-cli src/azure-cli-core/azure/cli/core/cloud.py,
 * and MicrosoftDocs/azure-docs iot-hub virtual-network-support.md for private links.
 */
export function cloudOf(hostName: string): Exclude<Cloud, 'sandbox'> {
  const name = hostName.toLowerCase();
  if (name.split('.').includes('privatelink')) return 'privateLink';
  if (name.endsWith('.azure-devices.net')) return 'public';
  if (name.endsWith('.azure-devices.cn')) return 'china';
  if (name.endsWith('.azure-devices.us')) return 'usGovernment';
  return 'custom';
}

/**
 * Where the Device Provisioning Service of the hub's cloud answers devices. Sources: learn.microsoft.com and docs.azure.cn
 * iot-dps/how-to-control-access; for the US Government the addresses that learn.microsoft.com lists for Surface Hub.
 */
export function provisioningHostOf(hostName: string): string {
  switch (cloudOf(hostName)) {
    case 'china':
      return 'global.azure-devices-provisioning.cn';
    case 'usGovernment':
      return 'global.azure-devices-provisioning.us';
    default:
      return 'global.azure-devices-provisioning.net';
  }
}
