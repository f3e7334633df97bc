/** The JSON form of a report: readable, one file, its signature as the last member. */
import { type Report, report } from './report';

const opening = '{\n"report": ';

/** What is signed. With what `envelope.ts` puts after it, it is one JSON object. */
export function jsonBodyOf(of: Report): string {
  return `${opening}${JSON.stringify(report.parse(of), null, 2)}`;
}

/** Null when the body is no report of this form. */
export function reportIn(body: Uint8Array): Report | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    return report.parse(JSON.parse(text.slice(opening.length)));
  } catch {
    return null;
  }
}
