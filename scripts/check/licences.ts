/** Holds the licences of everything that is shipped against the list of those allowed. */
import { type InitOpts, init, type ModuleInfos } from 'license-checker-rseidelsohn';
import { repositoryFolder } from '../build/folders';

/** Permissive licences, as SPDX names them; an expression with `OR` passes when one of its choices is here. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
]);

/** Packages whose `license` field is no SPDX expression, with the licence their own files offer. */
const readByHand: Readonly<Record<string, string>> = {
  // "MIT or GPL" at the user's choice: ifandelse/machina.js, README.md.
  machina: 'MIT',
};

/** What is wrong, one sentence each. */
export async function licenceProblems(): Promise<string[]> {
  const packages = await shippedPackages();
  const names = Object.keys(packages);
  console.log(`${names.length} shipped packages read`);
  if (names.length === 0) return ['No package was read.'];
  return names.flatMap((nameAndVersion) => {
    const name = nameAndVersion.slice(0, nameAndVersion.lastIndexOf('@'));
    const licence =
      readByHand[name] ?? [packages[nameAndVersion]?.licenses ?? 'no licence'].flat().join(' AND ');
    return isAllowed(licence) ? [] : [`${nameAndVersion} is under ${licence}`];
  });
}

function isAllowed(expression: string): boolean {
  return expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence.trim())));
}

function shippedPackages(): Promise<ModuleInfos> {
  const options: InitOpts = { start: repositoryFolder, production: true, excludePrivatePackages: true };
  return new Promise((resolve, reject) => {
    init(options, (error, packages) => (error ? reject(error) : resolve(packages)));
  });
}
