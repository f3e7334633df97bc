/** Claims-based security: tokens put to the node `$cbs`. Source: azure-iot-amqp-base amqp_cbs.js. */
import rhea, { type Message, type Sender } from 'rhea';
import { z } from 'zod';
import { HubError } from '../hubError';
import { givesToClient, type LinkKind, takesFromClient } from './linkKind';
import { createOutbox } from './pump';

const request = z.object({
  message_id: z.union([z.string(), z.number(), z.instanceof(Buffer)]),
  application_properties: z.looseObject({ operation: z.literal('put-token') }),
  body: z.string(),
});

const credit = 100;

const isCbs = (address: string): boolean => address.toLowerCase() === '$cbs';

/** For one connection: its tokens go to `put`, which fails with a HubError for those that are good for nothing. */
export function cbsLinks(put: (token: string) => Promise<void>): readonly LinkKind[] {
  let answer: ((message: Message) => void) | null = null;
  const serve = async (message: Message): Promise<void> => {
    const parsed = request.safeParse(message);
    if (!parsed.success) {
      answer?.(answerTo(message.message_id, 400, 'The request puts no token.'));
      return;
    }
    const { message_id, body } = parsed.data;
    try {
      await put(body);
      answer?.(answerTo(message_id, 200, 'OK'));
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      answer?.(answerTo(message_id, error.status, error.message));
    }
  };
  return [
    takesFromClient(isCbs, (link, _address, peer) => {
      link.on('message', ({ message, delivery }) => {
        delivery?.accept();
        link.add_credit(1);
        if (message) serve(message).catch(() => peer.close('The token could not be checked.'));
      });
      link.add_credit(credit);
    }),
    givesToClient(isCbs, (link: Sender, _address, peer) => {
      answer = createOutbox(link, () => peer.close('The client does not read its answers.'));
    }),
  ];
}

/** The Node SDK compares the status with 200, and ids without regard to their type's encoding. */
function answerTo(id: Message['message_id'], status: number, description: string): Message {
  return {
    ...(id === undefined ? {} : { correlation_id: id }),
    application_properties: {
      'status-code': rhea.types.wrap_int(status),
      'status-description': description,
    },
    body: '',
  };
}
