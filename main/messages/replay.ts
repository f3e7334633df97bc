/** Reads a recording line by line and gives its messages at the pace they came, faster, or all at once. */
import { createReadStream } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import type { HubClock } from '../hubs';
import { hubOfHead, messageOfLine } from './recordingFormat';
import type { TakenMessage } from './takenMessage';

/** A message of 256 KB with everything escaped, and its properties. */
const longestLine = 4_000_000;
/** Messages between two moments in which the program does something else. */
const atOnce = 200;
/** Nights without a message are passed over. */
const longestPauseMs = 10_000;

/** The file is no recording, or a line of it is none of one. */
export class DamagedRecording extends Error {
  override readonly name = 'DamagedRecording';
  readonly line: number;

  constructor(line: number) {
    super(`Line ${line} is no message of a recording.`);
    this.line = line;
  }
}

export async function readHubOf(path: string): Promise<string> {
  for await (const line of linesOf(path)) {
    const hub = hubOfHead(line);
    if (hub !== null) return hub;
    break;
  }
  throw new DamagedRecording(1);
}

/** Rejects with DamagedRecording, and with the signal's reason when it aborts. */
export async function replay(
  path: string,
  pace: number | 'atOnce',
  clock: HubClock,
  onMessage: (message: TakenMessage) => void,
  signal: AbortSignal,
): Promise<void> {
  let lineNumber = 0;
  let beforeMs: number | null = null;
  for await (const line of linesOf(path)) {
    signal.throwIfAborted();
    lineNumber += 1;
    if (lineNumber === 1) continue;
    const message = messageOfLine(line);
    if (message === null) throw new DamagedRecording(lineNumber);
    const atMs = Date.parse(message.enqueuedAt);
    const pauseMs = pace === 'atOnce' || beforeMs === null ? 0 : (atMs - beforeMs) / pace;
    if (pauseMs >= 1) await clock.wait(Math.min(pauseMs, longestPauseMs), signal);
    else if (lineNumber % atOnce === 0) await turn();
    beforeMs = Math.max(atMs, beforeMs ?? atMs);
    onMessage(message);
  }
}

async function* linesOf(path: string): AsyncGenerator<string, void, void> {
  let rest = '';
  let line = 0;
  for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    if (rest.length > longestLine) throw new DamagedRecording(line + 1);
    for (const part of parts) {
      line += 1;
      yield part;
    }
  }
  if (rest !== '') yield rest;
}
