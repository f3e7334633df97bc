/** What the fleet's columns offer for completion. */
import type { Counted, SuggestionSource, ValuesOf } from '../filter/suggest';
import { countBits, intersect } from './bits';
import { type FleetColumns, membersOf } from './fleetColumns';
import { needleBytes } from './needle';
import type { TextColumn } from './textColumn';

/** Lists of modules are many at most, and each is taken apart. */
const mostLists = 1000;

/** `writtenAt` tells a value as it was written where the columns have it folded alone. */
export function suggestionSource(
  columns: FleetColumns,
  writtenAt: (slot: number, of: ValuesOf) => string | null,
): SuggestionSource {
  function frequencies(column: TextColumn, of: ValuesOf, foldedPart: string, most: number): Counted[] {
    const needle =
      foldedPart === '' ? null : needleBytes({ text: foldedPart, isAtBeginning: true, isAtEnd: false });
    const { frequent } = column.frequencies(columns.present(), needle, most);
    return frequent.flatMap(({ text, count, anySlot }) => {
      const written = text ?? writtenAt(anySlot(), of);
      return written === null ? [] : [{ text: written, count }];
    });
  }

  function moduleIds(): Counted[] {
    const counts = new Map<string, number>();
    for (const { text, count } of frequencies(columns.moduleIds, 'moduleId', '', mostLists)) {
      for (const moduleId of membersOf(text)) counts.set(moduleId, (counts.get(moduleId) ?? 0) + count);
    }
    return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
  }

  return {
    tagPaths: () =>
      [...columns.texts].flatMap(([path, column]) =>
        path.startsWith('tags.')
          ? [{ text: path.slice('tags.'.length), count: presentIn(columns, column) }]
          : [],
      ),
    values: (of, foldedPart, most) => {
      if (of === 'moduleId') return moduleIds();
      const column = typeof of === 'string' ? columns[of] : columns.texts.get(`tags.${of.tag}`);
      return column ? frequencies(column, of, foldedPart, most) : [];
    },
  };
}

/** How many devices have a text in this column. */
export function presentIn(columns: FleetColumns, column: TextColumn): number {
  return countBits(intersect(column.slotsWithText(columns.slotCount()), columns.present()));
}
