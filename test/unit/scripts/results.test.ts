import { describe, expect, it } from 'vitest';
import { readResults } from '../../../scripts/test/results';

const file = (status: string, assertionResults: object[], message = '') => ({
  name: '/a.test.ts',
  status,
  message,
  assertionResults,
});
const report = (...testResults: object[]) => JSON.stringify({ testResults });

describe('the results of a test run', () => {
  it('name each failing test with its file and reason', () => {
    const { passed, failures } = readResults(
      report(
        file('failed', [
          { fullName: 'a hub answers', status: 'passed' },
          { fullName: 'a hub refuses', status: 'failed', failureMessages: ['expected 1 to be 2'] },
        ]),
      ),
    );
    expect(passed).toBe(1);
    expect(failures).toEqual([{ file: '/a.test.ts', test: 'a hub refuses', reason: 'expected 1 to be 2' }]);
  });

  it('count a file that could not be loaded as one failure', () => {
    expect(readResults(report(file('failed', [], 'Cannot find module'))).failures).toEqual([
      { file: '/a.test.ts', test: '(the whole file)', reason: 'Cannot find module' },
    ]);
  });

  it('list what was skipped and do not count it as passed', () => {
    const { passed, skipped, failures } = readResults(
      report(file('passed', [{ fullName: 'needs the schemas', status: 'skipped' }])),
    );
    expect({ passed, skipped, failures }).toEqual({
      passed: 0,
      skipped: ['needs the schemas'],
      failures: [],
    });
  });

  it('refuse what is no report', () => {
    expect(() => readResults('{}')).toThrow();
  });
});
