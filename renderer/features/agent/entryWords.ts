/** What a log entry says: a headline, what stands under it, and the JSON behind it. */
import { useTranslation } from 'react-i18next';
import type { AgentEntry, JsonObject, JsonValue } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import type { Tone } from '../../ui/StatusBadge';
import { toneOfState } from './AgentState';

export interface EntryWords {
  readonly tone: Tone;
  readonly headline: string;
  readonly details: readonly string[];
  /** Shown on demand, under this name. */
  readonly json: { readonly name: string; readonly value: JsonObject } | null;
}

export function useEntryWords(): (entry: AgentEntry) => EntryWords {
  const { t } = useTranslation('agent');
  const format = useFormat();

  return (entry) => {
    switch (entry.kind) {
      case 'connection':
        return {
          tone: toneOfState[entry.state],
          headline: t('entries.connection', { state: t(`states.${entry.state}`) }),
          details: [
            ...(entry.reason === null ? [] : [t(`reasons.${entry.reason}`)]),
            ...(entry.detail === null ? [] : [entry.detail]),
          ],
          json: null,
        };
      case 'configurationReceived':
        return {
          tone: entry.accepted ? 'good' : 'bad',
          headline: t(entry.accepted ? 'entries.configurationAccepted' : 'entries.configurationRejected', {
            version: entry.desiredVersion,
          }),
          details: entry.errors.map((error) => t('entries.configurationError', error)),
          json: null,
        };
      case 'customChecksNotRun':
        return {
          tone: 'warning',
          headline: t('entries.customChecksNotRun'),
          details: [t('entries.customChecksWhy')],
          json: null,
        };
      case 'configurationReported':
        return {
          tone: 'info',
          headline: t('entries.configurationReported'),
          details: [],
          json: { name: t('entries.configuration'), value: entry.configuration },
        };
      case 'eventCollected':
        return {
          tone: 'info',
          headline: t('entries.eventCollected', { name: entry.name }),
          details: [
            t('entries.eventDetail', {
              count: entry.payloadCount,
              formatted: format.number(entry.payloadCount),
              size: format.sizeBytes(entry.sizeBytes),
              priority: t(`priorities.${entry.priority}`),
            }),
          ],
          json: { name: entry.name, value: asObject(entry.event) },
        };
      case 'eventDropped':
        return {
          tone: 'warning',
          headline: t('entries.eventDropped', {
            name: entry.name,
            priority: t(`priorities.${entry.priority}`),
          }),
          details: [t(`entries.dropReasons.${entry.reason}`)],
          json: null,
        };
      case 'collectingWay':
        return {
          tone: entry.way === 'sampling' ? 'warning' : 'info',
          headline: t('entries.collectingWay', { name: entry.name }),
          details: [t(`entries.ways.${entry.way}`)],
          json: null,
        };
      case 'collectorFailed':
        return {
          tone: 'bad',
          headline: t('entries.collectorFailed', { name: entry.name }),
          details: [entry.detail],
          json: null,
        };
      case 'messageSent':
        return {
          tone: 'info',
          headline: t('entries.messageSent'),
          details: [
            t('entries.messageDetail', {
              size: format.sizeBytes(entry.sizeBytes),
              names: entry.eventNames.join(', '),
            }),
            t('entries.message', { messageId: entry.messageId }),
          ],
          json: null,
        };
      case 'messageAcknowledged':
        return {
          tone: 'good',
          headline: t('entries.messageAcknowledged', { formatted: format.number(Math.round(entry.tookMs)) }),
          details: [t('entries.message', { messageId: entry.messageId })],
          json: null,
        };
      case 'messageFailed':
        return {
          tone: 'bad',
          headline: t('entries.messageFailed'),
          details: [entry.detail, t('entries.message', { messageId: entry.messageId })],
          json: null,
        };
    }
  };
}

/** An event is an object by Microsoft's schema; anything else is shown as the one value of an object. */
function asObject(value: JsonValue): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : { value };
}
