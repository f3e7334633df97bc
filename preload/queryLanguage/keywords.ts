/** Words that the grammar keeps for itself, in any letter case. As keys of a twin they need `[[…]]`. */
import * as terms from './iotHubQuery.terms';

const termOfKeyword = new Map<string, number>([
  ['select', terms.select],
  ['top', terms.top],
  ['from', terms.from],
  ['where', terms.where],
  ['group', terms.group],
  ['by', terms.by],
  ['as', terms.as],
  ['and', terms.and],
  ['or', terms.or],
  ['not', terms.not],
  ['in', terms._in],
  ['nin', terms.nin],
  ['true', terms.True],
  ['false', terms.False],
  ['null', terms.Null],
  ['undefined', terms.Undefined],
]);

export const keywords: readonly string[] = [...termOfKeyword.keys()];

/** What the parser asks for every identifier; -1 says that it is none of ours. */
export function keyword(identifier: string): number {
  return termOfKeyword.get(identifier.toLowerCase()) ?? -1;
}
