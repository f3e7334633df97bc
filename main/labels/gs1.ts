/** GS1 element strings: the parts of a label that name one item. https://ref.gs1.org/standards/genspecs/ section 3 */
import type { LabelCandidate, LabelReason } from '../../preload/contract';

/** Ends an element of variable length (FNC1, sent as ASCII 29). */
const separator = '\u001D';

/** Application identifiers whose data has a fixed length, by their first two digits (figure 7.8.5-2). */
const fixedLengths: Readonly<Record<string, number>> = {
  '00': 18,
  '01': 14,
  '02': 14,
  '03': 14,
  '04': 16,
  '11': 6,
  '12': 6,
  '13': 6,
  '14': 6,
  '15': 6,
  '16': 6,
  '17': 6,
  '18': 6,
  '19': 6,
  '20': 2,
  '41': 13,
};

/** What tells one item from all others of its kind: serial number, secondary serial number, individual asset. */
const reasons: Readonly<Record<string, LabelReason>> = {
  '21': 'gs1Serial',
  '250': 'gs1Serial',
  '8004': 'gs1Asset',
  '8006': 'gs1Asset',
};

/** `(01)…(21)…` as it is printed, or as it is encoded; nothing for any other text. */
export function gs1Candidates(text: string): LabelCandidate[] {
  const elements = text.startsWith('(') ? bracketed(text) : encoded(text);
  return elements.flatMap(([identifier, value]) => {
    const reason = reasons[identifier];
    return reason === undefined ? [] : [{ value, reason }];
  });
}

function bracketed(text: string): (readonly [string, string])[] {
  return [...text.matchAll(/\((\d{2,4})\)([^(]+)/g)].map(([, identifier = '', value = '']) => [
    identifier,
    value,
  ]);
}

/**
 * Only a text with a GTIN or SSCC in front, or with a separator, is taken for GS1: a bare `21…` is more likely an
 * identifier that begins with those digits.
 */
function encoded(text: string): (readonly [string, string])[] {
  const isGs1 = text.includes(separator) || /^(01\d{14}|00\d{18})(?=\d{2})/.test(text);
  if (!isGs1) return [];
  const elements: (readonly [string, string])[] = [];
  let rest = text;
  while (rest !== '') {
    if (rest.startsWith(separator)) {
      rest = rest.slice(1);
      continue;
    }
    const identifier = Object.keys(reasons).find((each) => rest.startsWith(each)) ?? rest.slice(0, 2);
    const fixed = fixedLengths[identifier];
    const end = fixed === undefined ? rest.indexOf(separator) : identifier.length + fixed;
    const element = end < 0 ? rest : rest.slice(0, end);
    elements.push([identifier, element.slice(identifier.length)]);
    rest = rest.slice(element.length);
  }
  return elements;
}

/** A GS1 Digital Link has the same identifiers as steps of its path. https://ref.gs1.org/standards/digital-link/ */
export function digitalLinkCandidates(steps: readonly string[]): LabelCandidate[] {
  const first = steps.findIndex((step, index) => step === '01' && /^\d{8,14}$/.test(steps[index + 1] ?? ''));
  if (first < 0 && !steps.includes('8004')) return [];
  return steps.flatMap((step, index) => {
    const reason = reasons[step];
    const value = steps[index + 1];
    return reason === undefined || value === undefined ? [] : [{ value, reason }];
  });
}
