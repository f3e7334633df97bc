/** One message: where it came from, what is in it, what is to say against it, and which properties govern it. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue, MessageDetails } from '../../../preload/contract';
import { useNavigation } from '../../app/application';
import { useClientStore } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { announce } from '../../ui/announcements';
import { useControlStyles } from '../../ui/controlStyles';
import { Facts } from '../../ui/Facts';
import { isDeviceId } from '../../ui/identifiers';
import { JsonTree } from '../../ui/jsonTree/JsonTree';
import { EventTable, FindingList } from './MessageParts';
import { createMessagesStore } from './messagesStore';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  heading: {
    ...typographyStyles.subtitle2,
    margin: 0,
    overflowWrap: 'anywhere',
    ':focus': { outlineStyle: 'none' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '4px' },
  },
  part: { ...typographyStyles.body1Strong, margin: 0 },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  body: {
    margin: 0,
    maxHeight: '24rem',
    overflow: 'auto',
    fontFamily: tokens.fontFamilyMonospace,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

export function MessagePanel({ details }: { details: MessageDetails }) {
  const { t } = useTranslation('messages');
  const styles = useStyles();
  const controls = useControlStyles();
  const navigation = useNavigation();
  const store = useClientStore(createMessagesStore);
  const heading = useRef<HTMLHeadingElement>(null);
  const { row, json } = details;
  const { deviceId, moduleId, number } = row;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another message is the reason, not an input.
  useEffect(() => heading.current?.focus(), [number]);
  const bookmark = async (): Promise<void> => {
    if (await store.bookmark(number, !row.isBookmarked)) {
      announce(t(row.isBookmarked ? 'announce.unbookmarked' : 'announce.bookmarked'));
    }
  };
  return (
    <section className={styles.panel} aria-labelledby="message-heading" data-message={number}>
      <h2 id="message-heading" ref={heading} tabIndex={-1} className={styles.heading}>
        {t('details.title', { number, device: deviceId })}
      </h2>
      <div className={styles.actions}>
        <Button className={controls.large} onClick={store.close}>
          {t('details.close')}
        </Button>
        <Button className={controls.large} onClick={() => void bookmark()}>
          {t(row.isBookmarked ? 'details.removeBookmark' : 'details.bookmark')}
        </Button>
        {isDeviceId(deviceId) ? (
          <Button className={controls.large} onClick={() => navigation.open({ screen: 'device', deviceId })}>
            {t('details.openDevice')}
          </Button>
        ) : null}
        {isDeviceId(deviceId) && moduleId === 'azureiotsecurity' ? (
          <Button
            className={controls.large}
            onClick={() => navigation.open({ screen: 'securityTwin', deviceId, moduleId })}
          >
            {t('details.openTwin')}
          </Button>
        ) : null}
      </div>
      <h3 className={styles.part}>{t('details.findings')}</h3>
      <FindingList findings={details.findings} />
      {row.kind === 'other' ? null : (
        <>
          <h3 className={styles.part}>{t('details.events')}</h3>
          <p className={styles.note}>{t('details.propertiesHint')}</p>
          <EventTable events={details.events} />
        </>
      )}
      <h3 className={styles.part}>{t('details.facts')}</h3>
      <MessageFacts details={details} />
      <h3 className={styles.part}>{t('details.system')}</h3>
      <Properties values={details.systemProperties} />
      <h3 className={styles.part}>{t('details.application')}</h3>
      <Properties values={details.applicationProperties} />
      <h3 className={styles.part}>{t('details.body')}</h3>
      <p className={styles.note}>{t(`details.bodyKinds.${details.bodyKind}`)}</p>
      {details.isCut ? <p className={styles.note}>{t('details.cut')}</p> : null}
      {isObject(json) ? (
        <JsonTree key={number} label={t('details.body')} value={json} />
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <section className={styles.body} tabIndex={0} aria-label={t('details.body')}>
          {details.body}
        </section>
      )}
    </section>
  );
}

function isObject(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function MessageFacts({ details }: { details: MessageDetails }) {
  const { t } = useTranslation('messages');
  const format = useFormat();
  const { row, agentId: id, agentVersion, isOwn } = details;
  const agent = { version: agentVersion ?? '', id };
  return (
    <Facts
      facts={[
        { name: t('columns.time'), value: format.dateTime(row.enqueuedAt) },
        { name: t('columns.device'), value: row.deviceId },
        ...(row.moduleId === null ? [] : [{ name: t('columns.module'), value: row.moduleId }]),
        { name: t('columns.kind'), value: t(`kinds.${row.kind}`) },
        {
          name: t('columns.size'),
          value: t('details.units', {
            size: format.sizeBytes(row.sizeBytes),
            units: format.number(row.units),
          }),
        },
        ...(id === null
          ? []
          : [
              {
                name: t('details.agent'),
                value: t(isOwn ? 'details.agentOwn' : 'details.agentOther', agent),
              },
            ]),
        { name: t('details.partition'), value: details.partition },
        { name: t('details.sequenceNumber'), value: details.sequenceNumber },
        { name: t('details.offset'), value: details.offset },
      ]}
    />
  );
}

function Properties({ values }: { values: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('messages');
  const facts = Object.entries(values).map(([name, value]) => ({ name, value }));
  return facts.length === 0 ? <span>{t('details.none')}</span> : <Facts facts={facts} />;
}
