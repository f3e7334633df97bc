/** English: every expected failure: what happened, what it means, what to do next. */
import type { HubFailureCause } from '../../../preload/contract';
import type { DeclaredCode } from '../../client/failure';

interface FailureWords {
  readonly happened: string;
  readonly meaning: string;
  readonly next: string;
}

const hub = {
  badRequest: {
    happened: 'The hub refused the request as malformed.',
    meaning: 'Something in what was sent is not allowed by IoT Hub. Nothing was changed.',
    next: 'Read the hub’s own words below and correct what they name.',
  },
  unauthorized: {
    happened: 'The hub did not accept the credential.',
    meaning:
      'The key is wrong, was renewed since, or this computer’s clock is off by more than a few minutes.',
    next: 'Check the clock, then add the hub again with a fresh connection string from the Azure portal.',
  },
  forbidden: {
    happened: 'The hub knows the credential but does not allow this.',
    meaning: 'The policy lacks a right for this call, or the hub’s network rules refuse this network.',
    next: 'Open Hubs and check the rights. Ask for a policy with the missing right, or connect from an allowed network.',
  },
  notFound: {
    happened: 'The hub does not have this.',
    meaning:
      'The device, module or twin was deleted, or its ID is written differently, upper and lower case included.',
    next: 'Read the fleet list again and open the device from there.',
  },
  conflict: {
    happened: 'The hub has a conflicting entry.',
    meaning: 'Something with this ID already exists, or another change is under way.',
    next: 'Read again, then repeat what you were doing if it is still needed.',
  },
  preconditionFailed: {
    happened: 'Somebody changed this since you read it.',
    meaning: 'The hub’s version is newer than yours, so nothing was overwritten.',
    next: 'Read again, compare, and decide what to keep.',
  },
  tooLarge: {
    happened: 'The hub refused this as too large.',
    meaning: 'A section of a twin may hold at most 32 KB, tags at most 8 KB.',
    next: 'Remove properties that are no longer needed and save again.',
  },
  throttled: {
    happened: 'The hub asks to slow down.',
    meaning: 'All tools and services on this hub share its request limits, and the limit is used up for now.',
    next: 'Wait a minute and try again. If it happens often, ask who else uses the hub.',
  },
  serviceError: {
    happened: 'The hub reported an error of its own.',
    meaning: 'Azure had a problem serving the call. Siteward has already repeated it where that is safe.',
    next: 'Try again in a few minutes. If it lasts, give the tracking ID to Microsoft support.',
  },
  notImplemented: {
    happened: 'This hub cannot do that.',
    meaning: 'The embedded hub answers only what it really implements, and this is not part of it yet.',
    next: 'Use a hub on Azure for this step.',
  },
  tlsUntrusted: {
    happened: 'The certificate shown for the hub is not trusted.',
    meaning: 'Usually a company proxy inspects the traffic and shows a certificate of its own.',
    next: 'Ask the site’s IT for the proxy’s CA certificate and add the hub again with it, or use another network such as a phone hotspot.',
  },
  tlsExpired: {
    happened: 'The certificate shown for the hub is out of its dates.',
    meaning: 'The certificate expired, or this computer’s clock is wrong.',
    next: 'Check date and time first. If they are right, the other side must renew its certificate.',
  },
  tlsWrongHost: {
    happened: 'The certificate belongs to another host.',
    meaning:
      'Something between you and the hub answers in its place, or the gateway name is not in its certificate.',
    next: 'Check host and gateway name in Hubs. On an unknown network, switch to another one.',
  },
  hostNotFound: {
    happened: 'The hub’s host name could not be found.',
    meaning: 'There is no network, its DNS does not answer, or the hub was deleted.',
    next: 'Check the network. If other sites open, compare the host name with the Azure portal.',
  },
  refused: {
    happened: 'The connection was refused.',
    meaning: 'A host answered, but nothing accepts connections there, or a firewall rejects them.',
    next: 'Check that port 443 to the hub is open on this network.',
  },
  connectionLost: {
    happened: 'The connection broke before the hub had answered.',
    meaning: 'The network dropped. If this was a change, it may or may not have arrived.',
    next: 'Read again to see what the hub holds now.',
  },
  timedOut: {
    happened: 'The hub did not answer in time.',
    meaning:
      'The network is very slow or silently drops the traffic. If this was a change, it may have arrived.',
    next: 'Read again to see what the hub holds now. On a site network, check that port 443 is open.',
  },
  cancelled: {
    happened: 'The call was stopped.',
    meaning: 'It ended because you or Siteward no longer needed it.',
    next: 'Start it again if you still want the answer.',
  },
  unreadableAnswer: {
    happened: 'The answer does not come from an IoT hub.',
    meaning: 'A sign-in page of a guest network or a proxy probably answered instead.',
    next: 'Open a browser, sign in to the network if it asks, and try again.',
  },
} satisfies Record<HubFailureCause, FailureWords>;

