/** English: why desired and reported differ, what an agent makes of a property, and how long agents are supported. */
export const judgement = {
  causes: {
    applied: 'As desired',
    default: 'Not set: the agent runs its default',
    notSupported: 'This agent does not know the property',
    lingering: 'Left over: an agent once reported it and cannot take it back',
    reportedOnly: 'Not set, yet the agent runs something else than its default',
    notConfirmed: 'The agent refused other keys and says nothing of this one',
    rejected: 'The agent answered and did not take it',
    reset:
      'The agent answered with its default: it got a part of the configuration and took it for the whole',
    pending: 'The agent has not answered yet',
    agentSilent: 'The agent does not answer',
    agentAbsent: 'No agent ever reported here',
  },
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
