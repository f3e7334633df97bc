/** Makes the parser of IoT Hub's query language out of its grammar. */
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildParserFile } from '@lezer/generator';
import { repositoryFolder } from '../build/folders';

const grammarFile = 'preload/queryLanguage/iotHubQuery.grammar';

export interface GeneratedFile {
  /** From the repository's folder. */
  readonly path: string;
  readonly text: string;
}

/** Fails on anything the generator warns of. */
export async function generateGrammar(): Promise<readonly GeneratedFile[]> {
  const grammar = await readFile(join(repositoryFolder, grammarFile), 'utf8');
  const { parser, terms } = buildParserFile(grammar, {
    fileName: grammarFile,
    moduleStyle: 'es',
    warn: (message) => {
      throw new Error(message);
    },
  });
  return [
    formatted('preload/queryLanguage/iotHubQuery.parser.ts', 'The parser', typed(parser)),
    formatted('preload/queryLanguage/iotHubQuery.terms.ts', 'The terms of the parser', terms),
  ];
}

/** The generator leaves the call of our own `keyword` without types, and with a second argument that it does not take. */
function typed(parser: string): string {
  const made = '(value, stack) => (keyword(value, stack) << 1)';
  if (!parser.includes(made)) throw new Error('The generator writes the call of keyword otherwise now.');
  return parser.replace(made, '(value: string) => keyword(value) << 1');
}

function formatted(path: string, what: string, code: string): GeneratedFile {
  const body = code.replace(/^\/\/.*\n/, '');
  const input = `/** ${what}, made by \`npm run grammar\` of iotHubQuery.grammar; not to be edited. */\n${body}`;
  const biome = join(repositoryFolder, 'node_modules/@biomejs/biome/bin/biome');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [biome, 'format', `--stdin-file-path=${path}`],
    { cwd: repositoryFolder, input, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return { path, text: stdout };
}
