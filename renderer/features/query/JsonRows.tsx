/** Rows as the hub gave them: JSON text, a few rows at a time. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueryRun } from '../../../preload/contract';
import { useClientStore } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { CopyButton } from '../../ui/CopyButton';
import { useControlStyles } from '../../ui/controlStyles';
import { createQueryStore } from './queryStore';

const rowsAtOnce = 20;

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  words: { ...typographyStyles.body1 },
  text: {
    flexGrow: 1,
    minHeight: '240px',
    margin: 0,
    padding: tokens.spacingHorizontalM,
    overflow: 'auto',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

export function JsonRows({ run }: { run: QueryRun }) {
  const { t } = useTranslation('query');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const store = useClientStore(createQueryStore);
  const [offset, setOffset] = useState(0);
  const [text, setText] = useState('');
  const last = Math.min(offset + rowsAtOnce, run.rowCount);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run has other rows at the same places.
  useEffect(() => {
    let isShown = true;
    void store.readJson(offset, rowsAtOnce).then((read) => {
      if (isShown && read !== null) setText(read);
    });
    return () => {
      isShown = false;
    };
  }, [store, offset, run.runId]);

  return (
    <>
      <div className={styles.bar}>
        <Button
          className={controls.large}
          disabled={offset === 0}
          onClick={() => setOffset(Math.max(0, offset - rowsAtOnce))}
        >
          {t('previous')}
        </Button>
        <Button
          className={controls.large}
          disabled={last >= run.rowCount}
          onClick={() => setOffset(offset + rowsAtOnce)}
        >
          {t('next')}
        </Button>
        <span className={styles.words} aria-live="polite">
          {t('jsonRange', {
            first: format.number(offset + 1),
            last: format.number(last),
            total: format.number(run.rowCount),
          })}
        </span>
        <CopyButton text={text} label={t('json')} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard. */}
      <section className={styles.text} aria-label={t('json')} tabIndex={0} data-json-rows>
        {text}
      </section>
    </>
  );
}
