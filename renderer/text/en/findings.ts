/** English: what is wrong with a value, and what becomes of it. */
export const findings = {
  error: 'Error',
  warning: 'Warning',
  whole: 'The configuration as a whole',
  notSent: 'Not sent while this stands.',
  refusedBy: {
    c: 'the C agent',
    csharp: 'the C# agent',
    both: 'both agents',
    none: 'no known agent',
  },
  codes: {
    typeMismatch: 'This must be of type {{expected}}. The agent refuses the whole update.',
    badPriority: '“{{value}}” is no priority. Allowed: {{allowed}}.',
    priorityLetterCase:
      'Write “{{nearest}}” instead of “{{value}}”: the public schema knows no other spelling.',
    badDuration:
      '“{{value}}” is no duration this agent reads (refused by {{refusedBy}}). Write it like PT7M, PT5H or P1DT12H.',
    durationNotSafe:
      '“{{value}}” may be read differently (refused by {{refusedBy}}). Whole days, hours, minutes and seconds are safe.',
    outOfRange:
      '{{value}} is outside the documented range, {{minimum}} to {{maximum}}. Agents take it unchecked.',
    notOptimalMessageSize:
      '{{value}} is no multiple of {{multipleOf}}, so part of a billed block stays empty. Next to it: {{below}} and {{above}}.',
    conflictCacheBelowMessage:
      'The memory for unsent events ({{cacheBytes}} bytes) is smaller than the largest message ({{messageBytes}} bytes).',
    conflictHighAboveLow:
      'High-priority events ({{high}}) would be sent less often than low-priority ones ({{low}}).',
    unknownProperty: 'Neither agent nor schema knows this property. It is ignored.',
    unknownPropertyLetterCase: 'Unknown in this spelling. “{{nearest}}” is probably meant.',
    missingValue: 'The property is there without a value.',
    baselineIncomplete: 'Own checks run only with all three values. Missing: {{missing}}.',
    badFrequency: '“{{value}}” is no frequency. Allowed: {{allowed}}.',
    badIntervals:
      '“{{value}}” is not three whole numbers of minutes with commas between, such as 30,120,1440.',
    intervalsNotMultiples: 'In “{{value}}” each interval should be a multiple of the one before.',
    twinTooLarge: 'The desired section would have {{sizeBytes}} bytes; IoT Hub takes {{limitBytes}}.',
    twinTooDeep: 'Nested deeper than the {{limit}} levels IoT Hub takes.',
    keyNotAllowed:
      'IoT Hub does not take the key “{{key}}”: it is too long, or it has a dot, a space, $ or a control character.',
    stringTooLong: 'The text has {{sizeBytes}} bytes; IoT Hub takes {{limitBytes}}.',
    integerOutOfRange: '{{value}} is a larger number than IoT Hub keeps.',
    notAnObject: 'The configuration must be a JSON object.',
  },
  notJson: 'This is no JSON.',
};