const declared = {
  NO_HUB_OPEN: {
    happened: 'No hub is open.',
    meaning: 'Siteward works with one hub at a time.',
    next: 'Open a hub first.',
  },
  AGENT_ALREADY_RUNNING: {
    happened: 'An agent is already running on this computer.',
    meaning: 'One agent runs at a time; a second one would take its place on the hub.',
    next: 'Stop the running agent first.',
  },
  MODULE_MISSING: {
    happened: 'The device has no azureiotsecurity module.',
    meaning: 'The agent connects as that module, so it has nothing to connect as.',
    next: 'Create the module identity on the hub, exactly in lower case, then start again.',
  },
  MODULE_WITHOUT_KEY: {
    happened: 'The security module has no symmetric key.',
    meaning: 'It authenticates with a certificate, or its key may not be read with this credential.',
    next: 'Give the module a symmetric key, or open the hub with a policy that has RegistryWrite.',
  },
  DEVICE_WITHOUT_KEY: {
    happened: 'The device has no symmetric key.',
    meaning: 'It authenticates with a certificate, or its key may not be read with this credential.',
    next: 'Sign in in another way, or open the hub with a policy that has RegistryWrite.',
  },
  DEVICE_DISABLED: {
    happened: 'The device is disabled.',
    meaning: 'The hub lets it in with no credential.',
    next: 'Enable it in the hub, then start again.',
  },
  DEVICE_TAKES_NO_CERTIFICATE: {
    happened: 'The hub does not know this device by a certificate.',
    meaning: 'In the hub the device authenticates with a key, so the certificate was refused.',
    next: 'Sign in with the device’s key, or give the device the certificate’s thumbprint in the hub.',
  },
  CERTIFICATE_NOT_OF_DEVICE: {
    happened: 'The certificate is not the one of this device.',
    meaning:
      'The hub has other thumbprints for the device or, for a certificate below a CA, its common name is not the device ID.',
    next: 'Compare the thumbprints with those that the hub has for the device, and the device ID with the name in the certificate.',
  },
  CERTIFICATE_OUT_OF_DATE: {
    happened: 'The certificate has expired or is not valid yet.',
    meaning: 'It is the device’s own, but the hub refused it, and this laptop’s clock is outside its dates.',
    next: 'Renew the device’s certificate. If its dates look right, check the clock.',
  },
  CERTIFICATE_NOT_HELD: {
    happened: 'The certificate is no longer held.',
    meaning: 'It is kept in memory only, without its file, until another one is chosen or Siteward ends.',
    next: 'Choose the certificate and its private key again.',
  },
  CERTIFICATE_UNREADABLE: {
    happened: 'This file holds no certificate that can be read.',
    meaning:
      'A PEM file is needed: text with a line BEGIN CERTIFICATE. Files in DER and PFX form are others.',
    next: 'Choose the PEM file, or make one, for example with: openssl x509 -inform der -in FILE -out FILE.pem',
  },
  CERTIFICATE_KEY_UNREADABLE: {
    happened: 'This file holds no private key that can be read.',
    meaning: 'A PEM file is needed: text with a line that ends in PRIVATE KEY.',
    next: 'Choose the private key that was made with the certificate.',
  },
  CERTIFICATE_KEY_ENCRYPTED: {
    happened: 'The private key is protected by a passphrase.',
    meaning:
      'An agent signs in without a person, so the key on a device has none; Siteward asks for none, either.',
    next: 'Choose the key as it is on the device, or one without a passphrase: openssl pkey -in FILE -out FILE.pem',
  },
  CERTIFICATE_KEY_MISMATCH: {
    happened: 'The private key does not belong to the certificate.',
    meaning: 'Each certificate has one private key. This is the key of another one.',
    next: 'Choose the key that was made with this certificate, or the certificate of this key.',
  },
  DEVICE_KEY_UNREADABLE: {
    happened: 'The clipboard does not hold a device’s key.',
    meaning:
      'A key is base64 text of 16 to 64 bytes, mostly 44 or 88 characters, without anything around it.',
    next: 'Copy the primary or secondary key alone, then take it again.',
  },
  DEVICE_KEY_NOT_HELD: {
    happened: 'The key is no longer held.',
    meaning: 'It is kept in memory only, until another one is taken or Siteward ends.',
    next: 'Copy the device’s key and take it from the clipboard again.',
  },
  REGISTRATION_UNKNOWN: {
    happened: 'The provisioning service does not know this registration.',
    meaning: 'The ID scope or the registration ID is wrong, or the device has never registered.',
    next: 'Compare both with the device’s settings and with its enrollment in the Azure portal.',
  },
  REGISTRATION_REFUSED: {
    happened: 'The provisioning service refused the device.',
    meaning:
      'The key or certificate is not the one of the enrollment, or this laptop’s clock is off by more than a few minutes.',
    next: 'Check the clock, then compare the credential with the enrollment. In a group, a device has a key of its own, derived from the group’s.',
  },
  REGISTRATION_NOT_ASSIGNED: {
    happened: 'The device is not assigned to a hub.',
    meaning: 'The provisioning service knows it; the state of its registration is “{{status}}”.',
    next: 'Let the device register itself, or look up its enrollment in the Azure portal.',
  },
  ASSIGNED_TO_OTHER_HUB: {
    happened: 'The device is assigned to another hub: {{hostName}}.',
    meaning: 'The agent on the device connects there, so the hub that is open hears nothing of it.',
    next: 'Open that hub in Siteward and look for the device there.',
  },
  ASSIGNED_AS_OTHER_DEVICE: {
    happened: 'The registration belongs to another device: {{deviceId}}.',
    meaning: 'The provisioning service gave the registration that device ID.',
    next: 'Enter that device ID, or correct the registration ID.',
  },
  AGENT_NOT_RUNNING: {
    happened: 'No agent is running.',
    meaning: 'It was stopped or ended by itself meanwhile.',
    next: 'Start the agent and try again.',
  },
  NOT_CHECKED: {
    happened: 'The fleet has not been checked yet.',
    meaning: 'There are no findings to show for the hub that is open.',
    next: 'Check the fleet first.',
  },
  CREDENTIAL_ABSENT: {
    happened: 'The device has no such key.',
    meaning: 'It authenticates in another way, or this credential may not read keys.',
    next: 'Look at the authentication kind above; keys need the right RegistryWrite.',
  },
  CONNECTION_STRING_INVALID: {
    happened: 'This is not a hub connection string.',
    meaning: 'What stands on the clipboard or in the file cannot be used as it is.',
    next: 'Copy the connection string again and try once more.',
  },
  NOTHING_CHOSEN: {
    happened: 'Nothing was chosen.',
    meaning: 'The dialog was closed without a file.',
    next: 'Choose a file when you are ready.',
  },
  CA_FILE_INVALID: {
    happened: 'This file holds no CA certificate.',
    meaning: 'Siteward expects a certificate in PEM form that may sign others.',
    next: 'Ask for the CA certificate as a .pem or .crt file with “BEGIN CERTIFICATE” in it.',
  },
  CANDIDATE_EXPIRED: {
    happened: 'The connection string was forgotten.',
    meaning: 'Siteward holds it for a few minutes only, and they have passed.',
    next: 'Paste it or read the file again.',
  },
  NAME_TAKEN: {
    happened: 'Another saved hub has this name.',
    meaning: 'Names tell hubs apart, so each can be used once.',
    next: 'Choose another name.',
  },
  HUB_UNKNOWN: {
    happened: 'This hub is no longer saved here.',
    meaning: 'It was removed meanwhile.',
    next: 'Add it again if you need it.',
  },
  CREDENTIAL_MISSING: {
    happened: 'The credential of this hub is not here any more.',
    meaning: 'It was kept for one session only, and that session has ended.',
    next: 'Add the hub again with its connection string.',
  },
  SANDBOX_NOT_RUNNING: {
    happened: 'The embedded hub is not running.',
    meaning: 'Its process has ended or has not started yet.',
    next: 'Wait a few seconds and try again; if it stays so, restart Siteward.',
  },
  TWIN_UNREADABLE: {
    happened: 'This twin cannot be read as a security module twin.',
    meaning: 'The hub answered with something of another form.',
    next: 'Look at the twin’s JSON on the device screen, and tell whoever writes it.',
  },
  DRAFT_ABSENT: {
    happened: 'There is no unsaved edit.',
    meaning: 'It was saved or discarded meanwhile.',
    next: 'Edit again if something is still to be changed.',
  },
  DRAFT_INVALID: {
    happened: 'The edit still has errors.',
    meaning: 'The agent or the hub would refuse it, so nothing was sent.',
    next: 'Correct the marked properties and save again.',
  },
  DRAFT_NOT_KEPT: {
    happened: 'The edit could not be written to this laptop’s disk.',
    meaning: 'What you typed is on screen only and would be lost if Siteward closed.',
    next: 'Free some disk space, then change the field again.',
  },
  CONFLICT_GONE: {
    happened: 'The twin changed once more while you were choosing.',
    meaning: 'Your choices were made against a version that is no longer the newest. Nothing was sent.',
    next: 'Save again to see the newest version.',
  },
  SAVE_NOT_ARRIVED: {
    happened: 'The connection broke during the save.',
    meaning: 'Siteward has read the twin since: the hub did not take the save. Your edit is kept.',
    next: 'Save again. If the first try still arrives late, it is not applied twice.',
  },
  SAVE_OUTCOME_UNKNOWN: {
    happened: 'The connection broke during the save, and the twin could not be read since.',
    meaning: 'The hub may have taken the save or not. Your edit is kept either way.',
    next: 'Read the twin again when the connection is back: Siteward then says whether the save arrived.',
  },
  TWIN_GONE: {
    happened: 'The module, or its whole device, has been deleted from the hub meanwhile.',
    meaning: 'There is nothing left to save to. Your edit is kept on this laptop.',
    next: 'Find out who deleted it. When the module is created again, your edit is still here.',
  },
  TWIN_KEEPS_CHANGING: {
    happened: 'Somebody writes to this twin all the time.',
    meaning: 'Every try to save came too late, so nothing was sent. Your edit is kept.',
    next: 'Find out which program writes to it, stop it, and save again.',
  },
  MOMENT_UNKNOWN: {
    happened: 'This moment is no longer kept.',
    meaning: 'Siteward forgets states that are older than half a year or too many for the disk.',
    next: 'Choose a newer moment.',
  },
  NOT_COMPARABLE: {
    happened: 'These two have nothing in common to compare.',
    meaning:
      'A device’s own twin, a classic agent’s module and a micro agent’s module hold different properties.',
    next: 'Choose two of the same kind.',
  },
  MODULE_ABSENT: {
    happened: 'The device no longer has this module.',
    meaning: 'Somebody deleted it meanwhile. Nothing was changed.',
    next: 'Read the device again.',
  },
  MODULE_EXISTS: {
    happened: 'The device already has this module.',
    meaning: 'Siteward never creates a module over one that is there. Nothing was changed.',
    next: 'Read the device again and work with the module that is there.',
  },
  NEAR_MISS_EXISTS: {
    happened: 'The device has a module whose id is almost this one.',
    meaning: 'No agent uses a module of another spelling. Perhaps somebody meant this one.',
    next: 'Look at that module first. Create the right one anyway if the other is not needed.',
  },
  CONFIGURATION_INVALID: {
    happened: 'The first configuration has errors.',
    meaning: 'The agent or the hub would refuse it. Nothing was created.',
    next: 'Correct the configuration, or create the module without one.',
  },
  NAME_NOT_TYPED: {
    happened: 'The name that was typed is not the module’s.',
    meaning:
      'Deleting asks for the module’s exact id, so that it does not happen by mistake. Nothing was changed.',
    next: 'Type the module’s id exactly as it is shown.',
  },
  COPY_UNKNOWN: {
    happened: 'This copy is no longer kept.',
    meaning: 'It was brought back already, or belongs to another hub.',
    next: 'Read the list of deleted modules again.',
  },
  FILE_EXISTS: {
    happened: 'A file of that name is already beside the one you chose.',
    meaning: 'Siteward does not write over a certificate that nobody was asked about. Nothing was changed.',
    next: 'Choose another name or folder.',
  },
  LIST_CHANGED: {
    happened: 'The list of devices kept changing while its rows were put together.',
    meaning: 'It is being read from the hub. No file was written, so that no row is in it twice or missing.',
    next: 'Wait until the list is read, or pause the reading, and export again.',
  },
  FILE_NOT_WRITTEN: {
    happened: 'The file could not be written.',
    meaning: 'Nothing was left half written.',
    next: 'Choose a folder you may write to, and check that the disk is not full.',
  },
  KEY_NOT_KEPT: {
    happened: 'Siteward keeps no private key of this module.',
    meaning: 'It was saved to a file when it was made, or made somewhere else.',
    next: 'Use that file, or give the module a new certificate.',
  },
  BASELINE_UNKNOWN: {
    happened: 'This baseline, or this version of it, is not there any more.',
    meaning: 'It was removed meanwhile.',
    next: 'Read the list of baselines again.',
  },
  BASELINE_INVALID: {
    happened: 'The baseline uses its variables wrongly.',
    meaning:
      'A variable is used but not declared, declared twice, or its default has another type. Nothing was saved.',
    next: 'Correct the marked variables and save again.',
  },
  BASELINE_NAME_TAKEN: {
    happened: 'Another baseline has this name.',
    meaning: 'Two of the same name could not be told apart on site. Nothing was saved.',
    next: 'Give it another name, or save a version of the other one.',
  },
  BASELINE_FILE_INVALID: {
    happened: 'This file cannot be read as a baseline.',
    meaning:
      'It is no baseline exported by Siteward, it is damaged, or it comes from a newer Siteward. Nothing was imported.',
    next: 'Choose another file, or update Siteward.',
  },
  FOLDER_UNKNOWN: {
    happened: 'The folder of collected files is no longer known.',
    meaning: 'Folders are remembered only while Siteward runs.',
    next: 'Choose the folder again.',
  },
  DIAGNOSIS_ALREADY_RUNNING: {
    happened: 'Another diagnosis is running.',
    meaning: 'One runs at a time, so that its measurements are not disturbed.',
    next: 'Wait until it is done, or cancel it.',
  },
  REPORT_OUTDATED: {
    happened: 'This report is no longer the one that was prepared.',
    meaning: 'Another report was prepared since, or Siteward was started anew. Nothing was written.',
    next: 'Prepare it once more, read it, and save it.',
  },
  PDF_NOT_MADE: {
    happened: 'The PDF could not be made.',
    meaning: 'The report itself is complete; only its printed form failed.',
    next: 'Save it as HTML, which any browser prints.',
  },
  FILE_TOO_LARGE: {
    happened: 'The file is larger than any report.',
    meaning: 'It was not read.',
    next: 'Choose a report that Siteward wrote.',
  },
  BUNDLE_OUTDATED: {
    happened: 'This is no longer the bundle that was gathered.',
    meaning: 'Another one was gathered since. Nothing was written.',
    next: 'Gather it once more, read it, and save it.',
  },
  DIAGNOSIS_ABSENT: {
    happened: 'There is no diagnosis of this device to save.',
    meaning: 'Diagnoses are kept while Siteward runs and the hub stays the same.',
    next: 'Run the checks first.',
  },
  SSH_NOT_CONNECTED: {
    happened: 'There is no SSH connection to this device.',
    meaning: 'Checks on the device need one. Nothing was run on it.',
    next: 'Connect to the device by SSH, then try again.',
  },
  SSH_KEY_UNREADABLE: {
    happened: 'This file is no private key.',
    meaning: 'OpenSSH, PEM and PuTTY keys can be read. A file that ends in .pub is the public half.',
    next: 'Choose the private key.',
  },
  HELD_EXPIRED: {
    happened: 'The password or key is no longer held.',
    meaning: 'What was handed over for a connection is kept in memory for 15 minutes.',
    next: 'Paste the password or choose the key file again.',
  },
  SSH_FAILED: {
    happened: 'The device could not be reached by SSH.',
    meaning: 'Nothing was run on it.',
    next: 'See what the connection said, correct it and connect again.',
  },
  HOST_KEY_UNKNOWN: {
    happened: 'This device’s host key is not known yet.',
    meaning: 'The first connection cannot tell the device from somebody who stands between.',
    next: 'Compare the fingerprint with the device’s own, then trust it.',
  },
  HOST_KEY_CHANGED: {
    happened: 'The host key is not the one that is known.',
    meaning: 'The device was set up anew, or somebody stands between. No password was sent.',
    next: 'Find out why before you go on; then remove the old key from the file that is named.',
  },
  HOST_KEY_REVOKED: {
    happened: 'This host key is revoked.',
    meaning: 'The file that is named says that it must not be trusted. No password was sent.',
    next: 'Ask who looks after the device.',
  },
  HOST_KEY_NOT_SHOWN: {
    happened: 'This host key was not shown before.',
    meaning: 'Only a key that a person has seen can be trusted.',
    next: 'Connect again and compare the fingerprint.',
  },
  VARIABLES_INVALID: {
    happened: 'Some variables of the baseline have no usable value.',
    meaning: 'A value is missing or has another type than the variable. Nothing was changed.',
    next: 'Fill in the marked variables.',
  },
  QUERY_REFUSED: {
    happened: 'The hub does not take this query.',
    meaning: 'What it objects to is marked in the query when the hub names the place. Nothing was changed.',
    next: 'Correct the query and run it again.',
  },
  MESSAGE_GONE: {
    happened: 'This message is no longer held.',
    meaning: 'Newer messages have taken its place, or another watch was started.',
    next: 'Bookmark messages that must stay, or record them to a file.',
  },
  MESSAGE_BOOKMARKS_FULL: {
    happened: 'The message was not bookmarked.',
    meaning: 'As many messages are bookmarked as Siteward keeps.',
    next: 'Remove a bookmark that is no longer needed, or record the messages to a file.',
  },
  MESSAGES_UNREADABLE: {
    happened: 'This file is no recording of messages.',
    meaning: 'Its first line is not the one that Siteward writes. Nothing was replayed.',
    next: 'Choose a file that was recorded with Siteward.',
  },
  QUERY_RUN_GONE: {
    happened: 'These rows are no longer held.',
    meaning: 'Another query was run since, or another hub was opened.',
    next: 'Run the query again.',
  },
  QUERY_NAME_TAKEN: {
    happened: 'Another saved query has this name.',
    meaning: 'Two of the same name could not be told apart. Nothing was saved.',
    next: 'Give it another name.',
  },
  QUERY_UNKNOWN: {
    happened: 'This saved query is no longer there.',
    meaning: 'It was deleted meanwhile.',
    next: 'Save it as a new one.',
  },
  LABEL_READING_STOPPED: {
    happened: 'Reading this picture took too long.',
    meaning: 'Siteward has given it up, so that other labels can be read.',
    next: 'Take the picture again from closer, with the label filling most of it.',
  },
  IMAGE_TOO_LARGE: {
    happened: 'This picture is too large.',
    meaning: 'Siteward reads pictures of up to 20 MB and 50 megapixels. This one was not opened.',
    next: 'Cut the label out of the picture, or save the picture smaller.',
  },
  IMAGE_UNREADABLE: {
    happened: 'This file cannot be read as a picture.',
    meaning: 'It is damaged, or no PNG, JPEG, WebP, GIF or BMP.',
    next: 'Choose another file, or save the picture as PNG or JPEG.',
  },
} satisfies Record<Exclude<DeclaredCode, 'HUB_CALL_FAILED'>, FailureWords>;

export const failures = {
  hub,
  declared,
  defect: {
    happened: 'Siteward itself failed.',
    meaning: 'This is a defect of the program, not of the device or the hub.',
    next: 'Try again. If it happens again, report it with the ID below.',
  },
  details: 'Details',
  hostName: 'Hub',
  status: 'HTTP status',
  serviceCode: 'Hub code',
  serviceMessage: 'The hub’s own words',
  trackingId: 'Tracking ID',
  copyTrackingId: 'Copy tracking ID',
  certificateIssuer: 'Certificate issued by',
  attempts: 'Attempts',
  defectId: 'Defect ID',
  copyDefectId: 'Copy defect ID',
};
