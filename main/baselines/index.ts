/** Named configurations with variables: kept in versions, handed on as files, filled in for one site. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type {
  BaselineContent,
  BaselineSummary,
  BaselineView,
  FilledBaseline,
  JsonValue,
} from '../../preload/contract';
import { ExpectedFailure } from '../failures';
import { saveFile } from '../savedFiles';
import type { Store } from '../store';
import { equals } from '../twin';
import { readFileText, textOfFile } from './file';
import { filledValues, problemsOf } from './variables';
import { openBaselineVersions, type StoredVersion } from './versions';

export interface Baselines {
  list(): Promise<BaselineSummary[]>;
  /** The newest version when it is null. Fails with BASELINE_UNKNOWN. */
  read(baselineId: string, version: number | null): Promise<BaselineView>;
  /** Fails with BASELINE_UNKNOWN, BASELINE_INVALID or BASELINE_NAME_TAKEN. */
  save(baselineId: string | null, content: BaselineContent): Promise<BaselineView>;
  remove(baselineId: string): Promise<void>;
  /** Fails with NOTHING_CHOSEN, BASELINE_FILE_INVALID, BASELINE_INVALID or BASELINE_NAME_TAKEN. */
  importFile(): Promise<BaselineView>;
  /** Fails with BASELINE_UNKNOWN, NOTHING_CHOSEN or FILE_NOT_WRITTEN. */
  exportFile(baselineId: string, version: number | null): Promise<{ fileName: string }>;
  /** Fails with BASELINE_UNKNOWN or VARIABLES_INVALID. */
  fill(of: FilledBaseline): Promise<{ of: BaselineView; values: Readonly<Record<string, JsonValue>> }>;
}

export interface BaselinePorts {
  readonly store: Store;
  /** Null when the person chose nothing. */
  readonly chooseTextFile: (purpose: 'baseline') => Promise<{ readonly text: string } | null>;
  readonly choosePathToSave: (purpose: 'baseline', suggestedName: string) => Promise<string | null>;
  readonly now: () => Date;
}

export function createBaselines({ store, chooseTextFile, choosePathToSave, now }: BaselinePorts): Baselines {
  const versions = openBaselineVersions(store);

  const read = async (baselineId: string, version: number | null): Promise<BaselineView> => {
    const all = await versions.of(baselineId);
    const wanted = version === null ? all[0] : all.find((each) => each.version === version);
    if (wanted === undefined) throw new ExpectedFailure('BASELINE_UNKNOWN');
    return viewOf(wanted, all);
  };

  const add = async (baselineId: string, content: BaselineContent): Promise<BaselineView> => {
    const problems = problemsOf(content);
    if (problems.length > 0) throw new ExpectedFailure('BASELINE_INVALID', { problems: [...problems] });
    const isTaken = (await versions.newest()).some(
      (other) => other.baselineId !== baselineId && other.content.name === content.name,
    );
    if (isTaken) throw new ExpectedFailure('BASELINE_NAME_TAKEN');
    const [newest] = await versions.of(baselineId);
    // The same again is no version of its own.
    if (!equals(newest?.content, content)) await versions.add(baselineId, now().toISOString(), content);
    return read(baselineId, null);
  };

  return {
    list: async () => {
      const newest = await versions.newest();
      return newest.map(summaryOf).sort((a, b) => a.name.localeCompare(b.name));
    },
    read,
    save: async (baselineId, content) => {
      if (baselineId !== null) await read(baselineId, null);
      return add(baselineId ?? randomUUID(), content);
    },
    remove: async (baselineId) => {
      await read(baselineId, null);
      await versions.remove(baselineId);
    },
    importFile: async () => {
      const chosen = await chooseTextFile('baseline');
      if (chosen === null) throw new ExpectedFailure('NOTHING_CHOSEN');
      const { baselineId, content } = readFileText(chosen.text);
      return add(baselineId, content);
    },
    exportFile: async (baselineId, version) => {
      const { content } = await read(baselineId, version);
      const suggested = `${content.name.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')}.baseline.json`;
      const path = await choosePathToSave('baseline', suggested);
      if (path === null) throw new ExpectedFailure('NOTHING_CHOSEN');
      try {
        const text = textOfFile({ baselineId, content });
        await saveFile({ path, text, readers: 'anybody', mayReplace: true });
      } catch (error) {
        throw new ExpectedFailure('FILE_NOT_WRITTEN', { reason: String(error) }, { cause: error });
      }
      return { fileName: basename(path) };
    },
    fill: async ({ baselineId, version, variables }) => {
      const of = await read(baselineId, version);
      const filled = filledValues(of.content, variables);
      if (filled.kind === 'problems') {
        throw new ExpectedFailure('VARIABLES_INVALID', { problems: [...filled.problems] });
      }
      return { of, values: filled.values };
    },
  };
}

function viewOf(
  { baselineId, version, savedAt, content }: StoredVersion,
  all: readonly StoredVersion[],
): BaselineView {
  return {
    baselineId,
    version,
    savedAt,
    content,
    versions: all.map((each) => ({ version: each.version, savedAt: each.savedAt, note: each.content.note })),
  };
}

function summaryOf({ baselineId, version, savedAt, content }: StoredVersion): BaselineSummary {
  return {
    baselineId,
    name: content.name,
    generation: content.generation,
    version,
    savedAt,
    variableCount: content.variables.length,
    propertyCount: Object.keys(content.values).length,
  };
}
