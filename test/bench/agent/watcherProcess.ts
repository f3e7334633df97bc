/** Watches messages as the app's main process does, in a process of its own, so that its memory is nobody else's. */
import { agentIdOf } from '../../../main/agent';
import { systemClock } from '../../../main/hubs';
import { eventsAccessOf } from '../../../main/hubs/eventsAccess';
import { targetOfSandbox } from '../../../main/hubs/openedHub';
import { createMessages, type MessagesService } from '../../../main/messages';
import { secretOf } from '../../../main/secrets';
import type { MessagesStatus } from '../../../preload/contract';
import { serveJobs } from '../../support/processes/children';
import type { HubAddress } from '../../support/processes/hubAddress';
import type { WatchFigures, WatchJob } from './jobs';

const noFilter = {
  text: '',
  deviceId: '',
  moduleId: '',
  kind: null,
  eventName: null,
  findings: 'any',
  bookmarkedOnly: false,
} as const;
const firstPage = { offset: 0, limit: 100 };
const silent = { info: () => {}, warn: () => {}, error: () => {} };

let service: MessagesService | null = null;

serveJobs({}, async (job: WatchJob): Promise<WatchFigures> => {
  switch (job.kind) {
    case 'watch': {
      service = serviceAt(job.hub);
      await service.start({
        deviceId: null,
        transport: 'amqp',
        proxy: null,
        consumerGroup: '$Default',
        minutesBack: 0,
      });
      return followed(service, ({ state }) => state === 'watching');
    }
    case 'untilSeen':
      if (service === null) throw new Error('Nothing is watched.');
      return followed(service, ({ received }) => received >= job.messages);
  }
});

function serviceAt({ policyName, policyKey, ...address }: HubAddress): MessagesService {
  const target = targetOfSandbox(
    { ...address, connectionString: secretOf('') },
    policyName,
    secretOf(policyKey),
  );
  return createMessages({
    access: async () => eventsAccessOf(target, systemClock),
    ownAgentId: agentIdOf,
    choosePathToSave: async () => null,
    chooseRecording: async () => null,
    clock: systemClock,
    version: '0.1.0',
    log: silent,
  });
}

/** Asks what a window with the list, the charts and the newest message open asks at each change. */
async function followed(
  { watch, rows, statistics, details }: MessagesService,
  isReached: (status: MessagesStatus) => boolean,
): Promise<WatchFigures> {
  for await (const { status } of watch()) {
    if (status.state === 'failed') throw new Error(`Watching failed: ${status.failure?.reason}.`);
    const [newest] = rows(noFilter, firstPage).rows;
    if (newest) details(newest.number);
    statistics();
    if (isReached(status)) return figuresOf(status);
  }
  throw new Error('Watching ended.');
}

function figuresOf({ received, held, heldBytes }: MessagesStatus): WatchFigures {
  const { user, system } = process.cpuUsage();
  const rssMb = process.memoryUsage.rss() / 2 ** 20;
  return { received, held, heldBytes, rssMb, cpuMs: Math.round((user + system) / 1000) };
}
