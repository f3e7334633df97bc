/** The modules of this device that this laptop deleted, each with the way back. */
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowCounterclockwise20Regular } from '@fluentui/react-icons/svg/arrow-counterclockwise';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModuleCopy } from '../../../../preload/contract';
import { useClient, useSelected } from '../../../client/ClientProvider';
import { type Failure, failureOf } from '../../../client/failure';
import { useFormat } from '../../../text/useFormat';
import { useControlStyles } from '../../../ui/controlStyles';
import { FailureMessage } from '../../../ui/FailureMessage';
import { Panel } from '../../../ui/Panel';
import type { ModuleStore } from './moduleStore';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  copy: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  more: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
});

export function DeletedModules({ deviceId, store }: { deviceId: string; store: ModuleStore }) {
  const { t } = useTranslation(['modules', 'common']);
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const client = useClient();
  const operation = useSelected(store.state, (state) => state);
  const [copies, setCopies] = useState<readonly ModuleCopy[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    if (operation.kind === 'running') return;
    client.securityModules.copies({ deviceId }).then(setCopies, (error) => setFailure(failureOf(error)));
  }, [client, deviceId, operation.kind]);

  if (failure) return <FailureMessage failure={failure} />;
  if (copies.length === 0) return null;
  return (
    <Panel title={t('deleted')} beside={t('deletedHint')}>
      <ul className={styles.list}>
        {copies.map(({ copyId, moduleId, keptAt, authenticationType, hasKeys }) => (
          <li key={copyId} className={styles.copy} data-copy={moduleId}>
            <div className={styles.words}>
              <code>{moduleId}</code>
              <span className={styles.more}>
                {t('deletedAt', { when: format.dateTime(keptAt) })} ·{' '}
                {t(`common:authentication.${authenticationType}`)} · {t(hasKeys ? 'sameKeys' : 'newKeys')}
              </span>
            </div>
            <Button
              className={controls.large}
              icon={<ArrowCounterclockwise20Regular />}
              aria-label={t('bringBackOf', { moduleId })}
              disabledFocusable={operation.kind === 'running'}
              onClick={() =>
                void store.run((operationId) => client.securityModules.restore({ operationId, copyId }))
              }
            >
              {t('bringBack')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
