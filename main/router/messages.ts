/** contract/messages.ts, translated. */
import type { EventLog } from '../log';
import type { Services } from '../services';
import type { Implementer } from './base';
import { translated } from './streams';

export function messagesRouter(os: Implementer, { messages }: Services, log: EventLog) {
  return os.messages.router({
    start: os.messages.start.handler(({ input }) => messages.start(input)),
    stop: os.messages.stop.handler(() => messages.stop()),
    pause: os.messages.pause.handler(() => messages.pause()),
    resume: os.messages.resume.handler(() => messages.resume()),
    watch: os.messages.watch.handler(({ signal }) => translated(messages.watch(signal), log)),
    rows: os.messages.rows.handler(({ input }) => messages.rows(input.filter, input)),
    details: os.messages.details.handler(({ input }) => messages.details(input.number)),
    statistics: os.messages.statistics.handler(() => messages.statistics()),
    bookmark: os.messages.bookmark.handler(({ input }) =>
      messages.bookmark(input.number, input.isBookmarked),
    ),
    record: os.messages.record.handler(({ input }) => messages.record(input.withHeld)),
    stopRecording: os.messages.stopRecording.handler(() => messages.stopRecording()),
    replay: os.messages.replay.handler(({ input }) => messages.replay(input.pace)),
  });
}
