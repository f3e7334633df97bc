import { describe, expect, it } from 'vitest';
import { parseSysfsDevices } from '../../../../main/agent/collectors/linux/connectedHardware';

/** In the form of `grep -H .` over sysfs (docs.kernel.org, sysfs-bus-usb). */
const attributes = `/sys/bus/usb/devices/1-1/uevent:DEVTYPE=usb_device
/sys/bus/usb/devices/1-1/uevent:PRODUCT=403/6001/600
/sys/bus/usb/devices/1-1/bDeviceClass:00
/sys/bus/usb/devices/1-1/manufacturer:FTDI
/sys/bus/usb/devices/1-1/product:USB-RS485 Cable
/sys/bus/usb/devices/1-1:1.0/bInterfaceClass:ff
/sys/bus/usb/devices/1-2/uevent:PRODUCT=951/1666/110
/sys/bus/usb/devices/1-2/bDeviceClass:00
/sys/bus/usb/devices/1-2:1.0/bInterfaceClass:08
/sys/bus/pci/devices/0000:00:03.0/class:0x020000
/sys/bus/pci/devices/0000:00:03.0/uevent:DRIVER=virtio-pci
/sys/bus/pci/devices/0000:00:03.0/uevent:PCI_ID=1AF4:1000
/sys/bus/mmc/devices/mmc0:aaaa/name:SU16G
/sys/bus/mmc/devices/mmc0:aaaa/uevent:MMC_TYPE=SD
a line of something else
`;

describe('what is plugged into a Linux machine', () => {
  const devices = parseSysfsDevices(attributes);

  it('is a device for each, not for its interfaces, which tell what it is for', () => {
    expect(
      devices.map(({ HardwareCategory, HardwareSubCategory, HardwareName }) => [
        HardwareCategory,
        HardwareSubCategory,
        HardwareName,
      ]),
    ).toEqual([
      ['USB', 'Vendor specific', 'FTDI USB-RS485 Cable'],
      ['USB', 'Mass storage', 'USB 951:1666'],
      ['PCI', 'Network', 'PCI 1af4:1000 (virtio-pci)'],
      ['MMC', 'SD', 'SU16G'],
    ]);
  });

  it('has the identifier by which lists of hardware know it', () => {
    expect(devices.map(({ ExtraDetails }) => ExtraDetails?.Id)).toEqual([
      '0403:6001',
      '0951:1666',
      '1af4:1000',
      undefined,
    ]);
  });

  it('is nothing where there is no such bus', () => {
    expect(parseSysfsDevices('')).toEqual([]);
  });
});
