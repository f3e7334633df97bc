/** English: every configuration property of both agent generations, with a plain name and what it does. */
export const properties = {
  classic: {
    highPriorityMessageFrequency: {
      name: 'Send high-priority events every',
      about: 'Longest time a high-priority event waits before it is sent.',
    },
    lowPriorityMessageFrequency: {
      name: 'Send low-priority events every',
      about: 'Longest time a low-priority event waits before it is sent.',
    },
    snapshotFrequency: {
      name: 'Take a snapshot every',
      about: 'How often periodic events such as listening ports are collected.',
    },
    maxLocalCacheSizeInBytes: {
      name: 'Memory for unsent events (bytes)',
      about: 'When it is full, events are dropped. At least the largest message.',
    },
    maxMessageSizeInBytes: {
      name: 'Largest message (bytes)',
      about: 'Best a multiple of 4,096, the block in which IoT Hub counts messages.',
    },
    eventPriorityConnectedHardware: {
      name: 'Connected hardware',
      about: 'Priority of events about hardware attached to the device.',
    },
    eventPriorityListeningPorts: {
      name: 'Listening ports',
      about: 'Priority of snapshots of the open network ports.',
    },
    eventPriorityProcessCreate: {
      name: 'Process started',
      about: 'Priority of events about started processes.',
    },
    eventPriorityProcessTerminate: {
      name: 'Process ended',
      about: 'Priority of events about ended processes (Windows).',
    },
    eventPrioritySystemInformation: {
      name: 'System information',
      about: 'Priority of snapshots of the operating system and memory.',
    },
    eventPriorityLocalUsers: {
      name: 'Local users',
      about: 'Priority of snapshots of the user accounts on the device.',
    },
    eventPriorityLogin: {
      name: 'Logins',
      about: 'Priority of events about logins, also failed ones.',
    },
    eventPriorityConnectionCreate: {
      name: 'Network connections',
      about: 'Priority of events about opened network connections.',
    },
    eventPriorityFirewallConfiguration: {
      name: 'Firewall rules',
      about: 'Priority of snapshots of the firewall rules.',
    },
    eventPriorityOSBaseline: {
      name: 'Operating system baseline',
      about: 'Priority of the results of the hardening checks.',
    },
    eventPriorityDiagnostic: {
      name: 'Agent diagnostics',
      about: 'Priority of the agent’s own diagnostic events.',
    },
    eventPriorityConfigurationError: {
      name: 'Configuration errors',
      about: 'Priority of the agent’s complaints about this configuration.',
    },
    eventPriorityDroppedEventsStatistics: {
      name: 'Statistics of dropped events',
      about: 'Priority of the counts of events that were dropped.',
    },
    eventPriorityMessageStatistics: {
      name: 'Statistics of messages',
      about: 'Priority of the counts of messages that were sent.',
    },
    eventPriorityOperational: {
      name: 'Operational events',
      about: 'C agent: priority of all three kinds of operational events.',
    },
    aggregationEnabledProcessCreate: {
      name: 'Merge “process started” events',
      about: 'Sends identical events once with a count.',
    },
    aggregationIntervalProcessCreate: {
      name: 'Merge “process started” events over',
      about: 'How long identical events are gathered.',
    },
    aggregationEnabledConnectionCreate: {
      name: 'Merge “network connection” events',
      about: 'Sends identical events once with a count.',
    },
    aggregationIntervalConnectionCreate: {
      name: 'Merge “network connection” events over',
      about: 'How long identical events are gathered.',
    },
    aggregationEnabledProcessTerminate: {
      name: 'Merge “process ended” events',
      about: 'Sends identical events once with a count (Windows).',
    },
    aggregationIntervalProcessTerminate: {
      name: 'Merge “process ended” events over',
      about: 'How long identical events are gathered (Windows).',
    },
    baselineCustomChecksEnabled: {
      name: 'Run own baseline checks',
      about: 'Needs the path and the hash of the file below. Siteward’s own agent does not run them.',
    },
    baselineCustomChecksFilePath: {
      name: 'Own baseline file',
      about: 'Absolute path on the device of the XML file with own checks.',
    },
    baselineCustomChecksFileHash: {
      name: 'Hash of the own baseline file',
      about: 'SHA-256 of that file, as sha256sum prints it.',
    },
    hubResourceId: {
      name: 'Resource ID of the hub',
      about: 'C# agent: copied to each message. Only documented in 2019.',
    },
  },
  micro: {
    CollectorsCore_PriorityIntervals: {
      name: 'Intervals of the three frequencies (minutes)',
      about: 'High, Medium, Low with commas between, each a multiple of the one before.',
    },
    IothubModule_MessageTimeout: {
      name: 'Keep unsent messages for (minutes)',
      about: 'After that a message that could not be sent is dropped.',
    },
    Baseline_Disabled: { name: 'Baseline: off', about: 'Stops the hardening checks.' },
    Baseline_MessageFrequency: { name: 'Baseline: how often', about: 'Frequency of its messages.' },
    Baseline_GroupsDisabled: {
      name: 'Baseline: groups to skip',
      about: 'Names of CIS groups, with commas between.',
    },
    Baseline_ChecksDisabled: {
      name: 'Baseline: checks to skip',
      about: 'Numbers of CIS checks such as 3.3.5, with commas between.',
    },
    SystemInformation_Disabled: {
      name: 'System information: off',
      about: 'Stops telling about hardware and operating system.',
    },
    SystemInformation_MessageFrequency: {
      name: 'System information: how often',
      about: 'Frequency of its messages.',
    },
    SystemInformation_HardwareVendor: {
      name: 'Hardware vendor',
      about: 'Said instead of what the device itself knows.',
    },
    SystemInformation_HardwareModel: {
      name: 'Hardware model',
      about: 'Said instead of what the device itself knows.',
    },
    SystemInformation_HardwareSerialNumber: {
      name: 'Hardware serial number',
      about: 'Said instead of what the device itself knows.',
    },
    SystemInformation_FirmwareVendor: {
      name: 'Firmware vendor',
      about: 'Said instead of what the device itself knows.',
    },
    SystemInformation_FirmwareVersion: {
      name: 'Firmware version',
      about: 'Said instead of what the device itself knows.',
    },
    SBoM_Disabled: { name: 'Installed packages: off', about: 'Stops the software bill of materials.' },
    SBoM_MessageFrequency: { name: 'Installed packages: how often', about: 'Frequency of its messages.' },
    Heartbeat_Disabled: { name: 'Heartbeat: off', about: 'Stops the signs of life.' },
    Heartbeat_MessageFrequency: { name: 'Heartbeat: how often', about: 'Frequency of its messages.' },
    Login_Disabled: { name: 'Logins: off', about: 'Stops telling about logins.' },
    Login_MessageFrequency: { name: 'Logins: how often', about: 'Frequency of its messages.' },
    Login_UsePAM: {
      name: 'Logins: use PAM',
      about: 'Reads logins from PAM, which must be set up for it, instead of UTMP and syslog.',
    },
    NetworkActivity_Disabled: { name: 'Network activity: off', about: 'Stops recording connections.' },
    NetworkActivity_MessageFrequency: {
      name: 'Network activity: how often',
      about: 'Frequency of its messages.',
    },
    NetworkActivity_Devices: {
      name: 'Network activity: interfaces',
      about: 'Names with commas between. Others are not recorded.',
    },
    NetworkActivity_CacheSize: {
      name: 'Network activity: events kept',
      about: 'How many events are kept between two messages.',
    },
    NetworkActivity_PacketBufferSize: {
      name: 'Network activity: packet buffer (bytes)',
      about: 'For each interface and direction.',
    },
    Process_Disabled: { name: 'Processes: off', about: 'Stops telling about processes.' },
    Process_MessageFrequency: { name: 'Processes: how often', about: 'Frequency of its messages.' },
    Process_PollingInterval: {
      name: 'Processes: polling interval (microseconds)',
      about: 'Only counts in polling mode.',
    },
    Process_Mode: {
      name: 'Processes: how they are watched',
      about: 'Auto tries Netlink and falls back to polling.',
    },
    Process_CacheSize: {
      name: 'Processes: events kept',
      about: 'How many events are kept between two messages.',
    },
    LogCollector_Disabled: { name: 'Agent log: off', about: 'Stops sending the agent’s own log.' },
    LogCollector_MessageFrequency: { name: 'Agent log: how often', about: 'Frequency of its messages.' },
    FileSystem_Disabled: { name: 'Files: off', about: 'Stops watching files. From release 4.6.2.' },
    FileSystem_MessageFrequency: { name: 'Files: how often', about: 'Frequency of its messages.' },
    FileSystem_Recursive: { name: 'Files: with subfolders', about: 'Watches what is below the paths too.' },
    FileSystem_Paths: { name: 'Files: paths', about: 'Paths to watch, with commas between.' },
    FileSystem_CacheSize: {
      name: 'Files: events kept',
      about: 'How many events are kept between two messages.',
    },
    Peripheral_Disabled: {
      name: 'Peripherals: off',
      about: 'Stops telling about attached hardware. From release 4.6.2.',
    },
    Peripheral_MessageFrequency: { name: 'Peripherals: how often', about: 'Frequency of its messages.' },
    Peripheral_CacheSize: {
      name: 'Peripherals: events kept',
      about: 'How many events are kept between two messages.',
    },
    Statistics_Disabled: {
      name: 'Statistics: off',
      about: 'Stops the statistics of the collectors. From release 4.6.2.',
    },
    Statistics_MessageFrequency: { name: 'Statistics: how often', about: 'Frequency of its messages.' },
    Statistics_CacheSize: {
      name: 'Statistics: events kept',
      about: 'How many events are kept between two messages.',
    },
  },
  groups: {
    timing: 'How often',
    size: 'How much',
    priorities: 'Which events',
    operational: 'Events of the agent itself',
    aggregation: 'Merging of identical events',
    baseline: 'Own baseline checks',
    collectors: 'Collectors',
    other: 'Other',
  },
  processModes: { auto: '1 – Auto', netlink: '2 – Netlink', polling: '3 – Polling' },
};
