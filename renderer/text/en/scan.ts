/** English: scanning labels. */
export const scan = {
  title: 'Scan labels',
  found: 'Labels',
  empty:
    'Scan one label after the other. Each stays here with the device it names, in the order you need for a cabinet.',
  scanned_one: '{{formatted}} label',
  scanned_other: '{{formatted}} labels',
  looking: 'Looking it up…',
  notFound:
    'No device of this hub has this label. Part of it may still be in a tag that was changed lately: read the fleet again.',
  notRead: 'The fleet of this hub was not read yet, so nothing can be found. Read it first.',
  several_one: '{{formatted}} device:',
  several_other: '{{formatted}} devices fit; open the one in front of you:',
  open: 'Open {{deviceId}}',
  remove: 'Take {{text}} off the list',
  clear: 'Clear the list',
  showInFleet_one: 'Show {{formatted}} device in the fleet',
  showInFleet_other: 'Show {{formatted}} devices in the fleet',
  announced: {
    one: 'Label read: device {{deviceId}}.',
    several: 'Label read: {{text}}. Several devices fit.',
    none: 'Label read: {{text}}. No device fits.',
  },
  place: {
    deviceId: 'device ID “{{value}}” ({{reason}})',
    tag: 'a tag is “{{value}}” ({{reason}})',
    part: '“{{value}}” is part of the device ID or a tag ({{reason}})',
  },
  reason: {
    wholeText: 'the whole label',
    deviceIdField: 'device field of the label',
    registrationIdField: 'registration ID of the label',
    serialField: 'serial number of the label',
    assetField: 'asset number of the label',
    nameField: 'name on the label',
    macAddress: 'MAC address',
    imei: 'IMEI',
    gs1Serial: 'GS1 serial number',
    gs1Asset: 'GS1 asset number',
    urlQuery: 'from the address on the label',
    urlPath: 'end of the address on the label',
  },
  other: {
    title: 'Scanner or picture',
    label: 'Label',
    hint: 'A USB scanner types here and ends with Enter; so can you.',
    look: 'Look up',
    choose: 'Choose a picture…',
    reading: 'Reading the picture…',
    paste: 'Or paste or drop one. Pictures stay in memory and are forgotten once read.',
    nothing: {
      title: 'No label was found in this picture.',
      meaning:
        'QR codes, Data Matrix and barcodes are read. Take it again from closer, straight, with more light.',
    },
  },
  camera: {
    title: 'Camera',
    meaning: 'Hold the label into the picture; it is read by itself. Nothing is recorded.',
    picture: 'What the camera sees',
    open: 'Open the camera',
    close: 'Close the camera',
    which: 'Camera used',
    nameless: 'Camera {{number}}',
    trouble: {
      refused: {
        title: 'The camera was refused.',
        meaning:
          'The system does not let Siteward use a camera. Allow it in the privacy settings, or use a scanner or a picture.',
      },
      none: {
        title: 'There is no camera.',
        meaning: 'Plug one in and open it again, or use a scanner or a picture.',
      },
      busy: {
        title: 'The camera is in use.',
        meaning: 'Another program has it. Close that program and open the camera again.',
      },
      broken: {
        title: 'The camera stopped.',
        meaning: 'It was unplugged or failed. Open it again, or use a scanner or a picture.',
      },
    },
  },
};
