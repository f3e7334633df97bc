/** English: what is wrong with a value, and what becomes of it. */
export const findings = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
  whole: 'The configuration as a whole',
  notSent: 'Not sent while this stands.',
  refusedBy: {
    c: 'the C agent',
    csharp: 'the C# agent',
    both: 'both agents',
    none: 'no known agent',
  },
  types: {
    duration: 'duration',
    integer: 'whole number',
    priority: 'priority',
    boolean: 'true or false',
    text: 'text',
    frequency: 'frequency',
    intervals: 'three intervals',
    processMode: 'mode',
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
    durationReadDifferently:
      'The agents read “{{value}}” differently: the C agent as {{c}}, the C# agent as {{csharp}}.',
    outOfRange:
      '{{value}} is outside the documented range, {{minimum}} to {{maximum}}. Agents take it unchecked.',
    edgeOfRange:
      '{{value}} is at the edge of the documented range. The documentation leaves it out, the public schema lets it in.',
    notOptimalMessageSize:
      '{{value}} is no multiple of {{multipleOf}}, so part of a billed block stays empty. Next to it: {{below}} and {{above}}.',
    messageMayBlockQueue:
      'The C agent can never send an event larger than {{value}} bytes: its queue then stands still until a restart. Snapshots of ports or firewall rules can be that large.',
    conflictCacheBelowMessage:
      'The memory for unsent events ({{cacheBytes}} bytes) is smaller than the largest message ({{messageBytes}} bytes).',
    conflictHighAboveLow:
      'High-priority events ({{high}}) would be sent less often than low-priority ones ({{low}}).',
    unknownProperty: 'Neither agent nor schema knows this property. It is ignored.',
    unknownPropertyLetterCase: 'Unknown in this spelling. “{{nearest}}” is probably meant.',
    unknownPropertyMisspelled: 'No agent knows this property. “{{nearest}}” is probably meant.',
    neverObeyed: 'The agent on this device does not know this property and never will obey it.',
    readWithoutEffect: 'The agent on this device reads and reports this property, and does nothing with it.',
    moot: 'Without effect while {{because}} is {{value}}.',
    missingValue: 'The property is there without a value.',
    baselineIncomplete: 'Own checks run only with all three values. Missing: {{missing}}.',
    badHash: '“{{value}}” is no SHA-256 as sha256sum prints it (64 digits 0-9 and a-f).',
    pathNotAbsolute: '“{{value}}” is no absolute path on the device; it should begin with /.',
    badFrequency: '“{{value}}” is no frequency. Allowed: {{allowed}}.',
    badIntervals:
      '“{{value}}” is not three whole numbers of minutes with commas between, such as 30,120,1440.',
    intervalsNotMultiples: 'In “{{value}}” each interval should be a multiple of the one before.',
    notPositive: '{{value}} must be a whole number above zero.',
    badProcessMode: '{{value}} is no mode. Allowed: {{allowed}}.',
    needsRelease: 'Only agents from release {{release}} on know this key.',
    needsPamSetUp: 'Needs entries of the agent in the device’s PAM files; without them no logins are seen.',
    twinTooLarge: 'The desired section would have {{sizeBytes}} bytes; IoT Hub takes {{limitBytes}}.',
    twinTooDeep: 'Nested deeper than the {{limit}} levels IoT Hub takes.',
    keyNotAllowed:
      'IoT Hub does not take the key “{{key}}”: it is too long, or it has a dot, a space, $ or a control character.',
    stringTooLong: 'The text has {{sizeBytes}} bytes; IoT Hub takes {{limitBytes}}.',
    integerOutOfRange: '{{value}} is a larger number than IoT Hub keeps.',
    notAnObject: 'The configuration must be a JSON object.',
    bareValue:
      'The hub holds a bare value here instead of an object with a value, and agents refuse the whole. Saving writes it right.',
    besideValue: 'Agents pass over “{{key}}” beside the value. Saving removes it.',
    obsoleteShape:
      'Written in the form of the 2019 preview, which no agent since release 0.0.4 reads. Saving writes the same values in today’s form.',
    misspelledWrapper:
      'The configuration stands under “{{key}}”. Agents look for “{{nearest}}” and run on their defaults. Saving moves it there.',
    nestedWrapper: 'A whole configuration stands too deep, at {{path}}, where no agent looks for it.',
    keyBesideWrapper:
      'The key “{{key}}” stands beside the configuration. Whoever changes it alone makes a running agent fall back to its defaults until it restarts.',
    nearMissModuleId: 'No agent uses the module “{{moduleId}}”. “{{nearest}}” is probably meant.',
  },
  fixes: {
    setValue: 'Set {{property}} to {{value}}',
    unset: 'Use the default of {{property}}',
    rename: 'Rename {{property}} to {{value}}',
    remove: 'Remove {{property}}',
    migrate: 'Write it in today’s form',
  },
  source: 'Source: {{source}}',
  notJson: 'This is no JSON.',
};
