/** Which agents are installed on a device, and what their files say. */
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { type Secret, secretOf } from '../secrets';
import {
  cAgentFile,
  csharpAgentFiles,
  type FileValues,
  type InstalledAgent,
  type LocalReading,
  microConnectionFile,
  readCAgentFile,
  readCsharpAgentFiles,
  readMicroConnection,
} from '../security';
import { type Target, TargetError } from '../targets';
import { classicFolder, microFolders } from './deviceCommands';

export interface Installed {
  readonly agent: InstalledAgent;
  readonly folder: string;
  readonly reading: LocalReading;
  /** The key that stands in the micro agent's connection string. */
  readonly key: Secret | null;
}

/** Rejects with `TargetError` when a file is there and may not be read. */
export async function readInstalled(target: Target, signal: AbortSignal): Promise<readonly Installed[]> {
  const found: (Installed | null)[] = [
    await readC(target, signal),
    await readCsharp(target, signal),
    await readMicro(target, signal),
  ];
  return found.filter((each) => each !== null);
}

/** Null when there is no such file. */
export async function readText(target: Target, path: string, signal: AbortSignal): Promise<string | null> {
  try {
    return Buffer.from(await target.readFile(path, signal)).toString('utf8');
  } catch (error) {
    if (error instanceof TargetError && error.problem === 'fileMissing') return null;
    throw error;
  }
}

async function readC(target: Target, signal: AbortSignal): Promise<Installed | null> {
  const text = await readText(target, `${classicFolder}/${cAgentFile}`, signal);
  return text === null
    ? null
    : { agent: 'c', folder: classicFolder, reading: readCAgentFile(text), key: null };
}

async function readCsharp(target: Target, signal: AbortSignal): Promise<Installed | null> {
  const read = (name: string) => readText(target, `${classicFolder}/${name}`, signal);
  const authentication = await read(csharpAgentFiles.authentication);
  if (authentication === null) return null;
  const [general, external] = [await read(csharpAgentFiles.general), await read(csharpAgentFiles.interface)];
  const reading = readCsharpAgentFiles({
    authentication: addedValues(authentication, 'Authentication'),
    general: addedValues(general ?? '', 'General'),
    interface: addedValues(external ?? '', 'ExternalInterface'),
  });
  return { agent: 'csharp', folder: classicFolder, reading, key: null };
}

async function readMicro(target: Target, signal: AbortSignal): Promise<Installed | null> {
  for (const folder of microFolders) {
    const text = await readText(target, `${folder}/${microConnectionFile}`, signal);
    if (text === null) continue;
    const { key, ...reading } = readMicroConnection(text);
    return { agent: 'micro', folder, reading, key: key === null ? null : secretOf(key) };
  }
  return null;
}

const added = z.object({ key: z.string(), value: z.string() });
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  processEntities: true,
  isArray: (name) => name === 'add',
});

/** The `<add key="…" value="…"/>` elements below the root of this name; null for anything else. */
export function addedValues(xml: string, rootName: string): FileValues | null {
  try {
    const document: unknown = parser.parse(xml.replace(/^\uFEFF/, ''), true);
    const root = z.looseObject({ [rootName]: z.looseObject({ add: z.array(added) }) }).safeParse(document);
    if (!root.success) return null;
    const { add } = z.looseObject({ add: z.array(added) }).parse(root.data[rootName]);
    return Object.fromEntries(add.map(({ key, value }) => [key, value]));
  } catch {
    return null;
  }
}
