/** What an agent says about a desired configuration it refuses or finds fault with. */
import type { AgentFlavour, Finding, JsonObject, JsonValue } from '../../../preload/contract';
import { ownValue } from '../../twin';
import { readConfiguration } from '../configuration';
import { findingsFor } from '../findings';
import type { ConfigurationError } from './operationalEvents';

type Values = Readonly<Record<string, JsonValue>>;

/** The C# agent's name for the configuration as a whole. */
const wholeConfiguration = 'RemoteConfiguration';

/**
 * One error a refused property, where Microsoft's agents name the whole configuration only. `inUse` are the values the
 * agent keeps. Source of the error type: Azure/Azure-IoT-Security-Agent-C twin_configuration.c.
 */
export function refusalErrors(findings: readonly Finding[], inUse: Values): readonly ConfigurationError[] {
  if (findings.length === 0) {
    return [
      {
        configurationName: wholeConfiguration,
        errorType: 'TypeMismatch',
        usedConfiguration: JSON.stringify(inUse),
        message: 'The configuration object, or one of its properties, is not an object with a value.',
      },
    ];
  }
  return findings.map(({ property, code, detail }) => ({
    configurationName: property ?? wholeConfiguration,
    errorType: 'TypeMismatch',
    usedConfiguration: textOf(property === null ? null : (ownValue(inUse, property) ?? null)),
    message: `${code}: ${Object.entries(detail)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
  }));
}

/** The three checks agents make on a configuration they accept and run. */
export function acceptedErrors(
  desired: JsonObject,
  inUse: Values,
  flavour: AgentFlavour,
): readonly ConfigurationError[] {
  return findingsFor('classic', readConfiguration('classic', desired).values, flavour).flatMap(
    ({ code, property }): ConfigurationError[] => {
      const check = checkOf(code);
      if (check === null || property === null) return [];
      const usedConfiguration = textOf(ownValue(inUse, property) ?? null);
      return [{ configurationName: property, usedConfiguration, ...check }];
    },
  );
}

function checkOf(code: Finding['code']): Pick<ConfigurationError, 'errorType' | 'message'> | null {
  if (code === 'notOptimalMessageSize') {
    return { errorType: 'NotOptimal', message: 'maxMessageSizeInBytes is not a multiple of 4096.' };
  }
  if (code === 'conflictCacheBelowMessage') {
    return { errorType: 'Conflict', message: 'maxMessageSizeInBytes is above maxLocalCacheSizeInBytes.' };
  }
  if (code === 'conflictHighAboveLow') {
    return {
      errorType: 'Conflict',
      message: 'highPriorityMessageFrequency is longer than lowPriorityMessageFrequency.',
    };
  }
  return null;
}

function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
