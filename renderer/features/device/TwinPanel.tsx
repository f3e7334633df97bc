/** A section of the device's own twin as a tree. */
import { useTranslation } from 'react-i18next';
import type { TwinSectionView } from '../../../preload/contract';
import { useAge } from '../../ui/Age';
import { JsonTree } from '../../ui/jsonTree/JsonTree';
import { Panel } from '../../ui/Panel';

interface TwinPanelProps {
  readonly deviceId: string;
  readonly name: 'tags' | 'desired' | 'reported';
  readonly section: TwinSectionView;
}

export function TwinPanel({ deviceId, name, section }: TwinPanelProps) {
  const { t } = useTranslation('device');
  const { version, lastUpdated, properties } = section;
  const beside = (
    <>
      {version === null ? null : t('version', { version })}
      {lastUpdated === null ? null : <UpdatedAge since={lastUpdated} />}
    </>
  );
  return (
    <Panel title={t(name)} beside={beside}>
      {name === 'desired' ? <div>{t('twinCaution')}</div> : null}
      {Object.keys(properties).length === 0 ? (
        <span>{t('empty')}</span>
      ) : (
        <JsonTree label={t('sectionOf', { section: t(name), deviceId })} value={properties} />
      )}
    </Panel>
  );
}

function UpdatedAge({ since }: { since: string }) {
  const { t } = useTranslation('device');
  return <> · {t('updated', { age: useAge(since) })}</>;
}
