/** Adding a hub: the connection string goes from clipboard or file to main; here stands only what main found in it. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ClipboardPaste20Regular } from '@fluentui/react-icons/svg/clipboard-paste';
import { DocumentText20Regular } from '@fluentui/react-icons/svg/document-text';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgram } from '../../app/application';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { announce } from '../../ui/announcements';
import { useControlStyles } from '../../ui/controlStyles';
import { FailureMessage } from '../../ui/FailureMessage';
import { Panel } from '../../ui/Panel';
import { createAddHubStore } from './addHubStore';
import { CandidateForm } from './CandidateForm';
import { ProblemList } from './ProblemList';

const useStyles = makeStyles({
  how: { margin: 0, maxWidth: '46rem' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function AddHubPanel({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('hubs');
  const styles = useStyles();
  const store = useClientStore(createAddHubStore);
  const { candidate, problems, failure } = useSelected(store.state, (state) => state);
  useEffect(() => {
    if (candidate)
      announce(t('adding.readFound', { host: candidate.hostName, policy: candidate.policyName }));
  }, [candidate, t]);

  return (
    <Panel title={t('adding.title')}>
      {candidate === null ? <ReadString /> : <CandidateForm candidate={candidate} onDone={onDone} />}
      {problems.length > 0 ? <ProblemList problems={problems} /> : null}
      {failure ? <FailureMessage failure={failure} /> : null}
      {candidate === null ? null : (
        <div className={styles.buttons}>
          <Button onClick={store.startAgain}>{t('adding.readAgain')}</Button>
        </div>
      )}
    </Panel>
  );
}

function ReadString() {
  const { t } = useTranslation('hubs');
  const styles = useStyles();
  const controls = useControlStyles();
  const store = useClientStore(createAddHubStore);
  const isBusy = useSelected(store.state, ({ busy }) => busy !== null);
  const isMac = useProgram(({ platform }) => platform === 'darwin');
  usePasteKey(() => void store.read('clipboard'));
  return (
    <>
      <p className={styles.how}>{t(isMac ? 'adding.howMac' : 'adding.how')}</p>
      <div className={styles.buttons}>
        <Button
          className={controls.large}
          appearance="primary"
          icon={<ClipboardPaste20Regular />}
          disabledFocusable={isBusy}
          onClick={() => void store.read('clipboard')}
        >
          {t('adding.paste')}
        </Button>
        <Button
          className={controls.large}
          icon={<DocumentText20Regular />}
          disabledFocusable={isBusy}
          onClick={() => void store.read('file')}
        >
          {t('adding.file')}
        </Button>
      </div>
    </>
  );
}

/** The key to paste only tells main to look at the clipboard; what the event carries is not read. */
function usePasteKey(onPaste: () => void): void {
  useEffect(() => {
    function handle(event: ClipboardEvent): void {
      event.preventDefault();
      onPaste();
    }
    document.addEventListener('paste', handle);
    return () => document.removeEventListener('paste', handle);
  }, [onPaste]);
}
