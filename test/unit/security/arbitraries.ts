/** Random JSON as it may stand in a twin, for property tests. */
import fc from 'fast-check';
import { classicProperties, configurationWrapper, microProperties } from '../../../main/security';
import type { JsonObject, JsonValue } from '../../../preload/contract';

const names = [
  ...classicProperties.map(({ name }) => name),
  ...microProperties.map(({ name }) => name),
  ...['value', 'desired', 'properties', configurationWrapper, '__proto__', 'toString', '1'],
];

const key = fc.oneof(fc.constantFrom(...names), fc.string());

const scalar = fc.oneof(
  fc.string(),
  fc.constantFrom('PT7M', 'P1W', 'High', 'low', 'True', '30,120,1440'),
  fc.integer(),
  // Twins keep no -0, and JSON text writes it as 0.
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.boolean(),
);

const { value: settable, object } = fc.letrec<{ value: JsonValue; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
}));

/** Values that a save can reach: null, which deletes in a patch, nowhere. */
export const settableValue = settable;
export const settableValues = fc.dictionary(
  key.filter((name) => !name.startsWith('$')),
  settable,
  { maxKeys: 6, noNullPrototype: true },
);

/** Anything a desired or reported section may hold, sound or not. */
export const anySection: fc.Arbitrary<JsonObject> = fc
  .record(
    {
      [configurationWrapper]: fc.oneof(
        settable,
        fc.dictionary(key, fc.oneof(settable, fc.record({ value: settable })), { noNullPrototype: true }),
      ),
      'azureiot*com^securityAgentConfiguration^1*0*0': settable,
      latest_state: settable,
      latest_invalid_fields: settable,
      $metadata: settable,
      $version: settable,
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .chain((own) => object.map((others) => ({ ...others, ...own })));
