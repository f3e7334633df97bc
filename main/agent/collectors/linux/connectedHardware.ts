/** What is plugged into a Linux machine: the attributes of devices on the USB, PCI and MMC buses, as sysfs has them. */
import type { ConnectedHardware } from '../../../security';
import { command, recipe } from '../recipe';

const folders = ['/sys/bus/usb/devices', '/sys/bus/pci/devices', '/sys/bus/mmc/devices'];
const attributes = ['uevent', 'product', 'manufacturer', 'bDeviceClass', 'bInterfaceClass', 'class', 'name'];

/** A machine without one of the buses makes `find` end with 1. */
const attributesSource = command(
  'find',
  [
    '-L',
    ...folders,
    '-maxdepth',
    '2',
    '-type',
    'f',
    '(',
    ...attributes.flatMap((name, index) => (index === 0 ? ['-name', name] : ['-o', '-name', name])),
    ')',
    '-exec',
    'grep',
    '-H',
    '.',
    '{}',
    '+',
  ],
  { exitCodes: [1] },
);

export const connectedHardware = recipe({
  needs: { attributes: attributesSource },
  uses: {},
  read: (needed) => parseSysfsDevices(needed.attributes),
});

/** Lines `/sys/bus/usb/devices/1-1/product:USB-RS485`; `uevent` has a line for each of its variables. */
export function parseSysfsDevices(text: string): ConnectedHardware[] {
  const devices = new Map<string, { bus: string; id: string; values: Map<string, string> }>();
  for (const line of text.split('\n')) {
    const match = /^(\/sys\/bus\/(usb|pci|mmc)\/devices\/([^/]+))\/(\w+):(.*)$/.exec(line);
    if (match === null) continue;
    const [, path = '', bus = '', id = '', attribute = '', value = ''] = match;
    const device = devices.get(path) ?? { bus, id, values: new Map<string, string>() };
    const variable = /^(\w+)=(.*)$/.exec(value);
    if (attribute === 'uevent' && variable?.[1] !== undefined)
      device.values.set(variable[1], variable[2] ?? '');
    else if (attribute !== 'uevent') device.values.set(attribute, value.trim());
    devices.set(path, device);
  }
  const all = [...devices.values()];
  return all.flatMap(({ bus, id, values }): ConnectedHardware[] => {
    switch (bus) {
      case 'usb': {
        // Interfaces are `1-1:1.0`; they tell what a device is for when the device itself does not.
        if (id.includes(':')) return [];
        const interfaces = all.filter((other) => other.bus === 'usb' && other.id.startsWith(`${id}:`));
        return [
          usbDevice(
            id,
            values,
            interfaces.map((each) => each.values.get('bInterfaceClass') ?? ''),
          ),
        ];
      }
      case 'pci':
        return [pciDevice(id, values)];
      default:
        return [mmcDevice(id, values)];
    }
  });
}

type Values = ReadonlyMap<string, string>;

/** usb.org, "Defined Class Codes". */
const usbClasses: Readonly<Record<string, string>> = {
  '01': 'Audio',
  '02': 'Communications',
  '03': 'Human interface',
  '06': 'Imaging',
  '07': 'Printer',
  '08': 'Mass storage',
  '09': 'Hub',
  '0a': 'Communications data',
  '0b': 'Smart card',
  '0e': 'Video',
  e0: 'Wireless controller',
  ff: 'Vendor specific',
};

function usbDevice(id: string, values: Values, interfaceClasses: readonly string[]): ConnectedHardware {
  const ownClass = values.get('bDeviceClass') ?? '00';
  const code = [ownClass, ...interfaceClasses].find((each) => each in usbClasses) ?? ownClass;
  const [vendor = '', product = ''] = (values.get('PRODUCT') ?? '').split('/');
  const names = [values.get('manufacturer'), values.get('product')].filter((name) => name !== undefined);
  return {
    HardwareCategory: 'USB',
    HardwareSubCategory: usbClasses[code] ?? 'Other',
    HardwareName: names.length > 0 ? names.join(' ') : `USB ${vendor}:${product}`,
    ExtraDetails: { Address: id, Id: `${vendor.padStart(4, '0')}:${product.padStart(4, '0')}` },
  };
}

/** pcisig.com, "PCI Code and ID Assignment", base classes. */
const pciClasses: Readonly<Record<string, string>> = {
  '01': 'Mass storage',
  '02': 'Network',
  '03': 'Display',
  '04': 'Multimedia',
  '05': 'Memory',
  '06': 'Bridge',
  '07': 'Communication',
  '08': 'System peripheral',
  '09': 'Input',
  '0c': 'Serial bus',
  '0d': 'Wireless',
  '10': 'Encryption',
};

function pciDevice(id: string, values: Values): ConnectedHardware {
  const base = (values.get('class') ?? '').slice(2, 4);
  const pciId = (values.get('PCI_ID') ?? '').toLowerCase();
  const driver = values.get('DRIVER');
  return {
    HardwareCategory: 'PCI',
    HardwareSubCategory: pciClasses[base] ?? 'Other',
    HardwareName: driver === undefined ? `PCI ${pciId}` : `PCI ${pciId} (${driver})`,
    ExtraDetails: { Address: id, Id: pciId },
  };
}

function mmcDevice(id: string, values: Values): ConnectedHardware {
  return {
    HardwareCategory: 'MMC',
    HardwareSubCategory: values.get('MMC_TYPE') ?? 'Other',
    HardwareName: values.get('name') ?? id,
    ExtraDetails: { Address: id },
  };
}
