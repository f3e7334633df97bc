/** What an agent's files on a device say about whom it connects as, in one form for all agents. */

export type InstalledAgent = 'c' | 'csharp' | 'micro';

export interface LocalConfiguration {
  readonly agent: InstalledAgent;
  /** Null where the file leaves it out, as provisioning through DPS may. */
  readonly hostName: string | null;
  readonly deviceId: string | null;
  readonly moduleId: string | null;
  readonly identity: 'module' | 'device' | 'dps' | null;
  readonly method: 'key' | 'certificate' | null;
  /** Path of the key or certificate; null for one in a certificate store, and for the micro agent, whose files have fixed names. */
  readonly credentialFile: string | null;
  /** The desired property the agent reads its configuration from; null for the micro agent, which has none. */
  readonly configurationObject: string | null;
}

export interface LocalProblem {
  /** `notCombinable`: each value is right, but this agent refuses them together. */
  readonly kind: 'unreadable' | 'missing' | 'badValue' | 'notCombinable';
  readonly file: string;
  /** As the file spells it; null for the file as a whole. */
  readonly key: string | null;
  /** What stands there; may be anything somebody pasted. */
  readonly value: string | null;
}

export interface LocalReading {
  /** Null when nothing could be made out. */
  readonly configuration: LocalConfiguration | null;
  readonly problems: readonly LocalProblem[];
}

/** Keys of one file with their values, wherever they came from. */
export type FileValues = Readonly<Record<string, string>>;

export interface ValueReader {
  /** The value; null, noted as missing when it is required. */
  text(key: string, isRequired: boolean): string | null;
  /** One of the words, spelled exactly; anything else is noted. */
  word<Word extends string>(key: string, words: readonly Word[]): Word | null;
}

/** Reads values of one file and notes what is wrong with them. */
export function readerOf(file: string, values: FileValues, problems: LocalProblem[]): ValueReader {
  const text: ValueReader['text'] = (key, isRequired) => {
    const value = Object.hasOwn(values, key) ? (values[key] ?? '').trim() : '';
    if (value !== '') return value;
    if (isRequired) problems.push({ kind: 'missing', file, key, value: null });
    return null;
  };
  return {
    text,
    word: (key, words) => {
      const value = text(key, true);
      const word = words.find((each) => each === value) ?? null;
      if (value !== null && word === null) problems.push({ kind: 'badValue', file, key, value });
      return word;
    },
  };
}
