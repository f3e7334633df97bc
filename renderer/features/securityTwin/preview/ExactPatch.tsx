/** Exactly what a save sends, to read and to copy. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../ui/CopyButton';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  patch: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    margin: 0,
    padding: tokens.spacingHorizontalS,
    maxHeight: '20rem',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  note: { ...typographyStyles.caption1, margin: 0, color: tokens.colorNeutralForeground2 },
});

interface ExactPatchProps {
  /** Null while the draft has an error. */
  readonly patch: object | null;
  /** It holds the complete configuration, whatever was changed. */
  readonly isWhole: boolean;
}

export function ExactPatch({ patch, isWhole }: ExactPatchProps) {
  const { t } = useTranslation('securityTwin');
  const styles = useStyles();
  const text = patch === null ? null : JSON.stringify(patch, null, 2);
  return (
    <>
      <div className={styles.head}>
        <h3 className={styles.title}>{t('pending.patch')}</h3>
        {text === null ? null : <CopyButton text={text} label={t('pending.copyPatch')} />}
      </div>
      {text === null ? (
        <p className={styles.note}>{t('pending.noPatch')}</p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
          <pre className={styles.patch} tabIndex={0} data-patch>
            {text}
          </pre>
          {isWhole ? <p className={styles.note}>{t('pending.patchWhole')}</p> : null}
        </>
      )}
    </>
  );
}
