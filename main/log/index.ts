/** The program's log: named events with flat data, one JSON object a line, written synchronously, secrets taken out. */
import { pino } from 'pino';
import { scrubSecrets } from '../secrets';
import { openRotatingFile } from './rotatingFile';

export { newestLines } from './newestLines';

export type LogData = Readonly<Record<string, string | number | boolean | null>>;

export interface EventLog {
  info(event: string, data: LogData): void;
  warn(event: string, data: LogData): void;
  error(event: string, data: LogData): void;
}

export interface OpenLog extends EventLog {
  close(): void;
}

const largestBytes = 5_000_000;

/** Keeps at most two files of `largestBytes` each: `file` and `file.1`. */
export function openLog(file: string, limitBytes: number = largestBytes): OpenLog {
  const destination = openRotatingFile(file, limitBytes);
  const logger = pino(
    { base: null, messageKey: 'event', timestamp: pino.stdTimeFunctions.isoTime },
    { write: destination.write },
  );
  return {
    info: (event, data) => logger.info(scrubbed(data), event),
    warn: (event, data) => logger.warn(scrubbed(data), event),
    error: (event, data) => logger.error(scrubbed(data), event),
    close: destination.close,
  };
}

function scrubbed(data: LogData): LogData {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'string' ? scrubSecrets(value) : value,
    ]),
  );
}
