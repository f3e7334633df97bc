/** English: what an agent makes of a property, and how long agents are supported. */
export const judgement = {
  agents: {
    c: 'C agent',
    csharp: 'C# agent',
    csharpLinux: 'C# agent on Linux',
    csharpWindows: 'C# agent on Windows',
    unknown: 'Unknown agent',
  },
  treatments: {
    obeyed: 'The agent obeys it',
    inert: 'The agent reads and reports it, without any effect',
    ignored: 'The agent does not read it',
  },
  retirement: {
    supportEnd: 'Support of the classic agents was announced to end on {{date}}.',
    legacyEnd: 'A later page gives {{date}} for the classic agents and their pages in IoT Hub.',
    generallyAvailable: 'The micro agent has been generally available since {{date}}.',
    retirement: 'The micro agent was announced to retire on {{date}}.',
    still:
      'The module, its twin and the agent on the device still work. Whether the cloud still answers with recommendations or alerts is not known here.',
  },
};
