/**
 * A query that cannot be read, said without a full stop, its place first as the service writes it (`Line 1:29 …`, seen in
 * Azure/azure-iot-sdk-csharp#40).
 */
export class QuerySyntaxError extends Error {
  override readonly name = 'QuerySyntaxError';
  /** Counted from 0 in the query's text. */
  readonly position: number;

  constructor(sentence: string, text: string, position: number) {
    super(`Line ${placeOf(text, position)} ${sentence}`);
    this.position = position;
  }
}

function placeOf(text: string, position: number): string {
  const before = text.slice(0, position).split(/\r\n|\r|\n/);
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
