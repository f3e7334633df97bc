/** Rows as JSON lines: one JSON object a line, nothing lost of what the hub gave. https://jsonlines.org/ */
import type { JsonValue } from '../../preload/contract';
import type { AboutFact } from './table';

/** The first line is `{"about":{…}}`, for programs that want to know; every other line is a row. */
export async function* jsonLinesText(
  about: readonly AboutFact[],
  portions: AsyncIterable<readonly JsonValue[]>,
): AsyncGenerator<string, void, void> {
  yield `${JSON.stringify({ about: Object.fromEntries(about.map(({ key, value }) => [key, value])) })}\n`;
  for await (const rows of portions) {
    if (rows.length > 0) yield `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
  }
}
