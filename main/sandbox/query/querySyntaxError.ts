/** A query that cannot be read, said in a sentence without a full stop that names the place. */
export class QuerySyntaxError extends Error {
  override readonly name = 'QuerySyntaxError';
  /** Counted from 0 in the query's text. */
  readonly position: number;

  constructor(sentence: string, text: string, position: number) {
    super(`${sentence} at ${placeOf(text, position)}`);
    this.position = position;
  }
}

function placeOf(text: string, position: number): string {
  const before = text.slice(0, position).split(/\r\n|\r|\n/);
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
