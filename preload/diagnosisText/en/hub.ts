/** English: verdicts of the hub's view, and of the way there and back. */
import { says } from '../words';

export const hub = {
  rightsComplete: says('The credential “{{policy}}” may do all that Siteward needs.'),
  rightsMissing: says(
    'The credential “{{policy}}” lacks {{rights}}.',
    'Some actions will be refused. Ask the hub’s owner for a policy with these rights when you need them.',
  ),
  credentialRefused: says(
    'The hub refuses the credential.',
    'The key was changed, the policy removed, or access by key switched off. Get a new connection string from the hub’s owner.',
  ),
  tierFits: says('The hub has twins and modules and answers without delay.'),
  tierBasic: says(
    'The hub’s tier is Basic: it has neither twins nor modules.',
    'Security modules need a Standard or Free hub. Ask the hub’s owner to change the tier.',
  ),
  hubThrottles: says(
    'The hub slows this credential down: it is at a limit of its tier (429).',
    'Wait a minute and run it again. If it happens often, the hub needs more units or somebody asks it too much.',
  ),
  deviceEnabled: says('The device {{deviceId}} is in the registry and enabled.'),
  deviceDisabled: says(
    'The device is disabled (reason: {{reason}}). The hub refuses it and all its modules.',
    'Find out who disabled it and why, then have it enabled.',
  ),
  deviceMissing: says(
    'There is no device {{deviceId}} on this hub.',
    'Check the ID, letter case included, and whether this is the right hub.',
  ),
  moduleThere: says('The device has the security module {{moduleId}}.'),
  moduleMissing: says(
    'The device has no security module, so that an agent has nothing to connect as.',
    'Create one on the device’s screen: azureiotsecurity for the classic agents, DefenderIotMicroAgent for the micro agent.',
  ),
  moduleMisspelled: says(
    'The module is called {{moduleId}}; agents look for azureiotsecurity or DefenderIotMicroAgent, letter by letter.',
    'Create the module under its exact name and delete this one.',
  ),
  authenticationFits: says('The module authenticates in a way that the agent can use ({{type}}).'),
  moduleNotByKey: says(
    'The module authenticates by {{type}}; classic agents can use its symmetric key only.',
    'Change the module’s authentication to a symmetric key, even when the device itself has a certificate.',
  ),
  connected: says('The hub sees the agent connected.'),
  disconnected: says(
    'The agent is not connected since {{since}}.',
    'Check whether the device is on and the agent’s service runs; the checks on the device tell more.',
  ),
  silentTooLong: says(
    'The agent is not connected since {{since}}, for more than 72 hours: Defender for IoT raises “Device silent”.',
    'Check whether the device is on and the agent’s service runs; the checks on the device tell more.',
  ),
  neverConnected: says(
    'The agent has never connected.',
    'It is not installed, or its files name another hub, device or key. The checks on the device tell which.',
  ),
  twinValid: says('Agents accept the configuration as it stands.'),
  twinRefused: says(
    'The agent refuses the whole configuration because of: {{properties}}.',
    'Open the security twin; each finding there has its remedy.',
  ),
  twinDoubtful: says(
    'The configuration is accepted, but does not do what one wants: {{properties}}.',
    'Open the security twin; each finding there has its remedy.',
  ),
  driftNone: says('The agent runs what the twin asks for.'),
  driftRejected: says(
    'The agent answered and runs something else: {{properties}}.',
    'Open the security twin, mend what the findings name, and save.',
  ),
  driftReset: says(
    'The agent runs its defaults: it was sent a part of the configuration and took that for the whole ({{properties}}).',
    'Save the complete configuration once more from the security twin, or restart the agent.',
  ),
  driftAgentAbsent: says(
    'No agent ever reported a configuration.',
    'It has not yet started with success. Look at its service and its log.',
  ),
  driftAgentSilent: says(
    'The agent is connected but has not answered the last change: {{properties}}.',
    'Restart the agent’s service; it reads the whole twin when it starts.',
  ),
  driftPending: says('The agent has not answered the last change yet.', 'Wait a minute and run it again.'),
  driftNotConfirmed: says(
    'The micro agent refused other keys and says nothing of: {{properties}}.',
    'Open the security twin and mend the keys it refused.',
  ),
  driftReportedOnly: says(
    'The agent runs values that the twin does not set: {{properties}}.',
    'Save the configuration once more from the security twin, or restart the agent.',
  ),
  messagesExpected: says(
    'The agent was heard of at {{lastActivity}}. If you still see no messages, they go elsewhere: which routes and consumer groups the hub has cannot be read with a connection string.',
    'Ask the hub’s owner: does a route take the messages while the fallback route is off, and do more than five readers share one consumer group?',
  ),
  messagesSwitchedOff: says(
    'The configuration switches every security event off, so there is nothing to send.',
    'Open the security twin and give the events a priority.',
  ),
  messagesNone: says(
    'The hub has never heard anything of the agent.',
    'It is connected but silent. Look at its log; routes and consumer groups cannot be the reason.',
  ),
  messagesLate: says(
    'The agent was last heard of at {{lastActivity}}, longer ago than its configuration allows.',
    'Restart the agent’s service. If it stays silent, an event may be larger than its largest message.',
  ),
  lastMessagesSeen: says(
    'Messages of the security module that arrived at the built-in endpoint in the last hour: {{count}}. The last came at {{lastMessage}}.',
  ),
  lastMessagesNone: says(
    'The agent is connected and has to send at least every {{minutes}} minutes, but in the last hour no message of its security module arrived at the built-in endpoint.',
    'Run the local agent for this device: if its messages arrive, look at the log of the agent on the device. If they do not either, ask the hub’s owner whether a route takes them while the fallback route is off.',
  ),
  lastMessagesNotDue: says(
    'In the last hour no message of the security module arrived at the built-in endpoint, and with its configuration none had to.',
    'To see one now, run the local agent for this device: its first snapshot is sent at once.',
  ),
  lastMessagesTooMany: says(
    'The hub’s devices sent more in the last hour than could be looked through here. Of the first {{lookedAt}} messages none was of the security module.',
    'Watch this device on the screen Messages.',
  ),
  lastMessagesGroupTaken: says(
    'The messages could not be looked at: another program reads the consumer group “$Default” for itself, or five readers share it already.',
    'That program gets the messages. Ask the hub’s owner for a consumer group of your own, and watch it on the screen Messages.',
  ),
  lastMessagesNotReadable: says(
    'The hub’s built-in endpoint could not be read, neither by AMQP nor by AMQP over WebSocket.',
    'Look at the checks of port 5671 and of AMQP over WebSocket. The messages are behind an address of their own, which has to be reachable, too.',
    'Please let this laptop reach the hub and the Event Hub behind it (*.servicebus.windows.net) on port 5671, or on port 443 for WebSocket.',
  ),
};

