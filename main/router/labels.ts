/** contract/labels.ts, translated. */
import type { EventLog } from '../log';
import type { Services } from '../services';
import type { Implementer } from './base';
import { translated } from './streams';

export function labelsRouter(os: Implementer, { labels }: Services, log: EventLog) {
  return os.labels.router({
    holdCamera: os.labels.holdCamera.handler(({ signal }) => translated(labels.holdCamera(signal), log)),
    readPicture: os.labels.readPicture.handler(async ({ input: { picture, effort, frame } }) => ({
      labels: await labels.readPicture(picture, effort, frame),
    })),
    chooseImage: os.labels.chooseImage.handler(() => labels.chooseImage()),
    checkImage: os.labels.checkImage.handler(({ input }) => labels.checkImage(input.image)),
    match: os.labels.match.handler(({ input }) => labels.match(input.text)),
  });
}
