/** What is found in a message, gathered while it is looked through. */
import type { JsonValue, MessageFinding, MessageFindingCode } from '../../../preload/contract';

/** What Microsoft's own agents are known to send against the schema, and what their documentation shows. */
const tolerated: readonly MessageFindingCode[] = [
  'aggregatedCategory',
  'hitCountNumber',
  'numericPort',
  'configurationAccepted',
  'operationalQueue',
  'timeWithoutOffset',
  'otherCase',
];

const mostFindings = 100;
const longestFound = 80;

export interface Findings {
  add(code: MessageFindingCode, path: string, found?: JsonValue, expected?: string): void;
  all(): readonly MessageFinding[];
}

/** `isStrict`: nothing is tolerated. */
export function gatherFindings(isStrict: boolean): Findings {
  const found: MessageFinding[] = [];
  return {
    add: (code, path, value, expected) => {
      if (found.length >= mostFindings) return;
      found.push({
        code,
        severity: !isStrict && tolerated.includes(code) ? 'notice' : 'warning',
        path,
        found: value === undefined ? null : shortened(value),
        expected: expected ?? null,
      });
    },
    all: () => found,
  };
}

function shortened(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > longestFound ? `${text.slice(0, longestFound - 1)}…` : text;
}
