import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createBaselines } from '../../../main/baselines';
import { type BaselineContent, baselineSummary, baselineView } from '../../../preload/contract';
import { openAppStore } from '../../support/appStore';
import { temporaryFolder } from '../../support/temporaryFolder';

const plant: BaselineContent = {
  name: 'Línea de bombas / norte',
  generation: 'classic',
  note: 'first',
  variables: [{ name: 'size', type: 'integer', description: 'one message', defaultValue: 8192 }],
  values: { maxMessageSizeInBytes: '{{size}}' },
};

function laptop() {
  const folder = temporaryFolder();
  const store = openAppStore(join(temporaryFolder(), 'siteward.db'));
  onTestFinished(() => store.close());
  let minutes = 0;
  let fileText: string | null = null;
  let savesTo: ((name: string) => string) | null = (name) => join(folder, name);
  const baselines = createBaselines({
    store,
    chooseTextFile: async () => (fileText === null ? null : { text: fileText }),
    choosePathToSave: async (_purpose, name) => savesTo?.(name) ?? null,
    now: () => {
      minutes += 1;
      return new Date(Date.UTC(2026, 0, 1, 8, minutes));
    },
  });
  return {
    folder,
    baselines,
    choosesFile: (text: string | null) => {
      fileText = text;
    },
    saves: (to: ((name: string) => string) | null) => {
      savesTo = to;
    },
  };
}

describe('baselines', () => {
  it('keep every version that differs', async () => {
    const { baselines } = laptop();
    const first = await baselines.save(null, plant);
    expect(baselineView.parse(first)).toEqual(first);
    await baselines.save(first.baselineId, { ...plant, note: 'second' });
    const newest = await baselines.save(first.baselineId, { ...plant, note: 'second' });
    expect(newest.versions.map(({ version, note }) => [version, note])).toEqual([
      [2, 'second'],
      [1, 'first'],
    ]);
    expect((await baselines.read(first.baselineId, 1)).content).toEqual(plant);
    const [listed] = await baselines.list();
    expect(baselineSummary.parse(listed)).toMatchObject({ version: 2, variableCount: 1, propertyCount: 1 });
  });

  it('refuse what is wrong, a name that is taken, and what is not there', async () => {
    const { baselines } = laptop();
    const { baselineId } = await baselines.save(null, plant);
    await expect(baselines.save(null, { ...plant, variables: [] })).rejects.toMatchObject({
      code: 'BASELINE_INVALID',
      data: { problems: [{ code: 'undeclaredVariable', variable: 'size' }] },
    });
    await expect(baselines.save(null, plant)).rejects.toMatchObject({ code: 'BASELINE_NAME_TAKEN' });
    await expect(baselines.save('unknown', plant)).rejects.toMatchObject({ code: 'BASELINE_UNKNOWN' });
    await expect(baselines.read(baselineId, 9)).rejects.toMatchObject({ code: 'BASELINE_UNKNOWN' });
    await baselines.remove(baselineId);
    expect(await baselines.list()).toEqual([]);
  });

  it('are filled in for one site', async () => {
    const { baselines } = laptop();
    const { baselineId } = await baselines.save(null, plant);
    const fill = (variables: Record<string, number>) =>
      baselines.fill({ baselineId, version: null, variables });
    expect((await fill({ size: 4096 })).values).toEqual({ maxMessageSizeInBytes: 4096 });
    await expect(fill({ size: 0.5 })).rejects.toMatchObject({
      code: 'VARIABLES_INVALID',
      data: { problems: [{ variable: 'size', problem: 'wrongType' }] },
    });
  });
});

describe('a baseline’s file', () => {
  it('goes to another laptop, where importing it again makes a version', async () => {
    const here = laptop();
    const { baselineId } = await here.baselines.save(null, plant);
    const { fileName } = await here.baselines.exportFile(baselineId, null);
    expect(fileName).toBe('Línea-de-bombas-norte.baseline.json');
    expect(readdirSync(here.folder)).toEqual([fileName]);
    const text = readFileSync(join(here.folder, fileName), 'utf8');
    expect(JSON.parse(text)).toMatchObject({ format: 'siteward-baseline', formatVersion: 1 });

    const there = laptop();
    there.choosesFile(`\uFEFF${text}`);
    expect(await there.baselines.importFile()).toMatchObject({ baselineId, version: 1, content: plant });
    await there.baselines.save(baselineId, { ...plant, note: 'edited there' });
    expect(await there.baselines.importFile()).toMatchObject({ version: 3, content: plant });
  });

  it.each([
    ['no JSON', '{', { reason: 'notJson', place: null }],
    ['something else', '{"a":1}', { reason: 'notABaseline', place: 'format' }],
    [
      'a newer format',
      '{"format":"siteward-baseline","formatVersion":2}',
      { reason: 'newerFormat', place: null },
    ],
    [
      'one with a hole',
      '{"format":"siteward-baseline","formatVersion":1,"baselineId":"0b7e7f2c-5c1e-4b57-9d0a-6a9d5a1f0c11","baseline":{"name":""}}',
      { reason: 'notABaseline', place: 'baseline.name' },
    ],
  ])('is refused when it is %s', async (_, text, data) => {
    const { baselines, choosesFile } = laptop();
    choosesFile(text);
    await expect(baselines.importFile()).rejects.toMatchObject({ code: 'BASELINE_FILE_INVALID', data });
    expect(await baselines.list()).toEqual([]);
  });

  it('is told when it cannot be written, and nothing is left half written', async () => {
    const { baselines, folder, saves, choosesFile } = laptop();
    const { baselineId } = await baselines.save(null, plant);
    saves((name) => join(folder, 'missing', name));
    await expect(baselines.exportFile(baselineId, 1)).rejects.toMatchObject({ code: 'FILE_NOT_WRITTEN' });
    saves(null);
    await expect(baselines.exportFile(baselineId, 1)).rejects.toMatchObject({ code: 'NOTHING_CHOSEN' });
    choosesFile(null);
    await expect(baselines.importFile()).rejects.toMatchObject({ code: 'NOTHING_CHOSEN' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
