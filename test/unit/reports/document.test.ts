// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentOf, htmlOf, jsonBodyOf, type Report, reportIn } from '../../../main/reports';
import { sampleReport } from '../../support/reports/sampleReport';

const textOf = (report: Report): string => htmlToDom(htmlOf(documentOf(report))).body.textContent ?? '';
const htmlToDom = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

describe('a report', () => {
  it('says who, when, where, with which credential and how far the clock was off', () => {
    const text = textOf(sampleReport);
    for (const part of [
      'Íñigo Ruiz (as typed)',
      'hub.example',
      'service',
      'Europe/Madrid',
      'Fuse replaced.',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('75 seconds behind the hub');
    expect(text).toContain('1 Mar 2026, 11:31:00 GMT+01:00');
  });

  it('says what was found first, what became of it, and what changed in the twin', () => {
    const document = documentOf(sampleReport);
    const [, , last, earlier, twin] = document.sections;
    expect(last?.items.map(({ outcome }) => outcome.code)).toEqual(['pass', 'pass']);
    expect(earlier?.items.map(({ outcome }) => outcome.code)).toEqual(['warning', 'fail']);
    expect(earlier?.items[1]?.paragraphs.at(-1)).toMatch(/^Next: It is not installed/);
    expect(twin?.listings[0]?.text).toBe('desired.a.b: 1 → 2\nreported.seen: absent → true');
    expect(textOf(sampleReport)).toContain('messageAcknowledged messageId=m-1 tookMs=20');
  });

  it('says what to tell the site’s IT where they have a part in it', () => {
    const [first] = sampleReport.diagnoses;
    const [result] = first?.results ?? [];
    if (first === undefined || result === undefined) throw new Error('The sample has results.');
    const blocked = {
      ...result,
      checkId: 'laptopMqtts' as const,
      outcome: 'fail' as const,
      verdict: 'portSilent' as const,
      detail: { address: 'hub.example', port: '8883' },
    };
    const text = textOf({ ...sampleReport, diagnoses: [{ ...first, results: [blocked] }] });
    expect(text).toMatch(/For the site’s IT: .*8883/);
    expect(textOf({ ...sampleReport, twins: [] })).not.toContain('For the site’s IT');
  });

  it('says in Spanish what it says in English, with nothing left to fill in', () => {
    const text = textOf({ ...sampleReport, language: 'es' });
    expect(text).toContain('Informe de una visita a pump-7');
    expect(text).toContain('atrasado 75 segundos');
    for (const language of ['en', 'es'] as const) {
      expect(textOf({ ...sampleReport, language })).not.toMatch(/\{\{|undefined|\[object/);
    }
  });

  it('says so when something is not known', () => {
    const bare = { ...sampleReport, note: ' ', clockDifferenceS: null, agent: null, twins: [] };
    const text = textOf(bare);
    expect(text).toContain('not compared with the hub');
    expect(text).toContain('No local agent ran');
    expect(text).toContain('No twin of a security module was read');
    expect(text).not.toContain('Note of the technician');
    const unread = { ...sampleReport, twins: [{ moduleId: 'azureiotsecurity', before: null, after: null }] };
    expect(textOf(unread)).toContain('What changed is not known');
  });
});

describe('its HTML', () => {
  it('holds no script, no form and nothing from elsewhere, and forbids them', () => {
    const dom = htmlToDom(htmlOf(documentOf(sampleReport)));
    expect(
      dom.querySelectorAll('script, link, img, iframe, object, embed, form, a, [src], [href]'),
    ).toHaveLength(0);
    const policy = dom.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+=*';/);
  });

  it('has a language, one main heading, headings in order and named sections', () => {
    const dom = htmlToDom(htmlOf(documentOf(sampleReport)));
    expect(dom.documentElement.lang).toBe('en');
    expect(dom.querySelectorAll('h1')).toHaveLength(1);
    for (const section of dom.querySelectorAll('section')) {
      expect(dom.getElementById(section.getAttribute('aria-labelledby') ?? '')?.tagName).toBe('H2');
    }
  });

  it('shows hostile texts as texts, wherever they come from', () => {
    const shape = (dom: Document): string[] => [...dom.querySelectorAll('*')].map(({ tagName }) => tagName);
    const harmless = shape(htmlToDom(htmlOf(documentOf(withText('x')))));
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        '</pre></main><h1>All is well</h1>',
        '--><style>*{display:none}</style><!--',
        '&lt;script&gt;',
      ),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const dom = htmlToDom(htmlOf(documentOf(withText(text))));
        expect(shape(dom)).toEqual(harmless);
        for (const element of dom.querySelectorAll('*')) {
          expect(element.getAttributeNames().some((name) => name.startsWith('on'))).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('names characters that would turn the direction of writing', () => {
    expect(textOf(withText('a\u202Eb\u0000c'))).toContain('a[U+202E]b[U+0000]c');
  });
});

describe('its JSON', () => {
  it('is read as it was written, and not when a member is too many', () => {
    expect(reportIn(Buffer.from(jsonBodyOf(sampleReport)))).toEqual(sampleReport);
    const more = `{\n"report": ${JSON.stringify({ ...sampleReport, more: 1 })}`;
    expect(reportIn(Buffer.from(more))).toBeNull();
    expect(reportIn(Buffer.from('nonsense'))).toBeNull();
  });
});

/** The text in every place where one of others can stand. */
function withText(text: string): Report {
  const [first] = sampleReport.diagnoses;
  if (first === undefined) throw new Error('The sample has diagnoses.');
  return {
    ...sampleReport,
    technician: text,
    note: `n${text}`,
    hostName: text,
    deviceId: text,
    credentialName: text,
    fingerprint: text,
    diagnoses: [
      {
        ...first,
        targetName: text,
        results: first.results.map((result) => ({
          ...result,
          detail: { deviceId: text, seconds: text },
          evidence: [{ name: 'problem', value: text, source: text }],
        })),
      },
    ],
    twins: [
      {
        moduleId: text,
        before: { readAt: text, desired: { a: 1 }, reported: {} },
        after: { readAt: text, desired: { a: text, [`k${text}`]: text }, reported: {} },
      },
    ],
  };
}
