/** A query run over documents at hand. */
import type { JsonObject } from '../../../../main/sandbox/ports';
import { type Continuation, fromTheStart } from '../../../../main/sandbox/query/continuation';
import { parseQuery } from '../../../../main/sandbox/query/parse';
import { type ResultPage, runQuery } from '../../../../main/sandbox/query/run';

/** A document's place is its index, written so that texts and numbers have one order. */
const placeOf = (index: number): string => String(index).padStart(6, '0');

export function runOver(
  documents: readonly JsonObject[],
  text: string,
  pageSize = 1000,
  from: Continuation = fromTheStart,
): Promise<ResultPage> {
  const placed = documents
    .map((document, index) => ({ place: placeOf(index), document, whole: () => document }))
    .filter(({ place }) => from.place === null || place > from.place);
  return runQuery(parseQuery(text), placed, pageSize, from);
}

/** What the expression gives for the document, seen through every question a query can ask about it. */
export async function truthOf(expression: string, document: JsonObject = {}): Promise<boolean | undefined> {
  const isSelected = async (where: string): Promise<boolean> =>
    (await runOver([document], `SELECT * FROM devices WHERE ${where}`)).items.length === 1;
  if (await isSelected(expression)) return true;
  return (await isSelected(`NOT (${expression})`)) ? false : undefined;
}
