/** Random sections of a twin. */
import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../../../preload/contract';

const key = fc.oneof(fc.constantFrom('a', 'b', 'value', '__proto__', 'toString'), fc.string());
const { value: jsonWithoutNull } = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));
/** Without null, which a patch takes for removal. */
export const section = fc.dictionary(key, jsonWithoutNull, { maxKeys: 5, noNullPrototype: true });
