/** Queries saved under a name, and those run on this hub before. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedQuery } from '../../../preload/contract';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { Age } from '../../ui/Age';
import { announce } from '../../ui/announcements';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useControlStyles } from '../../ui/controlStyles';
import { NameDialog } from './NameDialog';
import { createQueryStore } from './queryStore';

const useStyles = makeStyles({
  details: {
    flexShrink: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  summary: {
    ...typographyStyles.body1Strong,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    minHeight: '44px',
    boxSizing: 'border-box',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  lists: {
    maxHeight: '36vh',
    overflow: 'auto',
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
  },
  heading: { ...typographyStyles.body1Strong, margin: `${tokens.spacingVerticalS} 0 0` },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { flexGrow: 1, flexBasis: '16rem', minWidth: 0, overflowWrap: 'anywhere' },
  name: { ...typographyStyles.body1Strong, display: 'block' },
  text: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  more: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

export function KeptQueryList() {
  const { t } = useTranslation('query');
  const styles = useStyles();
  const store = useClientStore(createQueryStore);
  const kept = useSelected(store.state, (state) => state.kept);
  const [asked, setAsked] = useState<{ readonly query: SavedQuery; readonly to: 'rename' | 'remove' } | null>(
    null,
  );
  if (kept === null) return null;
  const end = () => setAsked(null);

  return (
    <details className={styles.details} data-kept-queries>
      <summary className={styles.summary}>{t('kept.title')}</summary>
      <div className={styles.lists}>
        <h2 className={styles.heading}>{t('kept.saved')}</h2>
        {kept.saved.length === 0 ? <p className={styles.more}>{t('kept.noneSaved')}</p> : null}
        <ul className={styles.list}>
          {kept.saved.map((query) => (
            <li key={query.queryId} className={styles.item} data-saved-query={query.name}>
              <div className={styles.words}>
                <span className={styles.name}>{query.name}</span>
                <span className={styles.text}>{query.text}</span>
              </div>
              <QueryActions name={query.name} text={query.text} />
              <ItemButton what="rename" name={query.name} onClick={() => setAsked({ query, to: 'rename' })} />
              <ItemButton what="remove" name={query.name} onClick={() => setAsked({ query, to: 'remove' })} />
            </li>
          ))}
        </ul>
        <h2 className={styles.heading}>{t('kept.recent')}</h2>
        {kept.recent.length === 0 ? <p className={styles.more}>{t('kept.noneRecent')}</p> : null}
        <ul className={styles.list}>
          {kept.recent.map(({ text, ranAt }) => (
            <li key={text} className={styles.item} data-recent-query>
              <div className={styles.words}>
                <span className={styles.text}>{text}</span>{' '}
                <span className={styles.more}>
                  <Age since={ranAt} />
                </span>
              </div>
              <QueryActions name={text} text={text} />
            </li>
          ))}
        </ul>
      </div>
      {asked?.to === 'rename' ? (
        <NameDialog
          title={t('renameTitle')}
          name={asked.query.name}
          onCancel={end}
          onName={(name) => {
            end();
            void store.save(asked.query.queryId, name, asked.query.text);
          }}
        />
      ) : null}
      {asked?.to === 'remove' ? (
        <ConfirmDialog
          title={t('kept.removeTitle', { name: asked.query.name })}
          confirmLabel={t('kept.remove')}
          onCancel={end}
          onConfirm={() => {
            end();
            void store
              .remove(asked.query.queryId)
              .then(() => announce(t('removed', { name: asked.query.name })));
          }}
        >
          {t('kept.removeMeaning')}
        </ConfirmDialog>
      ) : null}
    </details>
  );
}

function QueryActions({ name, text }: { name: string; text: string }) {
  const store = useClientStore(createQueryStore);
  return (
    <>
      <ItemButton
        what="run"
        name={name}
        onClick={() => {
          store.setText(text);
          store.run();
        }}
      />
      <ItemButton what="edit" name={name} onClick={() => store.setText(text)} />
    </>
  );
}

function ItemButton({
  what,
  name,
  onClick,
}: {
  what: 'run' | 'edit' | 'rename' | 'remove';
  name: string;
  onClick: () => void;
}) {
  const { t } = useTranslation('query');
  const controls = useControlStyles();
  return (
    <Button className={controls.large} aria-label={t(`kept.${what}Of`, { name })} onClick={onClick}>
      {t(`kept.${what}`)}
    </Button>
  );
}
