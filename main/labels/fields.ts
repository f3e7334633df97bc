/** The names under which labels say which device they are on. */
import type { LabelReason } from '../../preload/contract';

/** Compared without letter case and without anything but letters and digits. */
const namesOf: readonly (readonly [LabelReason, readonly string[]])[] = [
  ['deviceIdField', ['deviceid', 'iothubdeviceid', 'azuredeviceid', 'devid', 'device', 'id']],
  // The Device Provisioning Service makes it the device id unless an enrolment names another
  // (MicrosoftDocs/azure-docs articles/iot-dps/concepts-service.md).
  ['registrationIdField', ['registrationid', 'regid', 'registration']],
  [
    'serialField',
    ['serialnumber', 'serialno', 'serial', 'sn', 'serno', 'numerodeserie', 'nserie', 'nºserie'],
  ],
  ['assetField', ['assettag', 'assetid', 'assetnumber', 'asset', 'inventory', 'inventario', 'activo']],
  ['macAddress', ['macaddress', 'mac', 'ethernet', 'wifimac', 'wlanmac', 'lanmac']],
  ['imei', ['imei']],
  ['nameField', ['devicename', 'hostname', 'name', 'nombre', 'tag']],
];

const reasonOf = new Map(namesOf.flatMap(([reason, names]) => names.map((name) => [name, reason] as const)));
const order = namesOf.map(([reason]) => reason);

/** Null for a name that says nothing about which device it is. */
export function fieldReason(name: string): LabelReason | null {
  return reasonOf.get(name.toLowerCase().replaceAll(/[^\p{L}\p{N}º]/gu, '')) ?? null;
}

/** The surest field first; fields of the same kind stay in the order of the label. */
export function inOrder<T extends { readonly reason: LabelReason }>(fields: readonly T[]): T[] {
  return fields.toSorted((a, b) => order.indexOf(a.reason) - order.indexOf(b.reason));
}
