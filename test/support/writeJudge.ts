/** Judges every write to a twin: did it take away what its author had not been shown, did it apply an edit again? */
import { readConfiguration } from '../../main/security';
import type { ConflictView, JsonObject, JsonValue } from '../../preload/contract';

type Values = Readonly<Record<string, JsonValue>>;

export interface WriteJudge {
  /** The hub took a write; `desired` as it answered. */
  written(author: string, desired: JsonObject): void;
  /** A person changed a property while `shown` was what the hub held of it; null removes it, and is one not set. */
  edited(author: string, property: string, value: string | null, shown: JsonValue): void;
  /** A person was shown a conflict and chose. */
  decided(author: string, conflict: ConflictView, choices: Readonly<Record<string, 'mine' | 'theirs'>>): void;
  /** A person was told that everything of the draft is saved. */
  saved(author: string): void;
  /** What the draft holds at the end; null without a draft. */
  leftIn(author: string, values: Values | null): void;
  lostUnseen(): number;
  appliedTwice(): number;
}

interface Person {
  /** What the person was last shown of each property; null or missing: not set. */
  readonly known: Map<string, JsonValue>;
  /** Edits whose end the person has not been told. */
  readonly pending: Map<string, string | null>;
}

/** Edits are told apart by their values, of which no two are the same; only "not set" can come back. */
export function createWriteJudge(): WriteJudge {
  let values: Values = {};
  const written = new Set<string>();
  const people = new Map<string, Person>();
  const applied = new Map<string, number>();
  const askedAgain = new Map<string, number>();
  let lost = 0;

  const personOf = (author: string): Person => {
    const person = people.get(author) ?? { known: new Map(), pending: new Map() };
    people.set(author, person);
    return person;
  };
  const count = (counter: Map<string, number>, key: string): void => {
    counter.set(key, (counter.get(key) ?? 0) + 1);
  };
  /** A removal has no value of its own to look for: it ended when the property was written since, or is gone. */
  const isApplied = (property: string, value: string | null): boolean =>
    value === null ? !Object.hasOwn(values, property) || written.has(property) : applied.has(value);

  return {
    written: (author, desired) => {
      const after = readConfiguration('classic', desired).values;
      const { known } = personOf(author);
      for (const property of new Set([...Object.keys(values), ...Object.keys(after)])) {
        const value = after[property];
        if (values[property] === value) continue;
        const isUnseen = (values[property] ?? null) !== (known.get(property) ?? null);
        if (author !== 'script' && isUnseen) lost += 1;
        if (typeof value === 'string') count(applied, value);
        written.add(property);
        known.set(property, value ?? null);
      }
      values = after;
    },
    edited: (author, property, value, shown) => {
      const { known, pending } = personOf(author);
      known.set(property, shown);
      pending.set(property, value);
    },
    decided: (author, { items }, choices) => {
      const { known, pending } = personOf(author);
      for (const { property, state, mine, theirs } of items) {
        known.set(property, theirs ?? null);
        if (state !== 'conflict') continue;
        if (choices[property] === 'theirs') pending.delete(property);
        else if (typeof mine === 'string' && applied.has(mine)) count(askedAgain, mine);
      }
    },
    saved: (author) => {
      const { pending } = personOf(author);
      for (const [property, value] of pending) if (!isApplied(property, value)) lost += 1;
      pending.clear();
    },
    leftIn: (author, draft) => {
      for (const [property, value] of personOf(author).pending) {
        const isKept = draft !== null && (draft[property] ?? null) === value;
        if (!isKept && !isApplied(property, value)) lost += 1;
      }
    },
    lostUnseen: () => lost,
    appliedTwice: () =>
      [...applied].reduce(
        (sum, [value, times]) => sum + Math.max(0, times - 1 - (askedAgain.get(value) ?? 0)),
        0,
      ),
  };
}
