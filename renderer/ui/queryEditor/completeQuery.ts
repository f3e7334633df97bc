/** Completion in a query: words of the language where they may stand, properties with the values they have been seen with. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import {
  aggregates,
  collectionNamed,
  collections,
  fieldsOf,
  functions,
  keywords,
  withoutCollection,
  writtenPath,
} from '../../../preload/queryLanguage';

export interface KnownPath {
  readonly path: readonly string[];
  /** As a query writes them. */
  readonly values: readonly string[];
}

/** What is said beside an offer. */
export interface OfferWords {
  readonly keyword: string;
  readonly function: string;
  /** Of functions that the service documents for message routes only. */
  readonly routeFunction: string;
  readonly aggregate: string;
  readonly collection: string;
  readonly property: string;
  readonly value: string;
}

export interface QueryVocabulary {
  readonly known: readonly KnownPath[];
  readonly words: OfferWords;
}

/** A path with or without an unfinished last name, `tags.[[two wor` included. */
const pathBefore = /(?:[\w$]+|\[\[[^\]]*\]\])(?:\.(?:[\w$]+|\[\[[^\]]*\]\]))*\.?(?:\[\[[^\]]*)?/;
const valueBefore =
  /((?:[\w$]+|\[\[[^\]]*\]\])(?:\.(?:[\w$]+|\[\[[^\]]*\]\]))*)\s*(?:=|!=|<>|<=?|>=?|N?IN\s*\[(?:[^\]]*,)?)\s*('(?:[^'\\]|\\.)*|[\w.-]*)$/i;

export function completeQuery(
  context: CompletionContext,
  { known, words }: QueryVocabulary,
): CompletionResult | null {
  const before = context.state.sliceDoc(0, context.pos);
  if (isInString(before)) return valuesFor(before, context.pos, known, words);
  const values = valuesFor(before, context.pos, known, words);
  if (values) return values;
  const typed = context.matchBefore(pathBefore);
  if (!typed && !context.explicit) return null;
  const from = typed?.from ?? context.pos;
  const start = before.slice(0, from);
  if (/\bfrom\s+$/i.test(start)) return offers(from, collectionOffers(words));
  return offers(from, [
    ...pathOffers(context.state.doc.toString(), known, words),
    ...wordOffers(start, words),
  ]);
}

function offers(from: number, options: readonly Completion[]): CompletionResult | null {
  return options.length === 0 ? null : { from, options: [...options], validFor: /^[\w$.[\] -]*$/ };
}

function collectionOffers(words: OfferWords): readonly Completion[] {
  return collections.map((label) => ({ label, detail: words.collection, type: 'class', boost: 2 }));
}

function pathOffers(text: string, known: readonly KnownPath[], words: OfferWords): readonly Completion[] {
  const [, named = 'devices'] = /\bfrom\s+([\w.]+)/i.exec(text) ?? [];
  const fields = fieldsOf[collectionNamed(named) ?? 'devices'];
  const paths = known.flatMap(({ path }) => writtenPath(path) ?? []);
  return [...new Set([...fields, ...paths])].map((label) => ({
    label,
    detail: words.property,
    type: 'property',
    boost: 1,
  }));
}

/** Aggregates stand before FROM only, functions after WHERE only. */
function wordOffers(before: string, words: OfferWords): readonly Completion[] {
  const isSelecting = !/\bfrom\b/i.test(before);
  const called = isSelecting
    ? aggregates.map((name) => ({ name, detail: words.aggregate }))
    : Object.entries(functions).map(([name, { isForTwins }]) => ({
        name,
        detail: isForTwins ? words.function : words.routeFunction,
      }));
  return [
    ...keywords.map((word) => ({ label: word.toUpperCase(), detail: words.keyword, type: 'keyword' })),
    ...called.map(({ name, detail }) => ({
      label: `${name}(`,
      displayLabel: name,
      detail,
      type: 'function',
    })),
  ];
}

function valuesFor(
  before: string,
  pos: number,
  known: readonly KnownPath[],
  words: OfferWords,
): CompletionResult | null {
  const [, path, typed] = valueBefore.exec(before) ?? [];
  if (path === undefined || typed === undefined) return null;
  const meant = comparable(path);
  const values = known.find((each) => comparable(writtenPath(each.path) ?? '') === meant)?.values ?? [];
  const offered = [...values, ...(fixedValues.get(meant) ?? [])];
  if (offered.length === 0) return null;
  return {
    from: pos - typed.length,
    options: offered.map((label) => ({ label, detail: words.value, type: 'constant', apply: label })),
    validFor: /^'?[^']*$/,
  };
}

/** Source: MicrosoftDocs/azure-docs iot-hub-devguide-identity-registry.md. */
const fixedValues = new Map<string, readonly string[]>([
  ['status', ["'enabled'", "'disabled'"]],
  ['connectionstate', ["'Connected'", "'Disconnected'"]],
  ['authenticationtype', ["'sas'", "'selfSigned'", "'certificateAuthority'", "'none'"]],
  ['capabilities.iotedge', ['true', 'false']],
]);

function comparable(path: string): string {
  return withoutCollection(path.split('.')).join('.').toLowerCase();
}

function isInString(before: string): boolean {
  let quote = '';
  for (let at = 0; at < before.length; at += 1) {
    const sign = before.charAt(at);
    if (quote === '') quote = sign === "'" || sign === '"' ? sign : '';
    else if (sign === '\\') at += 1;
    else if (sign === quote) quote = '';
  }
  return quote !== '';
}
