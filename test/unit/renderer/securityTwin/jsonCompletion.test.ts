// @vitest-environment jsdom
import { CompletionContext } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { EditorState } from '@codemirror/state';
import { describe, expect, test } from 'vitest';
import { judgeTwin, securityModuleIds, securityTwinRows } from '../../../../main/security';
import type { PropertyRow, PropertyType } from '../../../../preload/contract';
import { jsonVocabulary } from '../../../../renderer/features/securityTwin/json/jsonVocabulary';
import { completeJson } from '../../../../renderer/ui/jsonEditor/completion';

const words = { name: (property: string) => `name of ${property}`, value: (value: unknown) => String(value) };
const rowsOf = (generation: 'classic' | 'micro') => {
  const empty = { generation, flavour: 'unknown', desired: {}, reported: {} } as const;
  const { drift } = judgeTwin({
    ...empty,
    moduleId: securityModuleIds[generation],
    readAt: '2026-03-01T10:00:00Z',
    connectionState: 'Connected',
    lastActivityTime: null,
  });
  return [...securityTwinRows({ ...empty, edited: null, drift })];
};

/** The cursor stands at `|`. */
function complete(generation: 'classic' | 'micro', marked: string) {
  const pos = marked.indexOf('|');
  const state = EditorState.create({ doc: marked.replace('|', ''), extensions: [json()] });
  const vocabulary = jsonVocabulary({ generation, rows: rowsOf(generation) }, words);
  const result = completeJson(new CompletionContext(state, pos, true), vocabulary);
  return { result, labels: result?.options.map(({ label }) => label) ?? [] };
}

describe('Completion in the JSON editor', () => {
  test('offers the classic properties within the wrapper that are not there yet, with a default', () => {
    const { result, labels } = complete(
      'classic',
      '{ "wrapper:x": { "eventPriorityLogin": { "value": "Low" }, "| } }',
    );
    expect(labels).toContain('"highPriorityMessageFrequency"');
    expect(labels).not.toContain('"eventPriorityLogin"');
    const option = result?.options.find(({ label }) => label === '"highPriorityMessageFrequency"');
    expect(option?.apply).toBe('"highPriorityMessageFrequency": { "value": "PT7M" }');
    expect(option?.detail).toBe('name of highPriorityMessageFrequency');
  });

  test('offers names in an empty object', () => {
    expect(complete('classic', '{ "wrapper:x": { | } }').labels).toContain('"snapshotFrequency"');
    expect(complete('micro', '{ | }').labels).toContain('"Heartbeat_Disabled"');
  });

  test('renames without writing a second value', () => {
    const { result } = complete('classic', '{ "wrapper:x": { "snap|": { "value": "PT1H" } } }');
    const option = result?.options.find(({ label }) => label === '"snapshotFrequency"');
    expect(option?.apply).toBe('"snapshotFrequency"');
  });

  test('offers the priorities where a priority belongs, the default first', () => {
    const text = '{ "wrapper:x": { "eventPriorityLogin": { "value": "|" } } }';
    expect(complete('classic', text).labels).toEqual(['"High"', '"Low"', '"Off"']);
  });

  test('offers what a duration in words means', () => {
    const text = '{ "wrapper:x": { "snapshotFrequency": { "value": "cada 3 horas|" } } }';
    expect(complete('classic', text).labels[0]).toBe('"PT3H"');
  });

  test('offers bare values of the micro agent', () => {
    expect(complete('micro', '{ "Heartbeat_Disabled": | }').labels).toEqual(['false', 'true']);
    expect(complete('micro', '{ "Login_MessageFrequency": "M|" }').labels).toContain('"Medium"');
  });

  test('offers nothing outside the configuration', () => {
    expect(complete('classic', '{ | }').labels).toEqual([]);
    expect(complete('classic', '{ "wrapper:x": { "unheardOf": { "value": | } } }').labels).toEqual([]);
  });

  test.each<PropertyType>(['duration', 'priority', 'boolean', 'frequency', 'processMode'])(
    'offers only values of the type for every %s',
    (type) => {
      const rows: readonly PropertyRow[] = [...rowsOf('classic'), ...rowsOf('micro')];
      for (const row of rows.filter((each) => each.type === type)) {
        const generation = row.name.includes('_') ? 'micro' : 'classic';
        const value = generation === 'micro' ? '|' : '{ "value": | }';
        const text = `{ "${row.name}": ${value} }`;
        const { labels } = complete(generation, generation === 'micro' ? text : `{ "wrapper:x": ${text} }`);
        expect(labels.length).toBeGreaterThan(1);
        expect(labels).toContain(JSON.stringify(row.defaultValue));
      }
    },
  );
});