export const thereAndBack = {
  methodAnswered: says('A direct method came back: the connection works in both directions.'),
  methodNotTaken: says(
    'The agent is connected and takes no direct methods, as security agents do not. The round trip through the twin proves more.',
  ),
  methodUnanswered: says(
    'The hub takes the agent for connected, but nothing comes back.',
    'The connection is half dead, as behind a firewall that forgets it. Restart the agent’s service.',
    'Connections of devices to the IoT hub are dropped without a word when idle. Please keep them for more than 4 minutes.',
  ),
  echoSeen: says(
    '{{property}} was changed to {{during}}; the agent answered after {{milliseconds}} ms, and {{before}} was put back. The device is under control.',
  ),
  echoRejected: says(
    'The agent answered the change of {{property}} and did not take it. The value was put back.',
    'Look at “Configuration in the twin” and at the agent’s log.',
  ),
  echoMissing: says(
    'The agent did not answer the change of {{property}}. The value was put back.',
    'The agent hangs or does not follow its twin. Restart its service and run it again.',
  ),
  roundTripNotPossible: says(
    'Not tried: the configuration stands in a form that agents do not read.',
    'Save it once from the security twin, which brings it into today’s form.',
  ),
  roundTripConflict: says(
    'Somebody changed {{property}} meanwhile. Their value stays.',
    'Run it again when nobody else works on this twin.',
  ),
  roundTripNotPutBack: says(
    '{{property}} could not be put back: it may still be {{during}}; before it was {{before}}.',
    'Open the security twin and set {{property}} to {{before}} (– means: not set).',
  ),
};
