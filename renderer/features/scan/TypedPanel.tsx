/** A label typed by a scanner or by hand, and pictures of labels: chosen, pasted or dropped. */
import {
  Button,
  Field,
  Input,
  makeStyles,
  Spinner,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { Image20Regular } from '@fluentui/react-icons/svg/image';
import { type RefObject, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useControlStyles } from '../../ui/controlStyles';
import { FailureMessage } from '../../ui/FailureMessage';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import { createScanStore } from './scanStore';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  field: { flexGrow: 1, minWidth: '12rem' },
  // A line of its own: below the field alone it would lift the field from the button.
  hint: {
    ...typographyStyles.caption1,
    flexBasis: '100%',
    margin: 0,
    color: tokens.colorNeutralForeground2,
  },
  sentence: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

export function TypedPanel({ inputRef }: { inputRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('scan');
  const styles = useStyles();
  const controls = useControlStyles();
  const store = useClientStore(createScanStore);
  const { isReadingPicture, foundNothing, failure } = useSelected(store.state, (state) => state);
  const [text, setText] = useState('');
  const hintId = useId();
  return (
    <Panel title={t('other.title')}>
      <form
        className={styles.row}
        onSubmit={(event) => {
          event.preventDefault();
          void store.add(text);
          setText('');
        }}
      >
        <Field className={styles.field} label={t('other.label')}>
          <Input
            input={{ ref: inputRef }}
            aria-describedby={hintId}
            className={controls.large}
            value={text}
            autoComplete="off"
            spellCheck={false}
            onChange={(_, { value }) => setText(value)}
          />
        </Field>
        <Button className={controls.large} type="submit">
          {t('other.look')}
        </Button>
        <p id={hintId} className={styles.hint}>
          {t('other.hint')}
        </p>
      </form>
      <div className={styles.row}>
        <Button
          className={controls.large}
          icon={isReadingPicture ? <Spinner size="tiny" /> : <Image20Regular />}
          disabledFocusable={isReadingPicture}
          data-to="picture"
          onClick={() => void store.choosePicture()}
        >
          {t(isReadingPicture ? 'other.reading' : 'other.choose')}
        </Button>
        <p className={styles.sentence}>{t('other.paste')}</p>
      </div>
      {foundNothing ? (
        <Notice tone="info" title={t('other.nothing.title')} role="status">
          {t('other.nothing.meaning')}
        </Notice>
      ) : null}
      {failure ? <FailureMessage failure={failure} /> : null}
    </Panel>
  );
}
