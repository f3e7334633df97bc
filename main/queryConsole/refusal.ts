/** A query that the hub does not take, with the place that the hub names. */
import { ExpectedFailure } from '../failures';
import { HubCallError } from '../hubs';

/** `Line 1:29 …` is how the service begins its sentence (Azure/azure-iot-sdk-csharp#40), counted from 1. */
export function positionIn(message: string, text: string): number | null {
  const [, line, column] = /\bline (\d+):(\d+)/i.exec(message) ?? [];
  if (line === undefined || column === undefined) return null;
  const starts = [0];
  for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + lineBreak.length);
  const start = starts[Number(line) - 1];
  return start === undefined ? null : Math.min(text.length, start + Math.max(0, Number(column) - 1));
}

/** What to throw instead of what a query of this text threw. */
export function refusalOr(error: unknown, text: string): unknown {
  if (!(error instanceof HubCallError) || error.failure.cause !== 'badRequest') return error;
  const { failure } = error;
  const position = positionIn(failure.serviceMessage ?? '', text);
  return new ExpectedFailure('QUERY_REFUSED', { position, failure }, { cause: error });
}
