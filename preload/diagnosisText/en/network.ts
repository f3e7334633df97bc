/** English: verdicts of any check, and of the way to the hub. */
import { says } from '../words';

export const common = {
  dependencyNotPassed: says(
    'Not checked, because “{{check}}” did not pass.',
    'Mend that first, then run this again.',
  ),
  cancelled: says('Cancelled.', 'Run it again when you want to know.'),
  noAnswerInTime: says(
    'No result within {{seconds}} seconds.',
    'Run it again; if it stays so, the network in between is very slow or drops what it should carry.',
  ),
  unexpected: says(
    'The check itself failed.',
    'Run it again. If it stays so, report it with the evidence below.',
  ),
  hubCallFailed: says(
    'The hub did not do what was asked ({{cause}} {{status}}).',
    'Look at the evidence; if the service is unavailable, wait and run it again.',
  ),
  hubOnThisMachine: says('Not checked: this hub is on this machine or behind a gateway’s own address.'),
  noTarget: says(
    'Not checked: nobody said where the device’s files are.',
    'Choose a folder of files collected from the device.',
  ),
  notInFolder: says(
    'Not checked: a folder of files runs no commands.',
    'Run the command on the device if you have its console.',
  ),
  platformNotKnown: says('Not checked: this check knows Linux only, and this is {{platform}}.'),
  targetNotReadable: says(
    'The device could not be read: {{problem}}.',
    'Run it again with an account that may read the agent’s files, or collect the files as root.',
  ),
  targetLost: says(
    'The SSH connection to the device broke while this was looked at.',
    'Connect again under “Device over SSH…”, then run it again.',
  ),
  targetTooSlow: says(
    'The device took longer to answer than is waited for.',
    'Run it again; if it stays so, see on the device how busy its processor and its disk are.',
  ),
  targetLacksProgram: says(
    'A program that this check needs is not installed on the device.',
    'The values below name it. Install it if that is allowed there; the other checks do without.',
  ),
};

export const network = {
  namesFound: says('The name {{name}} leads to an address.'),
  addressGiven: says('The hub is reached by its address {{name}}; there is no name to look up.'),
  nameNotFound: says(
    'There is no address for {{name}}.',
    'Check the hub’s name for a typing mistake; if it is right, hand the text below to the site’s IT.',
    'The site’s DNS answers that {{name}} does not exist. Please let DNS resolve it, or name a resolver that does.',
  ),
  nameServerSilent: says(
    'No name server answered when asked for {{name}}.',
    'Check the cable or the radio link and the DNS servers that this network gives out.',
    'The DNS servers given out on this network do not answer. Please check that clients reach them on port 53.',
  ),
  nameIsPrivate: says(
    '{{name}} leads to the private address {{addresses}}.',
    'That is right for a hub with a private endpoint. Otherwise the site’s DNS answers in the hub’s place.',
    'DNS on this network answers {{addresses}} for {{name}}. Please confirm that this is a private endpoint of that hub.',
  ),
  portOpen: says('Port {{port}} of {{address}} takes connections.'),
  portRefused: says(
    'Port {{port}} of {{address}} refuses connections.',
    'Something on the way says no. Use WebSocket on port 443 for now, if that check passes, and hand the text below on.',
    'Outgoing TCP connections to {{address}} port {{port}} are refused. Please allow them, without inspection.',
  ),
  portSilent: says(
    'Port {{port}} of {{address}} does not answer: a firewall drops what is sent there.',
    'Use WebSocket on port 443 for now, if that check passes, and hand the text below to the site’s IT.',
    'Outgoing TCP connections to {{address}} port {{port}} get no answer. Please allow them so that devices and this laptop reach {{address}}.',
  ),
  portUnreachable: says(
    '{{address}} cannot be reached from this network.',
    'Check the cable or the radio link, and whether other addresses are reached.',
    'There is no route to {{address}}. Please check the default gateway and the routes of this network.',
  ),
  tlsTrusted: says('The certificate is the hub’s own, valid, and issued by whom it should be.'),
  tlsInspected: says(
    'The certificate on port {{port}} was issued by “{{issuer}}”, not by the hub’s authority: something on the way opens the encryption.',
    'Devices refuse this certificate, rightly. The traffic to the hub has to be left out of inspection.',
    'TLS connections to {{hostName}} are intercepted; the certificate shown is issued by “{{issuer}}”. Devices accept only the hub’s own. Please exempt *.azure-devices.net, ports 443, 5671 and 8883, from TLS inspection.',
  ),
  tlsUntrusted: says(
    'The certificate on port {{port}} vouches for itself (“{{issuer}}”).',
    'If this hub has a CA of its own, add it to the saved hub. Otherwise what answers is not the hub.',
    'A host that answers for {{hostName}} shows a self-signed certificate “{{issuer}}”. Please tell which system that is.',
  ),
  tlsExpired: says(
    'The certificate on port {{port}} expired on {{validTo}}.',
    'Check the clock of this laptop first. If it is right, the gateway or the hub needs a new certificate.',
    'The certificate that {{hostName}} shows expired on {{validTo}}. If a gateway or proxy of yours shows it, please renew it.',
  ),
  tlsNotYetValid: says(
    'The certificate on port {{port}} is valid only from {{validFrom}} on.',
    'The clock of this laptop is most likely behind. Set it right, then run this again.',
  ),
  tlsExpiresSoon: says(
    'The certificate on port {{port}} expires on {{validTo}}.',
    'Have it renewed before that day; devices will not connect after it.',
    'The certificate that {{hostName}} shows expires on {{validTo}}. If a gateway or proxy of yours shows it, please renew it.',
  ),
  tlsWrongHost: says(
    'The certificate on port {{port}} is for “{{subject}}”, not for {{hostName}}.',
    'Check the hub’s and the gateway’s names. If they are right, the connection is led to another machine.',
    'Connections to {{hostName}} arrive at a machine with a certificate for “{{subject}}”. Please check DNS and redirections.',
  ),
  tlsBroken: says(
    'The port {{port}} takes connections, but they break off while encryption is agreed on ({{problem}}).',
    'A firewall that looks into connections does this. Hand the text below to the site’s IT.',
    'Connections to {{hostName}} port {{port}} are cut during the TLS handshake. Please let TLS pass unchanged, with the server name {{hostName}}.',
  ),
  tlsNotSpoken: says(
    'What answers on port {{port}} does not speak TLS.',
    'Something else answers in the hub’s place: a log-in page or a proxy. Hand the text below on.',
    'On {{hostName}} port {{port}} something answers that does not speak TLS. Please let connections pass to the hub itself.',
  ),
  tlsRootNotOnDevice: says(
    'The certificate is the hub’s own, but the device does not know its authority “{{root}}”.',
    'Install “{{root}}” in the device’s certificate store (package ca-certificates) and restart the agent.',
  ),
};

