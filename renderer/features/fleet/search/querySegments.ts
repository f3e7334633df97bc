/** A query cut into pieces that look alike: terms of a field, and mistakes. */
import { fieldTerms } from '../../../../preload/filterLanguage';

export interface QuerySegment {
  readonly from: number;
  readonly text: string;
  readonly isTerm: boolean;
  readonly isMistake: boolean;
}

interface Place {
  readonly from: number;
  readonly to: number;
}

export function querySegments(query: string, mistakes: readonly Place[]): readonly QuerySegment[] {
  const terms = fieldTerms(query);
  const cuts = [...terms, ...mistakes].flatMap(({ from, to }) => [from, to]);
  const places = [...new Set([0, ...cuts, query.length])]
    .filter((at) => at <= query.length)
    .sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? query.length;
    return {
      from,
      text: query.slice(from, to),
      isTerm: terms.some((term) => term.from <= from && to <= term.to),
      isMistake: mistakes.some((mistake) => mistake.from <= from && to <= mistake.to),
    };
  });
}
