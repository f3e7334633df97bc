/** The files of every agent on a device. */
export { cAgentFile, readCAgentFile } from './cAgent';
export { type ExpectedIdentity, type FoundMismatch, type Mismatch, mismatchesOf } from './compare';
export { type CsharpFileValues, csharpAgentFiles, readCsharpAgentFiles } from './csharpAgent';
export type {
  FileValues,
  InstalledAgent,
  LocalConfiguration,
  LocalProblem,
  LocalReading,
} from './localConfiguration';
export { type MicroReading, microConnectionFile, readMicroConnection } from './microAgent';
