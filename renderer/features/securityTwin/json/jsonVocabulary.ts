/** What may be written in the JSON editor: the properties of this generation, and the values each may have. */
import type { JsonValue, PropertyRow, SecurityTwinView } from '../../../../preload/contract';
import { durationFromWords } from '../../../text/durationWords';
import type { JsonVocabulary, NameOffer, ValueOffer } from '../../../ui/jsonEditor/completion';
import { fieldChoices } from '../form/fieldChoices';

/** Durations that are worth a suggestion, besides what is typed in words. */
const usualDurations = ['PT1M', 'PT5M', 'PT7M', 'PT10M', 'PT15M', 'PT30M', 'PT1H', 'PT5H', 'PT13H', 'P1D'];

interface VocabularyWords {
  /** The plain name of a property. */
  name(property: string): string;
  /** A value as a person reads it. */
  value(value: JsonValue, type: PropertyRow['type']): string;
}

/** Classic properties stand in the wrapper, each as an object with `value`; those of the micro agent stand bare. */
export function jsonVocabulary(
  { generation, rows }: Pick<SecurityTwinView, 'generation' | 'rows'>,
  words: VocabularyWords,
): JsonVocabulary {
  const known = rows.filter((row) => row.known);
  const rowOf = (name: string | undefined) => known.find((row) => row.name === name);
  const isInWrapper = (path: readonly string[]) => path.length > 0 && rowOf(path[0]) === undefined;

  /** The names within the configuration: none at its top, then the property. */
  function within(path: readonly string[]): readonly string[] | null {
    if (generation === 'micro') return path;
    return isInWrapper(path) ? path.slice(1) : null;
  }

  function nameOffer(row: PropertyRow): NameOffer {
    const value = JSON.stringify(row.defaultValue ?? '');
    return {
      name: row.name,
      words: words.name(row.name),
      value: generation === 'micro' ? value : `{ "value": ${value} }`,
    };
  }

  function valueOffers(row: PropertyRow, typed: string): readonly ValueOffer[] {
    const inWords = row.type === 'duration' ? durationFromWords(typed) : null;
    const usual = row.type === 'duration' ? usualDurations : (fieldChoices(row.type) ?? []);
    const values: readonly JsonValue[] = [...(inWords === null ? [] : [inWords]), row.defaultValue, ...usual];
    const offers = values
      .filter((value) => value !== null && value !== '')
      .map((value) => ({ json: JSON.stringify(value), words: words.value(value, row.type) }));
    const unique = offers.filter(
      (offer, index) => offers.findIndex(({ json }) => json === offer.json) === index,
    );
    const start = typed.trim().toLowerCase();
    const matching = unique.filter(({ json }) => json.toLowerCase().includes(start));
    return inWords === null && matching.length > 0 ? matching : unique;
  }

  return {
    namesAt(path) {
      const inside = within(path);
      if (inside === null) return [];
      if (inside.length === 0) return known.map(nameOffer);
      const row = generation === 'classic' && inside.length === 1 ? rowOf(inside[0]) : undefined;
      return row
        ? [{ name: 'value', words: words.name(row.name), value: JSON.stringify(row.defaultValue) }]
        : [];
    },
    valuesAt(path, typed) {
      const inside = within(path);
      const isValue =
        generation === 'micro' ? inside?.length === 1 : inside?.length === 2 && inside[1] === 'value';
      const row = isValue ? rowOf(inside?.[0]) : undefined;
      return row ? valueOffers(row, typed) : [];
    },
  };
}
