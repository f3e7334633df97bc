/** A query that cannot be read, said in a sentence without a full stop. */
export class QuerySyntaxError extends Error {
  override readonly name = 'QuerySyntaxError';
}
