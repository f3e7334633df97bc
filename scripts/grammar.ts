/** `npm run grammar`: writes the parser of IoT Hub's query language after its grammar was changed. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryFolder } from './build/folders';
import { generateGrammar } from './grammar/generateGrammar';

for (const { path, text } of await generateGrammar()) {
  await writeFile(join(repositoryFolder, path), text);
  console.log(`wrote ${path}`);
}
