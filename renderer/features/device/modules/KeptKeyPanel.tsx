/** Has main write the private key it keeps of a module into a file that the person picks. */
import { Button } from '@fluentui/react-components';
import { Certificate20Regular } from '@fluentui/react-icons/svg/certificate';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecurityModuleId } from '../../../../preload/contract';
import { useClient } from '../../../client/ClientProvider';
import { type Failure, failureOf } from '../../../client/failure';
import { announce } from '../../../ui/announcements';
import { useControlStyles } from '../../../ui/controlStyles';
import { FailureMessage } from '../../../ui/FailureMessage';
import { Panel } from '../../../ui/Panel';

export function KeptKeyPanel({ deviceId, moduleId }: { deviceId: string; moduleId: SecurityModuleId }) {
  const { t } = useTranslation('modules');
  const controls = useControlStyles();
  const client = useClient();
  const [saved, setSaved] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function save(): Promise<void> {
    setSaved(null);
    setFailure(null);
    try {
      const names = await client.securityModules.saveKeptKey({ deviceId, moduleId });
      const words = t('keySaved', { key: names.keyFileName, certificate: names.certificateFileName });
      setSaved(words);
      announce(words);
    } catch (error) {
      setFailure(failureOf(error));
    }
  }

  return (
    <Panel title={t('keptKey')} beside={t('keptKeyHint')}>
      <div>
        <Button className={controls.large} icon={<Certificate20Regular />} onClick={() => void save()}>
          {t('saveKey')}
        </Button>
      </div>
      {saved === null ? null : <span data-key-saved>{saved}</span>}
      {failure ? <FailureMessage failure={failure} /> : null}
    </Panel>
  );
}
