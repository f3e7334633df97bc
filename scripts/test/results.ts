/** Reads Vitest's JSON report. https://vitest.dev/guide/reporters#json-reporter */
import { z } from 'zod';

const report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

export interface Failure {
  readonly file: string;
  readonly test: string;
  readonly reason: string;
}

export interface Results {
  readonly passed: number;
  readonly skipped: readonly string[];
  readonly failures: readonly Failure[];
}

/** A file that could not even be loaded counts as one failure. Throws when the text is no such report. */
export function readResults(json: string): Results {
  const files = report.parse(JSON.parse(json)).testResults;
  const tests = files.flatMap(({ name, assertionResults }) =>
    assertionResults.map((result) => ({ ...result, file: name })),
  );
  const failedTests = tests
    .filter(({ status }) => status === 'failed')
    .map(({ file, fullName, failureMessages }) => ({
      file,
      test: fullName,
      reason: failureMessages?.[0] ?? '',
    }));
  const brokenFiles = files
    .filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((result) => result.status === 'failed'),
    )
    .map(({ name, message }) => ({ file: name, test: '(the whole file)', reason: message ?? '' }));
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    skipped: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => fullName),
    failures: [...failedTests, ...brokenFiles],
  };
}
