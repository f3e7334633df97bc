/** The slots that a condition of the filter language selects. Means what matches.ts means for one record. */
import {
  type Age,
  type Condition,
  fits,
  fitsDrift,
  fitsGeneration,
  type Pattern,
  shortestAnywhere,
  type Term,
} from '../filter';
import { type Bits, intersect, noBits, subtract, unite } from './bits';
import { type FleetColumns, membersOf, readRestEntry, restEntry } from './fleetColumns';
import { type Needle, needleBytes } from './needle';
import type { TextColumn } from './textColumn';

/** Of the devices that are there. */
export function slotsOfTerm(columns: FleetColumns, { condition, isNegated }: Term, nowMs: number): Bits {
  const slots = slotsOfCondition(columns, condition, nowMs);
  return isNegated ? subtract(columns.present().slice(), slots) : intersect(slots, columns.present());
}

/** Deleted devices may be among them. The result is the caller's own. */
function slotsOfCondition(columns: FleetColumns, condition: Condition, nowMs: number): Bits {
  const count = columns.slotCount();
  switch (condition.kind) {
    case 'text':
      return slotsOfText(columns, condition.text);
    case 'choice':
      return united(
        condition.values.map((value) => slotsOfChoice(columns, condition.field, value)),
        count,
      );
    case 'id':
      return united(
        condition.patterns.map((pattern) => idsFitting(columns, pattern)),
        count,
      );
    case 'site':
      return united(
        condition.patterns.map((pattern) => slotsFitting(columns.site, pattern, count)),
        count,
      );
    case 'fingerprint':
      return united(
        condition.patterns.map((pattern) => slotsFitting(columns.fingerprint, pattern, count)),
        count,
      );
    case 'moduleId':
      return united(
        condition.patterns.map((pattern) =>
          columns.moduleIds.slotsPassing(
            longestPart(pattern),
            (list) => membersOf(list).some((moduleId) => fits(pattern, moduleId)),
            count,
          ),
        ),
        count,
      );
    case 'tag':
      return united(
        condition.patterns.map((pattern) => slotsOfTag(columns, condition.path, pattern)),
        count,
      );
    case 'active':
      return slotsOfAges(columns.times.lastActivityTime, condition.ages, nowMs, count);
    case 'read':
      return slotsOfAges(columns.times.readAt, condition.ages, nowMs, count);
  }
}

function united(sets: readonly Bits[], slotCount: number): Bits {
  return sets.reduce((all, set) => unite(all, set), noBits(slotCount));
}

function slotsOfText(columns: FleetColumns, text: string): Bits {
  const count = columns.slotCount();
  const isAtBeginning = text.length < shortestAnywhere;
  const needle = needleBytes({ text, isAtBeginning, isAtEnd: false });
  const found = columns.ids.find(needle);
  for (const column of columns.texts.values()) column.noteHolding(needle, found);
  const holds = (folded: string) => (isAtBeginning ? folded.startsWith(text) : folded.includes(text));
  return unite(
    found,
    columns.rest.slotsPassing(
      needleBytes({ text, isAtBeginning: false, isAtEnd: false }),
      (entries) => membersOf(entries).some((entry) => holds(readRestEntry(entry).folded)),
      count,
    ),
  );
}

function slotsOfTag(columns: FleetColumns, path: string, pattern: Pattern): Bits {
  const count = columns.slotCount();
  const own = `tags.${path}`;
  const column = columns.texts.get(own);
  const inRest = columns.rest.slotsPassing(
    needleBytes({ text: restEntry(own, ''), isAtBeginning: false, isAtEnd: false }),
    (entries) =>
      membersOf(entries)
        .map(readRestEntry)
        .some((entry) => entry.path === own && fits(pattern, entry.folded)),
    count,
  );
  return column ? unite(inRest, slotsFitting(column, pattern, count)) : inRest;
}

/** A pattern that is found as one needle; null where its parts have to be looked at one by one. */
function needleOf({ parts }: Pattern): Needle | null {
  const [first = '', second, third, ...more] = parts;
  if (second === undefined) return { text: first, isAtBeginning: true, isAtEnd: true };
  if (third === undefined && second === '') return { text: first, isAtBeginning: true, isAtEnd: false };
  if (third === undefined && first === '') return { text: second, isAtBeginning: false, isAtEnd: true };
  const isAnywhere = first === '' && third === '' && more.length === 0;
  return isAnywhere ? { text: second, isAtBeginning: false, isAtEnd: false } : null;
}

function longestPart({ parts }: Pattern): Uint8Array {
  const text = parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  return needleBytes({ text, isAtBeginning: false, isAtEnd: false });
}

function slotsFitting(column: TextColumn, pattern: Pattern, slotCount: number): Bits {
  const needle = needleOf(pattern);
  if (needle !== null) return column.slotsHolding(needleBytes(needle), slotCount);
  return column.slotsPassing(longestPart(pattern), (folded) => fits(pattern, folded), slotCount);
}

function idsFitting({ ids }: FleetColumns, pattern: Pattern): Bits {
  const needle = needleOf(pattern);
  const found = ids.find(needle === null ? longestPart(pattern) : needleBytes(needle));
  if (needle !== null) return found;
  for (let slot = 0; slot < ids.count(); slot += 1) {
    const [word, bit] = [slot >>> 5, 1 << (slot & 31)];
    if (((found[word] ?? 0) & bit) !== 0 && !fits(pattern, ids.textAt(slot)))
      found[word] = (found[word] ?? 0) & ~bit;
  }
  return found;
}

function slotsOfAges(
  column: FleetColumns['times']['readAt'],
  ages: readonly (Age | null)[],
  nowMs: number,
  slotCount: number,
): Bits {
  const slotsOfAge = (age: Age | null): Bits => {
    if (age === null) return column.slotsWithout(slotCount);
    const bound = nowMs - age.ageMs;
    return age.is === 'newer'
      ? column.slotsBetween(bound, Number.POSITIVE_INFINITY, slotCount)
      : column.slotsBetween(Number.NEGATIVE_INFINITY, bound, slotCount);
  };
  return united(ages.map(slotsOfAge), slotCount);
}

/** Sets that belong to columns are copied, so that the result may be changed. */
function slotsOfChoice(
  { choices, slotCount }: FleetColumns,
  field: Extract<Condition, { kind: 'choice' }>['field'],
  value: string,
): Bits {
  const count = slotCount();
  const yes = value === 'yes' ? 'yes' : 'no';
  const having = <Value extends string>(
    column: { readonly values: readonly Value[]; slotsWith(value: Value, slotCount: number): Bits },
    fitting: (value: Value) => boolean,
  ): Bits =>
    united(
      column.values.filter(fitting).map((one) => column.slotsWith(one, count)),
      count,
    );
  switch (field) {
    case 'status':
      return having(choices.status, (status) => status === value);
    case 'connected':
      return having(choices.connectionState, (state) => (state === 'Connected') === (yes === 'yes'));
    case 'module':
      return having(choices.securityModule, (kind) => kind === value);
    case 'verdict':
      return having(choices.verdict, (verdict) => verdict === value);
    case 'drift':
      return having(choices.drift, (drift) => drift !== '' && fitsDrift(drift, value));
    case 'generation':
      return having(choices.securityModule, (kind) => fitsGeneration(kind, value));
    case 'auth':
      return having(choices.authenticationType, (type) => type === value);
    case 'edge':
      return having(choices.isEdge, (isEdge) => isEdge === yes);
    case 'changed':
      return having(choices.changedHere, (isChanged) => isChanged === yes);
  }
}