export const laptop = {
  proxyNone: says('This laptop is told of no proxy for the hub.'),
  proxyWorks: says('The proxy {{proxy}} lets connections to the hub through.'),
  proxyNotSpoken: says(
    'This laptop is told to use a proxy of another kind than HTTP ({{proxy}}), which is not checked.',
    'Agents know HTTP proxies only. Ask for one, or for a direct way.',
    'Clients are told to use {{proxy}}. The agents on devices know HTTP proxies only; please offer one, or allow *.azure-devices.net directly.',
  ),
  proxyUnreachable: says(
    'This laptop is told to use the proxy {{proxy}}, which does not answer.',
    'Correct or remove the proxy in the system’s settings; agents on this network need the right one, too.',
    'The proxy {{proxy}} that clients are told to use does not answer. Please start it or give out another.',
  ),
  proxyWantsLogin: says(
    'The proxy {{proxy}} asks for a user name and a password.',
    'Agents cannot log in by dialog. Ask for an exception for the hub, or for credentials that an agent may use.',
    'The proxy {{proxy}} asks devices to authenticate. Please let connections to *.azure-devices.net pass without.',
  ),
  proxyForbids: says(
    'The proxy {{proxy}} does not let connections to the hub through (status {{status}}).',
    'Hand the text below to the site’s IT.',
    'The proxy {{proxy}} answers CONNECT for the IoT hub with {{status}}. Please allow *.azure-devices.net, port 443.',
  ),
  portalNone: says('No log-in page of a guest network is in the way.'),
  portalFound: says(
    'A log-in page answers in the hub’s place: {{redirect}}.',
    'Open a browser and log in to this network. Devices cannot, so ask for a network without such a page for them.',
    'This network sends devices to the log-in page {{redirect}}. Please exempt the devices’ addresses, or give them another network.',
  ),
  clockRight: says('This laptop’s clock agrees with the hub’s.'),
  clockSlightlyOff: says(
    'This laptop’s clock is {{seconds}} seconds {{direction}}.',
    'Let the system synchronise its time.',
  ),
  clockOff: says(
    'This laptop’s clock is {{seconds}} seconds {{direction}}.',
    'Set it right: tokens and certificates are judged by time, so that the hub may refuse this laptop altogether.',
    'Clients on this network do not get the right time. Please allow NTP (UDP port 123) or name a time server.',
  ),
  clockUnknown: says('The hub did not say what time it is.'),
  webSocketOpens: says('{{protocol}} over WebSocket on port 443 is open.'),
  webSocketRefused: says(
    'Something answers the wish for {{protocol}} over WebSocket with status {{status}}.',
    'A proxy in between does not know WebSocket. Without it, the protocol’s own port has to be open.',
    'The upgrade to WebSocket on port 443 is refused with {{status}}. Please let “Upgrade: websocket” pass to *.azure-devices.net.',
  ),
  webSocketBroken: says(
    'Connections for {{protocol}} over WebSocket break off ({{problem}}).',
    'Without it, the protocol’s own port has to be open.',
    'Connections to port 443 of the IoT hub are cut when they ask for WebSocket. Please let them pass to *.azure-devices.net.',
  ),
};
