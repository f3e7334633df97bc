/** What is plugged into a Windows machine: its present plug-and-play devices. */
import { z } from 'zod';
import type { ConnectedHardware } from '../../../security';
import { recipe } from '../recipe';
import { parseJson, powershell } from './programs';

export const connectedHardware = recipe({
  needs: {
    devices: powershell(`
$devices = @(Get-PnpDevice -PresentOnly | ForEach-Object {
  [pscustomobject]@{ id = $_.InstanceId; kind = $_.Class; name = $_.FriendlyName }
})
ConvertTo-Json -Compress -Depth 3 -InputObject $devices`),
  },
  uses: {},
  read: ({ devices }) => parseDevices(devices),
});

const device = z.object({ id: z.string(), kind: z.string().nullish(), name: z.string().nullish() });
const plugged = /^(USB|USBSTOR|PCI|HDAUDIO|BTHENUM|BTH|SD|SCSI|HID)\\/i;

/** Throws when the text is not what the script prints. Devices that Windows makes up itself are left out. */
export function parseDevices(text: string): ConnectedHardware[] {
  return z
    .array(device)
    .parse(parseJson(text))
    .flatMap(({ id, kind, name }): ConnectedHardware[] => {
      const bus = plugged.exec(id)?.[1];
      if (bus === undefined) return [];
      return [
        {
          HardwareCategory: bus.toUpperCase(),
          HardwareSubCategory: kind ?? 'Other',
          HardwareName: name ?? id,
          ExtraDetails: { Id: id },
        },
      ];
    });
}
