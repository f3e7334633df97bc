import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { triageLog } from '../../../main/security';

const prefix = 'Feb 15 10:30:00 pump ASCIoTAgent[611]: ';
const started = `${prefix}ASC for IoT Agent initialized!`;

/** The three spellings of one line: the documentation's, the C agent's and the C# agent's. */
const spellings = [
  'Defender for IoT agent encountered an error!',
  'ASC for IoT agent encounterd an error!',
  'ASC for IoT agent encountered an error!',
];
const errorLine = (code: string, subcode: string, details: string, spelling = spellings[1]): string =>
  `${prefix}${spelling} Error in: ${code}, reason: ${subcode}, extra details: ${details}`;

describe('an agent’s error line', () => {
  it.each([
    ['Local Configuration', 'Missing Configuration', 'Key: AgentId', 'logLocalMissing'],
    [
      'Local Configuration',
      'Cant Parse Configuration',
      'Unexpected value for key Identity',
      'logLocalUnparsable',
    ],
    ['Local Configuration', 'File Format', 'Failed to parse configuration file', 'logLocalFormat'],
    ['Local Configuration', 'Other', 'Unsupported authentication methoud', 'logLocalOther'],
    ['Remote Configuration', 'Timeout', 'Check the host name', 'logRemoteTimeout'],
    [
      'Remote Configuration',
      'Cant Parse Configuration',
      "Can't parse the following properties: x",
      'logRemoteUnparsable',
    ],
    ['Authentication', 'File Not Exist', '/var/key', 'logFileMissing'],
    ['Authentication', 'File Permissions', '/var/key', 'logFilePermissions'],
    ['Authentication', 'File Permission', '/var/key', 'logFilePermissions'],
    ['Authentication', 'File Format', '/var/key', 'logFileFormat'],
    ['Authentication', 'Unauthorized', 'Validate authentication configuration', 'logUnauthorized'],
    ['Authentication', 'Not Found', 'Device not found', 'logNotFound'],
    ['Authentication', 'Missing Configuration', 'Key: filePath', 'logAuthenticationConfiguration'],
    ['Authentication', 'Cant Parse Configuration', 'Key: type', 'logAuthenticationConfiguration'],
    ['Authentication', 'Other', 'No network', 'logAuthenticationOther'],
    ['Something New', 'Timeout', 'x', 'logOtherError'],
    ['Authentication', 'Something New', 'x', 'logAuthenticationOther'],
  ])('%s / %s (%s) is %s in every spelling', (code, subcode, details, verdict) => {
    for (const spelling of spellings) {
      const { findings } = triageLog(errorLine(code, subcode, details, spelling));
      expect(findings).toEqual([
        {
          verdict,
          code,
          subcode,
          details,
          count: 1,
          line: errorLine(code, subcode, details, spelling).trim(),
        },
      ]);
    }
  });

  it.each([
    ['Connect finished but no twin configuration was found.', 'logNoTwin'],
    ['Twin syntax error. configuration was not changed', 'logTwinRefused'],
    ['Not adding event Login because maxLocalCacheSize is too small', 'logCacheTooSmall'],
  ])('without a code, %s, is %s', (line, verdict) => {
    expect(triageLog(prefix + line).findings).toMatchObject([{ verdict }]);
  });
});

describe('a whole log', () => {
  it('forgets what was wrong before the agent’s last start, of either agent', () => {
    const broken = errorLine('Authentication', 'Unauthorized', 'x');
    expect(triageLog([broken, started].join('\n'))).toMatchObject({
      findings: [],
      hasStarted: true,
      lineCount: 2,
    });
    const csharp = '2021-02-15 10:30:00 | CorrelationId: 1 | Information: Agent is initialized!';
    expect(triageLog([broken, csharp].join('\r\n'))).toMatchObject({ findings: [], hasStarted: true });
  });

  it('tells the newest cause last, each once with how often', () => {
    const permissions = errorLine('Authentication', 'File Permissions', '/k');
    const timeout = errorLine('Remote Configuration', 'Timeout', 'x');
    const { findings } = triageLog([started, timeout, permissions, timeout].join('\n'));
    expect(findings.map(({ verdict, count }) => [verdict, count])).toEqual([
      ['logFilePermissions', 1],
      ['logRemoteTimeout', 2],
    ]);
  });

  it('counts no lines of others', () => {
    expect(triageLog('Feb 15 10:30:00 pump sshd[9]: Accepted publickey')).toEqual({
      findings: [],
      lineCount: 0,
      hasStarted: false,
    });
  });

  it('is read whatever stands in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom(started, errorLine('constructor', 'other', '')))),
        (lines) => {
          const { findings, lineCount } = triageLog(lines.join('\n'));
          expect(findings.length).toBeLessThanOrEqual(lineCount);
        },
      ),
    );
  });
});
