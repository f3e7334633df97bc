/** Whether the hub refused for the sake of its tier. Pure. */
import type { HubFailure } from '../../preload/contract';

/**
 * IoT Hub's words for a feature that basic tiers lack, as seen in MicrosoftDocs/azure-docs.de-de#559 and
 * microsoft/vscode-azure-iot-toolkit#149; the code is of the family 403010 (troubleshoot-error-codes.md).
 */
const refusals =
  /403010|NotAvailableInCurrentTier|not (?:available|supported) in (?:the )?(?:current|basic) tier|basic SKU/i;

export function isNotInTier({
  serviceCode,
  serviceMessage,
}: Pick<HubFailure, 'serviceCode' | 'serviceMessage'>): boolean {
  return refusals.test(`${serviceCode} ${serviceMessage}`);
}
