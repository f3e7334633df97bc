/** What is wrong with the twin that holds a configuration: its shape, its module's id, and what stands beside. */
import type { ConfigurationShape, Finding, Generation, JsonObject, JsonValue } from '../../preload/contract';
import { isObject, ownValue, withoutMetadata } from '../twin';
import { type Configuration, misspelledWrapper } from './configuration';
import { nearestModuleId, securityModuleIds } from './securityModule';
import { sources } from './sources';
import { configurationWrapper, obsoleteConfigurationWrapper } from './wrappers';

/** Writes the values as they are in the form agents read; any save does. */
export const migrationFixId = 'migrate';
const migrate: Finding['fix'] = { id: migrationFixId, kind: 'migrate', detail: {} };

type Said = Pick<Finding, 'code' | 'property' | 'source'> & Partial<Pick<Finding, 'detail' | 'fix'>>;

/** Warnings all: a save is not held up by what it replaces, or does not touch. */
function warnings(said: readonly Said[]): readonly Finding[] {
  return said.map((each) => ({ severity: 'warning', detail: {}, fix: null, ...each }));
}

/** `desired` as the hub holds it, `configuration` as read from it. */
export function twinFindings(
  moduleId: string,
  generation: Generation,
  desired: JsonObject,
  { shape }: Configuration,
): readonly Finding[] {
  const ofSection =
    generation === 'classic' ? [...shapeFindings(shape, desired), ...otherKeys(shape, desired)] : [];
  return [...moduleIdFindings(moduleId), ...warnings(ofSection)];
}

/** A module under an id that only resembles a security module's; no agent uses it. */
export function moduleIdFindings(moduleId: string): readonly Finding[] {
  const nearest = nearestModuleId(moduleId);
  if (nearest === null || nearest === moduleId) return [];
  const source = nearest === securityModuleIds.classic ? sources.classicModule : sources.microConfiguration;
  return warnings([{ code: 'nearMissModuleId', property: null, source, detail: { moduleId, nearest } }]);
}

function shapeFindings(shape: ConfigurationShape, desired: JsonObject): readonly Said[] {
  const wrapper = ownValue(desired, configurationWrapper);
  if (wrapper === null) return [nothingThere(null)];
  if (wrapper !== undefined) return isObject(wrapper) ? memberFindings(wrapper) : [notAnObject];
  switch (shape) {
    case 'obsolete2019':
      return [{ code: 'obsoleteShape', property: null, source: sources.classicPreview, fix: migrate }];
    case 'misspelled': {
      const key = misspelledWrapper(desired) ?? '';
      const detail = { key, nearest: configurationWrapper };
      return [{ code: 'misspelledWrapper', property: null, source: sources.schema, detail, fix: migrate }];
    }
    default:
      return [];
  }
}

/** Hubs keep no null, but a document from elsewhere may hold one. */
const nothingThere = (property: string | null): Said => ({
  code: 'missingValue',
  property,
  source: sources.agentC,
});

const notAnObject: Said = { code: 'notAnObject', property: null, source: sources.schema };

function memberFindings(wrapper: JsonObject): readonly Said[] {
  return Object.entries(wrapper).flatMap(([property, member]): readonly Said[] => {
    if (property === configurationWrapper) {
      return [{ code: 'nestedWrapper', property, source: sources.schema, detail: { path: property } }];
    }
    if (member === null) return [nothingThere(property)];
    if (!isObject(member))
      return [{ code: 'bareValue', property, source: sources.schemaTypes, fix: migrate }];
    return Object.keys(member)
      .filter((key) => key !== 'value')
      .map((key) => ({ code: 'besideValue', property, source: sources.schemaTypes, detail: { key } }));
  });
}

/**
 * Whoever changes such a key alone makes a running agent take its default for everything: it takes each notification
 * for the whole configuration (Azure/Azure-IoT-Security-Agent-C twin_configuration.c).
 */
function otherKeys(shape: ConfigurationShape, desired: JsonObject): readonly Said[] {
  const isOwn = (key: string): boolean =>
    key === configurationWrapper ||
    (shape === 'obsolete2019' && key === obsoleteConfigurationWrapper) ||
    (shape === 'misspelled' && key === misspelledWrapper(desired));
  return Object.entries(withoutMetadata(desired))
    .filter(([key]) => !isOwn(key))
    .map(([key, value]): Said => {
      const path = nestedWrapperPath(key, value);
      if (path === null)
        return { code: 'keyBesideWrapper', property: null, source: sources.agentC, detail: { key } };
      return { code: 'nestedWrapper', property: null, source: sources.schema, detail: { path } };
    });
}

/** Where in `desired` or `properties` somebody pasted a whole document; null elsewhere. */
function nestedWrapperPath(key: string, value: JsonValue): string | null {
  if (!isObject(value)) return null;
  if (Object.hasOwn(value, configurationWrapper)) return `${key}/${configurationWrapper}`;
  const inner = ownValue(value, 'desired');
  return isObject(inner) && Object.hasOwn(inner, configurationWrapper)
    ? `${key}/desired/${configurationWrapper}`
    : null;
}
