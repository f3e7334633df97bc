/** English: verdicts of what was found on the device. */
import { says } from '../words';

const restart = 'then restart the agent’s service.';

export const device = {
  agentFound: says('The {{agent}} is installed in {{folder}}.'),
  agentMissing: says(
    'No agent’s files were found.',
    'Install the agent that the hub has a module for. If it is installed, collect its files as root.',
  ),
  agentOfOtherGeneration: says(
    'The {{agent}} is installed, but the hub’s module is of the other generation.',
    'Create the module for the installed agent, or install the agent for the module.',
  ),
  agentsTwo: says(
    'Files of two agents are there; the {{agent}} is the one the module is for.',
    'Remove the other agent: two collect twice.',
  ),
  serviceRunning: says('{{service}} runs and starts with the system.'),
  serviceStopped: says(
    '{{service}} is stopped.',
    'Start it: systemctl start {{service}}. Then look at its log.',
  ),
  serviceFailed: says(
    '{{service}} has failed.',
    'Look at “Log of the agent” for the cause, mend it, and start the service.',
  ),
  serviceRestarts: says(
    '{{service}} starts over and over: it fails soon after each start.',
    'Look at “Log of the agent” for the cause.',
  ),
  serviceNotEnabled: says(
    '{{service}} runs but does not start with the system.',
    'Enable it: systemctl enable {{service}}.',
  ),
  serviceMissing: says(
    'There is no service {{service}}.',
    'The installation is incomplete. Install the agent again.',
  ),
  configurationFits: says('The agent’s files are complete and name this device on this hub.'),
  configurationUnreadable: says(
    '{{file}} cannot be read: its form is broken.',
    `Restore it from the installer, fill it in again, ${restart}`,
  ),
  configurationMissing: says('{{key}} is missing or empty in {{file}}.', `Add it, ${restart}`),
  configurationBadValue: says(
    '{{key}} in {{file}} is “{{value}}”, which the agent does not know. It compares letter by letter.',
    `Correct it, ${restart}`,
  ),
  configurationNotCombinable: says(
    '{{key}} in {{file}} is “{{value}}”: the module identity goes with a symmetric key only.',
    `Use the module’s key, or the device identity with the certificate, ${restart}`,
  ),
  configurationOtherHub: says(
    'The agent connects to {{configured}}, not to {{expected}}.',
    `Correct the host name, ${restart}`,
  ),
  configurationOtherDevice: says(
    'The agent connects as the device {{configured}}, not as {{expected}}.',
    `Correct the device ID, letter case included, ${restart}`,
  ),
  configurationOtherModule: says(
    'The agent connects as the module {{configured}}, not as {{expected}}.',
    `Correct the module’s name, ${restart}`,
  ),
  configurationOtherObject: says(
    'The agent looks for its configuration under “{{configured}}”, where nobody writes it.',
    `Set it to “{{expected}}”, ${restart}`,
  ),
  credentialFits: says('The agent’s credential is the one the hub knows.'),
  credentialElsewhere: says(
    'The agent’s certificate is in the system’s certificate store, which is not looked into.',
    'Compare its thumbprint with the one on the device’s screen.',
  ),
  credentialNotCompared: says(
    'The key in {{path}} ({{length}} characters) has the form of one, but there is no key of the hub to compare it with.',
    'With provisioning, compare it with the enrolment; otherwise use a credential that may read keys.',
  ),
  credentialFileMissing: says(
    'There is no file {{path}}, where the agent looks for its key or certificate.',
    `Put it there or correct the path, ${restart}`,
  ),
  credentialNotReadable: says(
    'The agent’s user {{user}} may not read {{path}} (mode {{mode}}).',
    `Give it to that user: chown {{user}} {{path}}; chmod 0400 {{path}}; ${restart}`,
  ),
  credentialMalformed: says(
    'What stands in {{path}} is no key: {{length}} characters that are not base64.',
    `Write the key alone into the first line, without quotes or spaces, ${restart}`,
  ),
  credentialDiffers: says(
    'The key in {{path}} ({{length}} characters) is neither of the hub’s keys for this identity.',
    `Copy the key from the device’s screen into the file, ${restart}`,
  ),
  credentialExposed: says(
    'Everybody on the device may read {{path}} (mode {{mode}}).',
    'Make it readable by the agent alone: chmod 0400 {{path}}.',
  ),
  keyNotExpected: says(
    'The agent signs in with the key in {{path}}, but the hub lets this identity in by {{type}}.',
    'Set the identity’s authentication to a symmetric key at the hub and put that key into the file, or have the agent use the certificate.',
  ),
  certificateNotExpected: says(
    'The agent signs in with the certificate {{path}}, but the hub lets this identity in by {{type}}.',
    'Set the identity’s authentication to self-signed certificates at the hub and enter the thumbprint of this one, or have the agent use the key. Classic agents can use no certificate that a CA signed.',
  ),
  certificateWithoutKey: says(
    'The agent finds no private key in {{keyPath}} that it can read.',
    `Put the certificate’s private key there as PEM and without a passphrase; where one file holds both, after the certificate; ${restart}`,
  ),
  certificateOtherKey: says(
    'The private key in {{keyPath}} does not belong to the certificate in {{path}}.',
    `Put certificate and private key on the device as they were made together, ${restart}`,
  ),
  certificateFormat: says(
    '{{path}} is no certificate that the agent can read: it takes .pem and .pfx only.',
    `Convert it to PEM, ${restart}`,
  ),
  certificateExpired: says(
    'The certificate expired on {{validTo}}.',
    'Make a new one and enter its thumbprint at the hub before the agent uses it.',
  ),
  certificateNotYetValid: says(
    'The certificate is valid only from {{validFrom}} on.',
    'Check the clock of the device and of whoever made the certificate.',
  ),
  certificateExpiresSoon: says(
    'The certificate expires on {{validTo}}.',
    'Make a new one now and enter its thumbprint as the hub’s secondary one.',
  ),
  certificateDiffers: says(
    'The certificate’s thumbprint is not the one the hub has for this identity.',
    'Enter the thumbprint of this certificate at the hub, or put the right certificate on the device.',
  ),
  logClean: says('The log names no error since the agent’s last start.'),
  logEmpty: says(
    'The log has no line of the agent.',
    'It never started, or its log is kept elsewhere. Look at its service.',
  ),
  logLocalMissing: says(
    'The agent says that its own configuration lacks something: {{details}}.',
    `Add the key it names, ${restart}`,
  ),
  logLocalUnparsable: says(
    'The agent cannot read a value of its own configuration: {{details}}.',
    `Correct the key it names, ${restart}`,
  ),
  logLocalFormat: says(
    'The agent’s configuration file is not valid: {{details}}.',
    `Repair or restore LocalConfiguration.json, ${restart}`,
  ),
  logLocalOther: says(
    'The agent cannot start with its own configuration: {{details}}.',
    `With the module identity, use a symmetric key, ${restart}`,
  ),
  logRemoteTimeout: says(
    'The agent did not get its twin in time: {{details}}.',
    'Check host name and network; the checks “from the device” tell which.',
    'Devices connect to the IoT hub, but get no answer in time. Please check for filters on ports 8883, 5671 and 443.',
  ),
  logRemoteUnparsable: says(
    'The agent cannot read the configuration in the twin: {{details}}.',
    'Open the security twin and mend the properties it names.',
  ),
  logFileMissing: says(
    'The agent does not find its key or certificate: {{details}}.',
    `Correct the path, or put the file there, ${restart}`,
  ),
  logFilePermissions: says(
    'The agent may not read its key or certificate: {{details}}.',
    `Give the user asciotagent the right to read it, ${restart}`,
  ),
  logFileFormat: says(
    'The agent cannot use its key or certificate: {{details}}.',
    `A key has to be base64; a certificate .pem or .pfx. Correct it, ${restart}`,
  ),
  logUnauthorized: says(
    'The hub refuses the agent’s credential: {{details}}.',
    `Copy the key of this very identity from the device’s screen, ${restart}`,
  ),
  logNotFound: says(
    'The hub does not know the agent’s device or module: {{details}}.',
    'Check host name and device ID in the agent’s files, and that the module azureiotsecurity exists.',
  ),
  logAuthenticationConfiguration: says(
    'A key of the agent’s authentication settings is missing or wrong: {{details}}.',
    `Correct it in Authentication.config, ${restart}`,
  ),
  logAuthenticationOther: says(
    'The agent could not authenticate: {{details}}.',
    'Without network the checks “from the device” tell where it ends; with DPS look at the registration.',
    'A device cannot reach the IoT hub or its provisioning service. Please allow *.azure-devices.net and global.azure-devices-provisioning.net, port 443.',
  ),
  logNoTwin: says(
    'The agent connected and found no configuration.',
    'Check that the module azureiotsecurity exists, and save a configuration to its twin.',
  ),
  logTwinRefused: says(
    'The agent refused the last change of the configuration and keeps the one before.',
    'Open the security twin and mend what the findings name.',
  ),
  logCacheTooSmall: says(
    'The agent drops events, because its memory for them is too small.',
    'Raise maxLocalCacheSizeInBytes in the security twin.',
  ),
  logOtherError: says('The agent names an error: {{details}}.', 'Look at the lines in the evidence.'),
  diskFine: says('The fullest disk, {{mountPoint}}, is {{percent}} % full.'),
  diskLow: says(
    'The disk {{mountPoint}} is {{percent}} % full.',
    'Make room before the agent and the system can no longer write.',
  ),
  diskFull: says(
    'The disk {{mountPoint}} is {{percent}} % full: agent and system cannot write any more.',
    'Make room (old logs and packages first), then restart the agent’s service.',
  ),
  deviceClockRight: says('The device’s clock is right.'),
  deviceClockNotSynchronised: says(
    'The device’s clock is right now, but nothing keeps it so.',
    'Switch its time synchronisation on: timedatectl set-ntp true.',
    'Devices on this network do not reach a time server. Please allow NTP (UDP port 123) or name one.',
  ),
  deviceClockOff: says(
    'The device’s clock is {{seconds}} seconds {{direction}}: the hub refuses its tokens, and certificates look expired.',
    'Set it right: timedatectl set-ntp true. Then restart the agent’s service.',
    'Devices on this network do not get the right time. Please allow NTP (UDP port 123) or name a time server.',
  ),
  devicePortsOpen: says('The device reaches all of the hub’s ports.'),
  devicePortsClosed: says(
    'The device does not reach {{address}} on: {{ports}}.',
    'The agent needs the port of its protocol, or WebSocket on 443. Hand the text below to the site’s IT.',
    'The device cannot open TCP connections to {{address}}, ports {{ports}}. Please allow them for the device’s address.',
  ),
};
