/** The public documents and source files the rules and facts come from. */

const docs = 'MicrosoftDocs/azure-docs articles';

export const sources = {
  classicConfiguration: `${docs}/defender-for-iot/how-to-agent-configuration.md`,
  classicPreview: `${docs}/asc-for-iot/tutorial-agent-configuration.md`,
  classicModule: `${docs}/defender-for-iot/quickstart-create-security-twin.md`,
  classicBaseline: `${docs}/defender-for-iot/concept-baseline.md`,
  classicSupportEnd: `${docs}/defender-for-iot/device-builders/edge-security-module-deprecation.md`,
  microConfiguration: `${docs}/defender-for-iot/device-builders/concept-micro-agent-configuration.md`,
  microPam: `${docs}/defender-for-iot/device-builders/configure-pam-to-audit-sign-in-events.md`,
  microReleases: `${docs}/defender-for-iot/device-builders/release-notes.md`,
  microRetirement: `${docs}/defender-for-iot/includes/device-agents-note.md`,
  twinLimits: `${docs}/iot-hub/iot-hub-devguide-device-twins.md`,
  quotas: `${docs}/iot-hub/iot-hub-devguide-quotas-throttling.md`,
  schema: 'Azure/Azure-IoT-Security security_module_twin/azureiotsecurity_schema.json',
  schemaTypes: 'Azure/Azure-IoT-Security security_module_twin/azureiotsecurity_schema_definitions.json',
  agentC: 'Azure/Azure-IoT-Security-Agent-C src/agent/src/twin_configuration.c',
  agentCEvents: 'Azure/Azure-IoT-Security-Agent-C src/agent/src/twin_configuration_event_collectors.c',
  agentCQueues: 'Azure/Azure-IoT-Security-Agent-C src/agent/src/message_serializer.c',
  agentCDurations: 'Azure/Azure-IoT-Security-Agent-C src/agent/src/internal/time_utils.c',
  agentCsharpModules: 'Azure/Azure-IoT-Security-Agent-CS src/Modules/Security',
} as const;
