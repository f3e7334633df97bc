/** What a technician must know about the security modules of this device before going on. */
import { useTranslation } from 'react-i18next';
import type { ModuleView } from '../../../preload/contract';
import { Notice } from '../../ui/Notice';

export function SecurityModuleNotice({ modules }: { modules: readonly ModuleView[] }) {
  const { t } = useTranslation('device');
  const kinds = new Set(modules.map(({ security }) => security));
  const hasClassic = kinds.has('classic');
  const hasMicro = kinds.has('micro');
  return (
    <>
      {!hasClassic && !hasMicro ? (
        <Notice tone="warning" title={t('notice.noneTitle')} data-notice="none">
          {t('notice.none')}
        </Notice>
      ) : null}
      {hasClassic && hasMicro ? (
        <Notice tone="info" title={t('notice.bothTitle')} data-notice="both">
          {t('notice.both')}
        </Notice>
      ) : null}
      {modules
        .filter(({ security }) => security === 'nearMiss')
        .map(({ moduleId, findings }) => (
          <Notice
            key={moduleId}
            tone="warning"
            title={t('notice.nearMissTitle', { moduleId })}
            data-notice="nearMiss"
          >
            {t('notice.nearMiss', { meant: findings[0]?.detail.nearest ?? '' })}
          </Notice>
        ))}
    </>
  );
}
