/** What may be done with messages: watch and stop, pause, record, replay. */
import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { MessagesStart, MessagesStatus } from '../../../preload/contract';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useControlStyles } from '../../ui/controlStyles';
import { useStrayFocus } from '../../ui/strayFocus';
import { createMessagesStore, isRunning, type Pace } from './messagesStore';

const useStyles = makeStyles({
  replay: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  select: { minWidth: 0, '& select': { minHeight: '44px' } },
});

const paceNames = { p1: 1, p10: 10, p100: 100, atOnce: 'atOnce' } as const satisfies Record<string, Pace>;
// Its keys are the names.
const paces = Object.keys(paceNames) as readonly (keyof typeof paceNames)[];

interface MessagesActionsProps {
  readonly status: MessagesStatus;
  /** Null while the form is not right. */
  readonly start: MessagesStart | null;
}

export function MessagesActions({ status, start }: MessagesActionsProps) {
  const { t } = useTranslation('messages');
  const controls = useControlStyles();
  const store = useClientStore(createMessagesStore);
  useStrayFocus(`${status.state} ${status.recording === null} ${status.pause === null}`);
  const button = (name: 'pause' | 'resume' | 'record' | 'recordHeld' | 'stopRecording', run: () => void) => (
    <Button className={controls.large} data-do={name} onClick={run}>
      {t(name)}
    </Button>
  );
  return (
    <>
      {status.pause ? button('resume', () => void store.resume()) : button('pause', () => void store.pause())}
      {status.recording === null ? (
        <>
          {isRunning(status) && status.state !== 'replaying'
            ? button('record', () => void store.record(false))
            : null}
          {status.held > 0 ? button('recordHeld', () => void store.record(true)) : null}
        </>
      ) : (
        button('stopRecording', () => void store.stopRecording())
      )}
      {isRunning(status) ? (
        <Button data-next className={controls.large} appearance="primary" onClick={() => void store.stop()}>
          {t('stop')}
        </Button>
      ) : (
        <Button
          data-next
          className={controls.large}
          appearance="primary"
          disabledFocusable={start === null}
          onClick={() => start && void store.start(start)}
        >
          {t('start')}
        </Button>
      )}
    </>
  );
}

export function ReplayControls({ isWatching }: { isWatching: boolean }) {
  const { t } = useTranslation('messages');
  const styles = useStyles();
  const controls = useControlStyles();
  const store = useClientStore(createMessagesStore);
  const pace = useSelected(store.state, (state) => state.pace);
  if (isWatching) return null;
  return (
    <div className={styles.replay}>
      <Field label={t('pace')}>
        <Select
          className={styles.select}
          value={paces.find((name) => paceNames[name] === pace) ?? 'p1'}
          onChange={(_event, { value }) => {
            const name = paces.find((known) => known === value);
            if (name) store.setPace(paceNames[name]);
          }}
        >
          {paces.map((name) => (
            <option key={name} value={name}>
              {t(`paces.${name}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Button className={controls.large} data-do="replay" onClick={() => void store.replay()}>
        {t('replay')}
      </Button>
    </div>
  );
}
