import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  configurationWrapper,
  effectiveClassicConfiguration,
  fixedValues,
  migrationOf,
  moduleIdFindings,
  obsoleteConfigurationWrapper,
  readConfiguration,
  savePatch,
  securityModuleOf,
  twinFindings,
} from '../../../main/security';
import { mergePatch, withoutMetadata } from '../../../main/twin';
import type { JsonObject } from '../../../preload/contract';
import { anySection, settableValues } from './arbitraries';

const found = (desired: JsonObject) =>
  twinFindings('azureiotsecurity', 'classic', desired, readConfiguration('classic', desired));
const codesOf = (desired: JsonObject) =>
  found(desired).map(({ code, property, fix }) => [code, property, fix?.kind ?? null]);

describe('what is wrong with the twin around a configuration', () => {
  it('is nothing for the wrapper agents read, for none, and for a micro agent', () => {
    expect(found({})).toEqual([]);
    expect(found({ [configurationWrapper]: { snapshotFrequency: { value: 'PT1H' } }, $version: 2 })).toEqual(
      [],
    );
    const micro = { Process_Mode: 1, anything: { at: 'all' } };
    expect(twinFindings('DefenderIotMicroAgent', 'micro', micro, readConfiguration('micro', micro))).toEqual(
      [],
    );
  });

  it('is the form of 2019', () => {
    const desired = { [obsoleteConfigurationWrapper]: { snapshotFrequency: 'PT1H' } };
    expect(codesOf(desired)).toEqual([['obsoleteShape', null, 'migrate']]);
  });

  it('is a wrapper whose name agents do not know, and what its values are', () => {
    const desired = {
      'ms_iotn:urn_azureiot_security_SecurityAgentConfiguration': { snapshotFrequency: { value: 'PT1H' } },
    };
    expect(codesOf(desired)).toEqual([['misspelledWrapper', null, 'migrate']]);
    expect(readConfiguration('classic', desired)).toEqual({
      shape: 'misspelled',
      values: { snapshotFrequency: 'PT1H' },
    });
    expect(effectiveClassicConfiguration('c', desired)).toMatchObject({
      values: { snapshotFrequency: 'PT13H' },
    });
  });

  it('is a bare value, a key beside a value, and a wrapper that is no object', () => {
    const members = { snapshotFrequency: 'PT1H', eventPriorityLogin: { value: 'Off', why: 'noise' } };
    expect(codesOf({ [configurationWrapper]: members })).toEqual([
      ['bareValue', 'snapshotFrequency', 'migrate'],
      ['besideValue', 'eventPriorityLogin', null],
    ]);
    expect(codesOf({ [configurationWrapper]: 'default' })).toEqual([['notAnObject', null, null]]);
    expect(codesOf({ [configurationWrapper]: [1] })).toEqual([['notAnObject', null, null]]);
  });

  it('is a whole document pasted too deep', () => {
    const inner = { [configurationWrapper]: { snapshotFrequency: { value: 'PT1H' } } };
    expect(found({ desired: inner })).toMatchObject([
      { code: 'nestedWrapper', detail: { path: `desired/${configurationWrapper}` } },
    ]);
    expect(found({ properties: { desired: inner } })).toMatchObject([
      { code: 'nestedWrapper', detail: { path: `properties/desired/${configurationWrapper}` } },
    ]);
    expect(codesOf({ [configurationWrapper]: inner })).toEqual([
      ['nestedWrapper', configurationWrapper, null],
    ]);
  });

  it('is every other key, for a change of it alone resets a running agent', () => {
    const desired = { [configurationWrapper]: {}, site: 'Bilbao', [obsoleteConfigurationWrapper]: {} };
    expect(found(desired).map(({ code, detail }) => [code, detail])).toEqual([
      ['keyBesideWrapper', { key: 'site' }],
      ['keyBesideWrapper', { key: obsoleteConfigurationWrapper }],
    ]);
  });

  it('never is an error, which would hold up the save that puts it right', () => {
    fc.assert(
      fc.property(anySection, (desired) => {
        for (const { severity } of found(desired)) expect(severity).toBe('warning');
      }),
    );
  });

  it('is a module id that only resembles one of a security module', () => {
    const nearest = (moduleId: string) => moduleIdFindings(moduleId).map(({ detail }) => detail.nearest);
    expect(nearest('DefenderIoTMicroAgent')).toEqual(['DefenderIotMicroAgent']);
    expect(nearest('azureiotsecurty')).toEqual(['azureiotsecurity']);
    expect(nearest('azureiotsecurity')).toEqual([]);
    expect(nearest('$edgeAgent')).toEqual([]);
    expect([securityModuleOf('azureiot-security'), securityModuleOf('security')]).toEqual(['nearMiss', null]);
  });
});

describe('the migration of a foreign shape', () => {
  it('is shown as the places that change', () => {
    const obsolete = { snapshotFrequency: 'PT1H', hubResourceId: '/x' };
    const desired = { [obsoleteConfigurationWrapper]: obsolete, site: 1, $version: 3 };
    const wrapped = { snapshotFrequency: { value: 'PT1H' }, hubResourceId: { value: '/x' } };
    expect(migrationOf(desired)).toEqual([
      { kind: 'removed', path: [obsoleteConfigurationWrapper], before: obsolete },
      { kind: 'added', path: [configurationWrapper], after: wrapped },
    ]);
    expect(migrationOf({ [configurationWrapper]: wrapped })).toBeNull();
    expect(migrationOf({})).toBeNull();
  });

  it('loses no value and touches nothing else, whatever the old configuration held', () => {
    fc.assert(
      fc.property(settableValues, (values) => {
        const desired = { [obsoleteConfigurationWrapper]: { ...values }, site: { kept: true } };
        const before = readConfiguration('classic', desired);
        const migrated = mergePatch(desired, savePatch('classic', desired, before.values));
        expect(before.shape).toBe('obsolete2019');
        expect(readConfiguration('classic', migrated)).toMatchObject({ values: before.values });
        expect(Object.keys(before.values).sort()).toEqual(Object.keys(values).sort());
        const { [configurationWrapper]: _, ...others } = withoutMetadata(migrated);
        expect(others).toEqual({ site: { kept: true } });
      }),
      { numRuns: 500 },
    );
  });

  it('as a fix keeps the values of the draft', () => {
    const values = { snapshotFrequency: 'PT1H' };
    expect(fixedValues('classic', values, 'unknown', 'migrate')).toEqual(values);
  });
});
