/** English: the hygiene screen, and what each rule says. */
export const hygiene = {
  title: 'Hygiene',
  checkedAge: 'Checked {{age}}',
  checkedAt:
    'Checked on {{dateTime}}, on a list read to its end on {{read}}; its oldest row is from {{oldest}}.',
  outdated: 'The list has changed since this check.',
  check: 'Check the fleet',
  cancelCheck: 'Stop checking',
  checking: 'Checking the fleet',
  checkingDevices_one: '{{formatted}} of {{total}} device checked',
  checkingDevices_other: '{{formatted}} of {{total}} devices checked',
  checkDone_one: 'Check done: {{formatted}} finding.',
  checkDone_other: 'Check done: {{formatted}} findings.',
  checkCancelled: 'The check was stopped. What is shown is from the one before.',
  findings_one: '{{formatted}} finding',
  findings_other: '{{formatted}} findings',
  devices_one: '{{formatted}} device',
  devices_other: '{{formatted}} devices',
  found: 'Found',
  sound: 'Nothing found',
  nothingFound: 'No rule found anything.',
  soundMeaning: 'These were looked for in every device of the list.',
  severities: { high: 'High', medium: 'Medium', low: 'Low' },
  severity: 'Severity: {{severity}}',
  recommendation: 'Recommendation of Defender for IoT: “{{name}}”',
  alert: 'Alert of Defender for IoT: “{{name}}”',
  defenderType: 'Type {{type}}',
  source: 'Source: {{source}}',
  why: 'What it means',
  whatToDo: 'What to do',
  moreDevices_one: 'and {{formatted}} more device',
  moreDevices_other: 'and {{formatted}} more devices',
  showInFleet: 'Show in fleet',
  showRuleInFleet: '{{rule}}: show its devices in the fleet',
  exportFindings: 'All findings',
  exportColumns: {
    severity: 'Severity',
    rule: 'Finding',
    deviceId: 'Device',
    moduleId: 'Module',
    evidence: 'Evidence',
    deviceCount: 'Devices with this finding',
    defender: 'Name in Defender for IoT',
  },
  copyList: 'Copy these findings',
  copyListOf: '{{rule}}: copy the findings that are shown',
  moreFindings_one: 'Show {{formatted}} more',
  moreFindings_other: 'Show {{formatted}} more',
  keptOnly: 'The first {{kept}} of {{total}} are listed. Mend some, or ask the fleet for the rest.',
  keys: {
    title: 'Keys of devices',
    meaning:
      'Queries give no keys, so equal ones are found only in the identities themselves. Siteward reads up to 1,000 of them in one call, compares their keys in memory and keeps none. The keys never reach this window.',
    compare: 'Compare the keys',
    compareAgain: 'Compare the keys again',
    comparing: 'Comparing…',
    notCompared: 'Not compared yet.',
    compared_one: 'The keys of {{formatted}} device were compared {{age}}.',
    compared_other: 'The keys of {{formatted}} devices were compared {{age}}.',
    part: 'That is not the whole fleet: a hub lists 1,000 identities at most.',
    done_one: 'Keys compared: {{formatted}} finding.',
    done_other: 'Keys compared: {{formatted}} findings.',
  },
  noHub: {
    title: 'No hub is open',
    meaning: 'Hygiene is checked for the devices of one hub.',
    action: 'Choose a hub',
  },
  notChecked: {
    title: 'The fleet has not been checked',
    meaning: 'The check looks through the list on this laptop. It asks the hub nothing.',
  },
  unread: {
    title: 'Nothing to check yet',
    meaning: 'The list of devices has not been read, or the hub has none.',
    action: 'Go to the fleet',
  },
  sections: { tags: 'tags', desired: 'desired properties', reported: 'reported properties' },
  generations: { classic: 'classic agent', micro: 'micro agent' },
  inTwin: 'in the twin of {{moduleId}}',
  inDeviceTwin: 'in the device’s own twin',
};

