/** A document as one HTML file: no script, nothing from elsewhere, readable by screen readers, on paper and in the dark. */
import { createHash } from 'node:crypto';
import type { ReportDocument, ReportSection } from '../../preload/contract';
import { style } from './style';

/** Named by its hash, so that no other style takes effect. https://www.w3.org/TR/CSP3/#framework-directive-source-list */
const styleHash = createHash('sha256').update(style).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

export function htmlOf({ language, title, sections }: ReportDocument): string {
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${sections.map(sectionOf).join('\n')}
</main>
</body>
</html>
`;
}

function sectionOf({ heading, paragraphs, facts, items, listings }: ReportSection, index: number): string {
  const id = `section-${index + 1}`;
  return [
    `<section aria-labelledby="${id}">`,
    `<h2 id="${id}">${escaped(heading)}</h2>`,
    ...paragraphs.map(paragraphOf),
    factsOf(facts),
    ...items.map(itemOf),
    ...listings.map(
      ({ title, text }) => `<h3>${escaped(title)}</h3>\n<pre tabindex="0">${escaped(text)}</pre>`,
    ),
    '</section>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function itemOf({ heading, outcome, paragraphs, facts }: ReportSection['items'][0]): string {
  const badge = `<span class="outcome ${escaped(outcome.code)}">${escaped(outcome.word)}</span>`;
  return [
    '<article>',
    `<h3>${badge} ${escaped(heading)}</h3>`,
    ...paragraphs.map(paragraphOf),
    factsOf(facts),
    '</article>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function paragraphOf(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

function factsOf(facts: ReportSection['facts']): string {
  if (facts.length === 0) return '';
  const rows = facts.map(
    ({ name, value }) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`,
  );
  return `<dl>\n${rows.join('\n')}\n</dl>`;
}

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * For text and for attributes in quotes. Control characters show as their pictures and those that turn the direction of
 * writing by their names, so that a device's text cannot disguise what stands beside it.
 */
export function escaped(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (character) => named[character] ?? character)
    .replaceAll(/\p{Cs}/gu, '\uFFFD')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/g, codeOf)
    .replaceAll(/[\p{Cc}]/gu, (character) =>
      character === '\n' || character === '\t' ? character : codeOf(character),
    );
}

function codeOf(character: string): string {
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;
}
