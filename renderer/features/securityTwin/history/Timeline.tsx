/** Every state in which the twin was seen, the newest first, with what had changed since the one before. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowCounterclockwise20Regular } from '@fluentui/react-icons/svg/arrow-counterclockwise';
import { useTranslation } from 'react-i18next';
import type { ComparedState, MomentView } from '../../../../preload/contract';
import { useFormat } from '../../../text/useFormat';
import { useAge } from '../../../ui/Age';
import { useControlStyles } from '../../../ui/controlStyles';
import { Panel } from '../../../ui/Panel';
import type { HistoryRef } from './historyStore';
import { usePlaceWords } from './placeWords';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  moment: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
  words: { flexGrow: 1, flexBasis: '20rem', minWidth: 0, overflowWrap: 'anywhere' },
  when: { ...typographyStyles.body1Strong, display: 'block' },
  more: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface TimelineProps {
  readonly twin: HistoryRef;
  readonly moments: readonly MomentView[];
  readonly onCompare: (left: ComparedState, right: ComparedState) => void;
  readonly onRestore: (momentId: number) => void;
}

export function Timeline({ twin, moments, onCompare, onRestore }: TimelineProps) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  return (
    <Panel title={t('timeline')} beside={t('timelineHint')}>
      {moments.length === 0 ? t('empty') : null}
      <ul className={styles.list}>
        {moments.map((moment, index) => (
          <MomentItem
            key={moment.momentId}
            twin={twin}
            moment={moment}
            before={moments[index + 1] ?? null}
            isNewest={index === 0}
            onCompare={onCompare}
            onRestore={onRestore}
          />
        ))}
      </ul>
    </Panel>
  );
}

interface MomentItemProps extends Omit<TimelineProps, 'moments'> {
  readonly moment: MomentView;
  readonly before: MomentView | null;
  readonly isNewest: boolean;
}

function MomentItem({ twin, moment, before, isNewest, onCompare, onRestore }: MomentItemProps) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const { momentId, cause, firstSeenAt, lastSeenAt, desiredVersion, reportedVersion } = moment;
  const when = format.dateTime(firstSeenAt);
  const side = (id: number): ComparedState => ({ kind: 'moment', momentId: id });
  return (
    <li className={styles.moment} data-moment={momentId} data-cause={cause}>
      <div className={styles.words}>
        <time className={styles.when} dateTime={firstSeenAt}>
          {when}
        </time>
        <span className={styles.more}>
          {t(`causes.${cause}`)} ·{' '}
          {t('versions', { desired: String(desiredVersion), reported: String(reportedVersion) })} ·{' '}
          {t('lastSeen', { age: useAge(lastSeenAt) })}
        </span>
        <ChangeWords moment={moment} />
      </div>
      <div className={styles.actions}>
        {before ? (
          <Button
            className={controls.large}
            aria-label={t('whatChangedAt', { when })}
            onClick={() => onCompare(side(before.momentId), side(momentId))}
          >
            {t('whatChanged')}
          </Button>
        ) : null}
        <Button
          className={controls.large}
          aria-label={t('withNowAt', { when })}
          onClick={() => onCompare(side(momentId), { kind: 'live', ...twin })}
        >
          {t('withNow')}
        </Button>
        {!isNewest ? (
          <Button
            className={controls.large}
            icon={<ArrowCounterclockwise20Regular />}
            aria-label={t('restoreAt', { when })}
            title={t('restoreHint')}
            onClick={() => onRestore(momentId)}
          >
            {t('restore')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function ChangeWords({ moment: { changes, changeCount } }: { moment: MomentView }) {
  const { t } = useTranslation('history');
  const styles = useStyles();
  const format = useFormat();
  const placeWords = usePlaceWords();
  if (changes === null) return <span className={styles.more}>{t('first')}</span>;
  const names = [...new Set(changes.map((place) => placeWords(place).words))];
  const shown = names.slice(0, 4).join(', ');
  const more = changeCount - Math.min(4, names.length);
  return (
    <span className={styles.more}>
      {t('changed', { places: shown })}
      {more > 0 ? ` ${t('andMore', { count: more, formatted: format.number(more) })}` : null}
    </span>
  );
}
