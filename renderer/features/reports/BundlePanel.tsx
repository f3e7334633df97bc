/** What goes to support, part by part, to be read and chosen before it is saved. */
import { Button, Checkbox, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Save20Regular } from '@fluentui/react-icons/svg/save';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundlePart, BundlePartId } from '../../../preload/contract';
import { useFormat } from '../../text/useFormat';
import { useControlStyles } from '../../ui/controlStyles';
import { Panel } from '../../ui/Panel';
import type { ReportsState, ReportsStore } from './reportsStore';

const useStyles = makeStyles({
  words: { ...typographyStyles.body1, margin: 0, maxWidth: '48rem' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  hint: { ...typographyStyles.caption1, margin: 0, paddingInlineStart: '32px' },
  summary: { ...typographyStyles.caption1, cursor: 'pointer', minHeight: '24px', paddingInlineStart: '32px' },
  text: {
    ...typographyStyles.caption1,
    fontFamily: tokens.fontFamilyMonospace,
    margin: 0,
    padding: tokens.spacingHorizontalS,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground3,
  },
  scroller: {
    maxHeight: '40vh',
    overflow: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const nothing: ReadonlySet<BundlePartId> = new Set();

interface BundlePanelProps {
  readonly bundle: ReportsState['bundle'];
  readonly isBusy: boolean;
  readonly store: ReportsStore;
}

export function BundlePanel({ bundle, isBusy, store }: BundlePanelProps) {
  const { t } = useTranslation('reports');
  const styles = useStyles();
  const controls = useControlStyles();
  const bundleId = bundle?.bundleId ?? null;
  // What was left out of one bundle says nothing about the next.
  const [choice, setChoice] = useState({ bundleId, leftOut: nothing });
  const leftOut = choice.bundleId === bundleId ? choice.leftOut : nothing;
  const parts = bundle?.parts ?? [];
  const chosen = parts.map(({ partId }) => partId).filter((partId) => !leftOut.has(partId));
  const canSave = !isBusy && chosen.length > 0;
  function toggle(partId: BundlePartId, isChosen: boolean): void {
    const next = new Set(leftOut);
    if (isChosen) next.delete(partId);
    else next.add(partId);
    setChoice({ bundleId, leftOut: next });
  }
  return (
    <Panel title={t('bundle.title')}>
      <p className={styles.words}>{t('bundle.meaning')}</p>
      <ul className={styles.list}>
        {parts.map((part) => (
          <PartItem
            key={part.partId}
            part={part}
            isChosen={!leftOut.has(part.partId)}
            onToggle={(isChosen) => toggle(part.partId, isChosen)}
          />
        ))}
      </ul>
      <div className={styles.buttons} data-bundle>
        <Button
          className={controls.large}
          disabledFocusable={isBusy}
          onClick={() => !isBusy && void store.gatherBundle()}
        >
          {bundle === null ? t('bundle.gather') : t('bundle.gatherAgain')}
        </Button>
        {bundle === null ? null : (
          <Button
            className={controls.large}
            icon={<Save20Regular />}
            disabledFocusable={!canSave}
            onClick={() => canSave && void store.saveBundle(chosen)}
          >
            {t('bundle.save')}
          </Button>
        )}
      </div>
    </Panel>
  );
}

interface PartItemProps {
  readonly part: BundlePart;
  readonly isChosen: boolean;
  readonly onToggle: (isChosen: boolean) => void;
}

function PartItem({ part: { partId, text, removedCount }, isChosen, onToggle }: PartItemProps) {
  const { t } = useTranslation('reports');
  const styles = useStyles();
  const format = useFormat();
  const name = t(`bundle.parts.${partId}`);
  return (
    <li data-bundle-part={partId}>
      <Checkbox
        label={name}
        checked={isChosen}
        onChange={(_event, { checked }) => onToggle(checked === true)}
      />
      <p className={styles.hint}>
        {t(`bundle.hints.${partId}`)}{' '}
        {t('bundle.removed', { count: removedCount, formatted: format.number(removedCount) })}
      </p>
      <details>
        <summary className={styles.summary}>
          {t('bundle.read', { part: name, size: format.sizeBytes(text.length) })}
        </summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys. */}
        <section className={styles.scroller} tabIndex={0} aria-label={name}>
          <pre className={styles.text}>{text}</pre>
        </section>
      </details>
    </li>
  );
}
