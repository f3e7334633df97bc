/** Why messages cannot be read, in the words that the window has for it. Pure. */
import { ZodError } from 'zod';
import type { MessagesFailureReason } from '../../preload/contract';
import { causeOfNetworkError } from '../hubs';
import { scrubSecrets } from '../secrets';
import { AmqpRefusal } from './amqp';

export interface ReaderFailure {
  readonly reason: MessagesFailureReason;
  readonly detail: string | null;
}

export function failureOf(error: unknown): ReaderFailure {
  const detail = error instanceof Error ? scrubSecrets(error.message) : null;
  if (error instanceof AmqpRefusal) return { reason: reasonOf(error.condition), detail };
  if (isDefect(error)) return { reason: 'unexpected', detail };
  switch (causeOfNetworkError(error)) {
    case 'tlsUntrusted':
    case 'tlsExpired':
    case 'tlsWrongHost':
      return { reason: 'tlsUntrusted', detail };
    default:
      return { reason: 'unreachable', detail };
  }
}

/** Conditions as Event Hubs says them (MicrosoftDocs/azure-docs event-hubs-amqp-troubleshoot.md). */
function reasonOf(condition: string): MessagesFailureReason {
  switch (condition) {
    case 'amqp:unauthorized-access':
    case 'com.microsoft:auth-failed':
      return 'unauthorized';
    case 'amqp:not-found':
    case 'com.microsoft:argument-error':
      return 'noConsumerGroup';
    case 'amqp:link:stolen':
    case 'amqp:resource-limit-exceeded':
      return 'consumerGroupTaken';
    default:
      return 'unreachable';
  }
}

/** An answer in a form of its own, or a mistake of ours: it would be the same the next time. */
function isDefect(error: unknown): boolean {
  return error instanceof ZodError || error instanceof TypeError || error instanceof RangeError;
}
