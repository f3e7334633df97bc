/** What a label may mean: its text taken apart into what may name a device, the surest first, each with the reason. */
import type { LabelCandidate } from '../../preload/contract';
import { fieldReason, inOrder } from './fields';
import { digitalLinkCandidates, gs1Candidates } from './gs1';
import { waysToWriteMac } from './macAddress';

/** As long as a device id may be (MicrosoftDocs/azure-docs iot-hub-devguide-identity-registry.md). */
const longestValue = 128;
const mostCandidates = 20;
const deepestJson = 5;

/** Empty for a text that cannot name anything. */
export function candidatesOf(labelText: string): LabelCandidate[] {
  const text = labelText.trim();
  const parts = partsOf(text);
  const whole: LabelCandidate = {
    value: text,
    reason: waysToWriteMac(text).length > 0 ? 'macAddress' : 'wholeText',
  };
  const all = [...parts, whole].flatMap((candidate) => [candidate, ...otherWays(candidate)]);
  const usable = all
    .map(({ value, reason }) => ({ value: value.trim(), reason }))
    .filter(({ value }) => value !== '' && value.length <= longestValue && !hasControls(value));
  const unique = usable.filter(
    ({ value }, index) => index === usable.findIndex((each) => each.value === value),
  );
  return unique.slice(0, mostCandidates);
}

/** Taken apart in the first way that fits. */
function partsOf(text: string): LabelCandidate[] {
  for (const takeApart of [jsonCandidates, urlCandidates, gs1Candidates, messageCandidates]) {
    const parts = takeApart(text);
    if (parts.length > 0) return parts;
  }
  return pairCandidates(text);
}

function otherWays({ value, reason }: LabelCandidate): LabelCandidate[] {
  if (reason !== 'macAddress') return [];
  return waysToWriteMac(value.trim()).map((way) => ({ value: way, reason }));
}

function hasControls(value: string): boolean {
  return /\p{Cc}/u.test(value);
}

function jsonCandidates(text: string): LabelCandidate[] {
  if (!/^[[{]/.test(text)) return [];
  try {
    return inOrder(fieldsOf(JSON.parse(text), deepestJson));
  } catch {
    return [];
  }
}

function fieldsOf(json: unknown, depth: number): LabelCandidate[] {
  if (typeof json !== 'object' || json === null || depth === 0) return [];
  return Object.entries(json).flatMap(([name, value]: [string, unknown]) => {
    const reason = fieldReason(name);
    const isValue = typeof value === 'string' || typeof value === 'number';
    return reason !== null && isValue ? [{ value: String(value), reason }] : fieldsOf(value, depth - 1);
  });
}

/** Named parts of the query, then the steps of the path from its end: addresses of devices end with the device. */
function urlCandidates(text: string): LabelCandidate[] {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !URL.canParse(text)) return [];
  const { pathname, searchParams, hash } = new URL(text);
  const inQuery = [...searchParams, ...new URLSearchParams(hash.replace(/^#[^?]*\??/, ''))];
  const named = inQuery.flatMap(([name, value]) =>
    fieldReason(name) === null ? [] : [{ value, reason: fieldReason(name) ?? 'urlQuery' }],
  );
  const steps = pathname
    .split('/')
    .map(decoded)
    .filter((step) => step !== '');
  return [
    ...inOrder(named),
    ...digitalLinkCandidates(steps),
    ...steps.toReversed().map((value): LabelCandidate => ({ value, reason: 'urlPath' })),
    ...inQuery.map(([, value]): LabelCandidate => ({ value, reason: 'urlQuery' })),
  ];
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/** ISO/IEC 15434: an envelope with data identifiers (ANSI MH10.8.2), of which `S` is the serial number. */
function messageCandidates(text: string): LabelCandidate[] {
  if (!text.startsWith('[)>\u001E06\u001D')) return [];
  return text
    .slice(7)
    .split(separators)
    .flatMap((field) => {
      const [, identifier, value = ''] = /^(\d{0,3}[A-Z])(.+)$/.exec(field) ?? [];
      return identifier === 'S' || identifier === '25S' ? [{ value, reason: 'serialField' as const }] : [];
    });
}

/** `name=value`, `name: value` or `S/N value`, one after the other: connection strings, registration labels, lists. */
function pairCandidates(text: string): LabelCandidate[] {
  const pairs = text.split(/[;,&\n\r\t|]+/).flatMap((pair) => {
    const [, name, value] = pairForm.exec(pair) ?? spacedForm.exec(pair) ?? [];
    const reason = name === undefined ? null : fieldReason(name);
    return reason === null || value === undefined ? [] : [{ value, reason }];
  });
  return inOrder(pairs);
}

/** Between elements, at the end of the format, at the end of the message. */
const separators = /\p{Cc}/u;

const pairForm = /^\s*([^=:]{1,40}?)\s*[=:]\s*(.+?)\s*$/;
const spacedForm = /^\s*(\S{1,12})\s+(\S+)\s*$/;