/** Of each rule: its name, what it means, what to do, and the sentence about one finding. */
export const hygieneRules = {
  sharedKey: {
    title: 'Same key on several devices',
    meaning:
      'Whoever has one of these devices can pose as the others, and one of them cannot be shut out without the rest.',
    next: 'Renew the keys so that each device has its own, beginning with those that stand where others can reach them.',
    sentence: 'These devices share a key.',
  },
  sharedThumbprint: {
    title: 'Same certificate on several devices',
    meaning:
      'Whoever has the private key of one of these devices can pose as the others, and one of them cannot be shut out without the rest.',
    next: 'Give each device a certificate of its own and register its thumbprint.',
    sentence: 'Thumbprint {{thumbprint}}',
  },
  sha1Thumbprint: {
    title: 'SHA-1 thumbprint',
    meaning:
      'The hub knows this certificate by its SHA-1 hash only. SHA-1 no longer withstands a forger; the hub also takes SHA-256.',
    next: 'Register the SHA-256 thumbprint of the same certificate. The certificate itself may stay.',
    sentence: 'Thumbprint {{thumbprint}}',
  },
  neverConnected: {
    title: 'Never connected',
    meaning:
      'The hub never heard of this device. It may wait to be installed; if not, its identity is a way in that nobody watches. Devices that only send over HTTPS count as never connected too.',
    next: 'Install it, or disable or delete the identity.',
    sentence: 'Enabled, and never seen.',
  },
  disabledButActive: {
    title: 'Disabled, but active',
    meaning:
      'A disabled identity may not connect, and the hub drops its connections. Activity means that it was disabled only just now, or that something is wrong.',
    next: 'Open the device and read it live. If it is still connected, renew its keys and tell whoever runs the hub.',
    sentence: 'Connected while disabled.',
    sentenceActive: 'Active on {{lastActivityAt}}, though disabled on {{statusChangedAt}}.',
  },
  nearMissModuleId: {
    title: 'Misspelled security module',
    meaning:
      'Module IDs are told apart by letter case. No agent connects as this module, so the device is not protected.',
    next: 'Create the module under its right ID, carry the configuration over, then delete the misspelled one.',
    sentence: '{{nearest}} is probably meant.',
  },
  orphanModule: {
    title: 'IoT Edge module on a device without IoT Edge',
    meaning:
      'A module that IoT Edge manages is left on a device that is no IoT Edge device. Nothing runs it.',
    next: 'Delete the module, or make the device an IoT Edge device again.',
    sentence: 'Left over from IoT Edge.',
  },
  unknownModule: {
    title: 'Unknown module that nobody uses',
    meaning:
      'The module is no security module, no part of IoT Edge, and nobody ever connected as it: a credential without a use.',
    next: 'Ask who created it. Delete it when nobody needs it.',
    sentence: 'Never connected.',
  },
  agentNeverSeen: {
    title: 'Security module without an agent',
    meaning: 'The device connects, but nobody ever connected as its security module: no agent runs there.',
    next: 'Install the agent, or find out with Siteward’s checks why it does not connect.',
    sentence: 'No agent was ever seen.',
  },
  agentSilent: {
    title: 'Silent agent',
    meaning: 'The agent was there once, and the hub has heard nothing of it for more than 72 hours.',
    next: 'Check that the device is on and that the agent runs on it.',
    sentence: 'Last heard of on {{lastHeardAt}}.',
  },
  twinNotParsed: {
    title: 'Configuration the agent refuses',
    meaning:
      'The agent refuses the whole configuration for the sake of one bad value and goes on with an older one, or with its defaults.',
    next: 'Open the configuration and put right what it marks as an error.',
    sentence: 'Refused: {{properties}}',
  },
  twinConflict: {
    title: 'Configuration in conflict',
    meaning: 'Two values contradict each other. The agent takes both and reports a conflict.',
    next: 'Open the configuration; it says which values do not fit and offers ones that do.',
    sentence: 'Conflicting: {{properties}}',
  },
  twinNotOptimal: {
    title: 'Configuration not optimal',
    meaning:
      'The size of messages is no multiple of 4 KB, the unit in which a hub bills, so a part of each last unit stays empty.',
    next: 'Open the configuration and take the size it offers.',
    sentence: 'Not optimal: {{properties}}',
  },
  obsoleteConfiguration: {
    title: 'Configuration in the form of 2019',
    meaning:
      'It stands under the key of the public preview. No agent since release 0.0.4 reads it: they run on their defaults.',
    next: 'Open the configuration and save it: Siteward writes the same values in today’s form.',
    sentence: 'Written in the form of the preview.',
  },
  oversizeTwin: {
    title: 'Twin nearly full',
    meaning: 'The hub refuses a change that makes a section of a twin larger than its limit.',
    next: 'Take out what is no longer needed before the next change.',
    sentence: '{{section}} {{place}}: {{sizeBytes}} of {{limitBytes}}',
  },
  securityGroupsDiffer: {
    title: 'Two security groups on one device',
    meaning:
      'The articles on custom alerts keep the group in a tag of the device’s twin, Microsoft’s script in a tag of the module’s twin. Where they differ, nobody can say which custom alerts hold.',
    next: 'Decide for one name and write it in both places.',
    sentence: 'Groups: {{names}}',
  },
  securityGroupSpellings: {
    title: 'Security group in several spellings',
    meaning:
      'Names of groups that differ in letter case or blanks are different groups, each with custom alerts of its own.',
    next: 'Give these devices the spelling that most have.',
    sentence: 'Spelled {{names}}; most devices have “{{common}}”.',
  },
  inconsistentGroup: {
    title: 'Security group with different configurations',
    meaning:
      'Devices of one security group should be configured alike; these have another configuration than most of their group.',
    next: 'Compare one of them with a baseline, and apply the baseline to those that should not differ.',
    sentence: 'In group “{{name}}”, {{generation}}: {{most}} devices have another configuration.',
  },
  retiredGeneration: {
    title: 'Retired agent generation',
    meaning:
      'Microsoft announced the end of support for this generation of agents. The agent and its twin go on working; alerts and recommendations in the cloud may not come any more.',
    next: 'Do not count on the cloud for these devices. Plan what comes after the agent.',
    sentence: '{{generation}}: support ended on {{since}}, as announced.',
  },
};
