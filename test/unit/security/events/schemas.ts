/** Microsoft's published message schemas, where a copy of them lies beside the repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

const folder = path.resolve(
  import.meta.dirname,
  '../../../../../shared/reference/azure-iot-security/security_message/schemas',
);

export const schemasAreHere = existsSync(folder);

if (!schemasAreHere) {
  console.log(`The message schemas of Azure/Azure-IoT-Security are not at ${folder}: not validated.`);
}

/** Why the message breaks the schema; null when it passes. */
export function createMessageValidator(): (message: unknown) => string | null {
  const ajv = new Ajv({ strict: false, validateFormats: true });
  addFormats.default(ajv);
  for (const name of readdirSync(folder)) {
    ajv.addSchema(JSON.parse(readFileSync(path.join(folder, name), 'utf8')), name);
  }
  const validate = ajv.getSchema('messageRoot.json');
  if (validate === undefined) throw new Error('The root schema is missing.');
  return (message) => (validate(message) ? null : ajv.errorsText(validate.errors));
}
