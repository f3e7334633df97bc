/** The security message a classic agent sends when it refuses an update. Format: azureiotsecurity message schema 1.0. */
import { randomUUID } from 'node:crypto';
import type { AcceptedMessage, IdentityRef } from '../ports';
import type { ClassicFlavour } from './durations';

const agentVersion = '0.0.6';
/** Source: MicrosoftDocs/azure-docs defender-for-iot how-to-send-security-messages.md. */
const securityInterface = 'urn:azureiot:Security:SecurityAgent:1';

export function configurationErrorMessage(
  from: IdentityRef,
  flavour: ClassicFlavour,
  agentId: string,
  properties: readonly string[],
  used: string,
  at: Date,
): Omit<AcceptedMessage, 'enqueuedTime'> {
  const event = {
    Category: 'Triggered',
    EventType: 'Operational',
    Name: 'ConfigurationError',
    PayloadSchemaVersion: '1.0',
    Id: randomUUID(),
    TimestampLocal: at.toISOString(),
    TimestampUTC: at.toISOString(),
    IsEmpty: false,
    Payload: [
      {
        ConfigurationName: flavour === 'c' ? 'TwinConfiguration' : 'RemoteConfiguration',
        ErrorType: 'TypeMismatch',
        UsedConfiguration: used,
        Message: `Couldn't parse ${properties.join(', ')}`,
      },
    ],
  };
  const message = {
    AgentVersion: agentVersion,
    AgentId: agentId,
    MessageSchemaVersion: '1.0',
    Events: [event],
  };
  return {
    from,
    systemProperties: { ifid: securityInterface },
    properties: flavour === 'csharp' ? { MessagePriority: 'Low' } : {},
    body: Buffer.from(JSON.stringify(message)),
  };
}
