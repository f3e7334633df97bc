/** The module ids that belong to Defender for IoT, in the letter case IoT Hub compares. */

/** Sources: MicrosoftDocs/azure-docs how-to-security-agent-configuration.md, tutorial-create-micro-agent-module-twin.md. */
export const securityModuleIds = ['azureiotsecurity', 'DefenderIotMicroAgent'] as const;
