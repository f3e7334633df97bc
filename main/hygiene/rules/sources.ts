/** The public documents that hygiene rules come from. */

const docs = 'MicrosoftDocs/azure-docs articles';

export const sources = {
  hubRecommendations: `${docs}/defender-for-iot/device-builders/concept-recommendations.md`,
  agentRecommendations: `${docs}/defender-for-iot/concept-recommendations.md`,
  agentAlerts: `${docs}/defender-for-iot/concept-security-alerts.md`,
  customAlerts: `${docs}/defender-for-iot/quickstart-create-custom-alerts.md`,
  identityRegistry: `${docs}/iot-hub/iot-hub-devguide-identity-registry.md`,
  x509: `${docs}/iot-hub/authenticate-authorize-x509.md`,
  moduleTwins: `${docs}/iot-hub/iot-hub-devguide-module-twins.md`,
  deviceTwins: `${docs}/iot-hub/iot-hub-devguide-device-twins.md`,
  microModule: `${docs}/defender-for-iot/device-builders/tutorial-create-micro-agent-module-twin.md`,
  preview: `${docs}/asc-for-iot/tutorial-agent-configuration.md`,
  supportEnd: `${docs}/defender-for-iot/device-builders/edge-security-module-deprecation.md`,
} as const;
