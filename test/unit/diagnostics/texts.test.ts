import { describe, expect, it } from 'vitest';
import { type CheckResult, verdictCode } from '../../../preload/contract';
import { diagnosisWords, letterOf, sentencesOf } from '../../../preload/diagnosisText';

const { en, es } = diagnosisWords;
const placesIn = (sentence: string): string[] =>
  [...new Set(sentence.match(/\{\{\w+\}\}/g) ?? [])].toSorted();

describe('the sentences about a verdict', () => {
  it.each(verdictCode.options)('%s name the same details in both languages', (code) => {
    const [english, spanish] = [en.verdicts[code], es.verdicts[code]];
    for (const part of ['means', 'next', 'it'] as const) {
      expect(placesIn(spanish[part])).toEqual(placesIn(english[part]));
      expect(spanish[part] === '').toBe(english[part] === '');
    }
    expect(english.means).not.toBe('');
    expect(spanish.means).not.toBe(english.means);
  });

  it('say the check, the direction and the agent in the language’s own words', () => {
    const detail = {
      check: 'laptopTls',
      direction: 'behind',
      agent: 'csharp',
      seconds: '90',
      folder: '/var',
    };
    expect(sentencesOf('es', { verdict: 'dependencyNotPassed', detail }).means).toContain('«TLS de HTTPS»');
    expect(sentencesOf('es', { verdict: 'clockOff', detail }).means).toContain('atrasado 90 segundos');
    expect(sentencesOf('en', { verdict: 'agentFound', detail }).means).toBe(
      'The classic C# agent is installed in /var.',
    );
  });

  it('take a detail for a word only where it is one, and nothing of a detail for a sentence', () => {
    const detail = {
      name: 'constructor',
      check: 'toString',
      direction: 'constructor',
      seconds: '{{direction}}',
    };
    expect(sentencesOf('en', { verdict: 'namesFound', detail }).means).toContain('constructor');
    expect(sentencesOf('en', { verdict: 'dependencyNotPassed', detail }).means).toContain('toString');
    expect(sentencesOf('en', { verdict: 'clockOff', detail }).means).toContain(
      '{{direction}} seconds constructor',
    );
  });
});

describe('the text for the site’s IT', () => {
  const result: Pick<CheckResult, 'verdict' | 'detail' | 'evidence'> = {
    verdict: 'portSilent',
    detail: { address: 'hub.azure-devices.net', port: '8883' },
    evidence: [{ name: 'port', value: '8883', source: 'TCP hub.azure-devices.net:8883' }],
  };

  it('says what is wrong, what is asked for and the values behind it', () => {
    expect(letterOf('en', result)).toMatch(
      /^A device on this site[\s\S]+Please allow[\s\S]+- Port: 8883 \(TCP/,
    );
    expect(letterOf('es', result)).toContain('- Puerto: 8883');
  });

  it('is not there where they have no part in it', () => {
    expect(letterOf('en', { ...result, verdict: 'credentialDiffers' })).toBe('');
  });
});
