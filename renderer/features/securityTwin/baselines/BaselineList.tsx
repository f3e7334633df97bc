/** Every baseline there is, and what can be done with each. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BaselineSummary, Generation } from '../../../../preload/contract';
import { useFormat } from '../../../text/useFormat';
import { ConfirmDialog } from '../../../ui/ConfirmDialog';
import { useControlStyles } from '../../../ui/controlStyles';
import { Panel } from '../../../ui/Panel';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
  words: { flexGrow: 1, flexBasis: '16rem', minWidth: 0, overflowWrap: 'anywhere' },
  name: { ...typographyStyles.body1Strong, display: 'block' },
  more: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface BaselineListProps {
  readonly list: readonly BaselineSummary[];
  /** Baselines of this generation can be applied; null without a twin to apply them to. */
  readonly appliesTo: Generation | null;
  readonly onEdit: (baselineId: string) => void;
  readonly onApply: (baselineId: string) => void;
  readonly onExport: (baselineId: string) => void;
  readonly onRemove: (baselineId: string) => void;
}

export function BaselineList({ list, appliesTo, onEdit, onApply, onExport, onRemove }: BaselineListProps) {
  const { t } = useTranslation(['baselines', 'securityTwin']);
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const [asked, setAsked] = useState<BaselineSummary | null>(null);
  return (
    <Panel title={t('list')} beside={t('listHint')}>
      {list.length === 0 ? t('empty') : null}
      <ul className={styles.list}>
        {list.map((baseline) => {
          const { baselineId, name, generation, version, savedAt, propertyCount, variableCount } = baseline;
          const button = (key: 'edit' | 'export' | 'remove' | 'apply', run: () => void) => (
            <Button
              className={controls.large}
              appearance={key === 'apply' ? 'primary' : 'secondary'}
              aria-label={t(`actionOf.${key}`, { name })}
              onClick={run}
            >
              {t(`actions.${key}`)}
            </Button>
          );
          return (
            <li key={baselineId} className={styles.item} data-baseline={name}>
              <div className={styles.words}>
                <span className={styles.name}>{name}</span>
                <span className={styles.more}>
                  {t(`securityTwin:generation.${generation}`)} ·{' '}
                  {t('version', { version: String(version), when: format.dateTime(savedAt) })} ·{' '}
                  {t('properties', { count: propertyCount, formatted: format.number(propertyCount) })} ·{' '}
                  {t('variables', { count: variableCount, formatted: format.number(variableCount) })}
                </span>
              </div>
              <div className={styles.actions}>
                {appliesTo === generation ? button('apply', () => onApply(baselineId)) : null}
                {button('edit', () => onEdit(baselineId))}
                {button('export', () => onExport(baselineId))}
                {button('remove', () => setAsked(baseline))}
              </div>
            </li>
          );
        })}
      </ul>
      {asked ? (
        <ConfirmDialog
          title={t('removeTitle', { name: asked.name })}
          confirmLabel={t('actions.remove')}
          onCancel={() => setAsked(null)}
          onConfirm={() => {
            setAsked(null);
            onRemove(asked.baselineId);
          }}
        >
          {t('removeMeaning')}
        </ConfirmDialog>
      ) : null}
    </Panel>
  );
}
