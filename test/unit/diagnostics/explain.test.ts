import { expect, it } from 'vitest';
import { explainWith } from '../../../main/diagnostics/explain';
import { TargetError, type TargetProblem } from '../../../main/targets';
import { sentencesOf } from '../../../preload/diagnosisText';

const explain = explainWith({ info: () => {}, warn: () => {}, error: () => {} });

/** What a person is told to do about it. */
function remedyFor(problem: TargetProblem): string {
  const finding = explain(new TargetError(problem, 'ss is not there.'), 'deviceTls');
  const result = { ...finding, detail: { ...finding.detail }, evidence: [...finding.evidence] };
  return sentencesOf('en', result, String).next;
}

it('asks for another account only where the device refused something', () => {
  expect(remedyFor('notPermitted')).toContain('with an account that may read');
  expect(remedyFor('connectionLost')).toContain('Connect again under “Device over SSH…”');
  expect(remedyFor('tookTooLong')).toContain('how busy');
  expect(remedyFor('programMissing')).toContain('Install it');
});
