/** What stands out about the configuration before one looks at its properties. */
import { useTranslation } from 'react-i18next';
import type { ConfigurationShape, JsonValue, SecurityTwinView } from '../../../preload/contract';
import { Notice } from '../../ui/Notice';
import { MigrationTable } from './MigrationTable';

export function ConfigurationNotices({ view }: { view: SecurityTwinView }) {
  return (
    <>
      <ShapeNotice shape={view.shape} />
      {view.migration && view.migration.length > 0 ? <MigrationTable changes={view.migration} /> : null}
      {view.microState ? <MicroVerdict {...view.microState} /> : null}
    </>
  );
}

function ShapeNotice({ shape }: { shape: ConfigurationShape }) {
  const { t } = useTranslation('securityTwin');
  switch (shape) {
    case 'current':
      return null;
    case 'none':
      return (
        <Notice tone="info" title={t('shape.noneTitle')} data-shape={shape}>
          {t('shape.none')}
        </Notice>
      );
    case 'obsolete2019':
      return (
        <Notice tone="warning" title={t('shape.obsolete2019Title')} data-shape={shape}>
          {t('shape.obsolete2019')}
        </Notice>
      );
    case 'misspelled':
      return (
        <Notice tone="warning" title={t('shape.misspelledTitle')} data-shape={shape}>
          {t('shape.misspelled')}
        </Notice>
      );
    case 'unreadable':
      return (
        <Notice tone="bad" title={t('shape.unreadableTitle')} data-shape={shape}>
          {t('shape.unreadable')}
        </Notice>
      );
  }
}

type MicroState = NonNullable<SecurityTwinView['microState']>;

function MicroVerdict({ state, invalidFields }: MicroState) {
  const { t } = useTranslation('securityTwin');
  if (state === null) return null;
  const { tone, text } = verdictOf(state);
  const fields = invalidFields === null ? '' : fieldsText(invalidFields);
  return (
    <Notice tone={tone} title={t(text, { state })} data-micro-state={state}>
      {fields === '' ? null : t('micro.invalidFields', { fields })}
    </Notice>
  );
}

/** The JSON type of the refused fields is not documented. */
function fieldsText(fields: JsonValue): string {
  if (Array.isArray(fields)) return fields.map(fieldsText).join(', ');
  return typeof fields === 'string' ? fields : JSON.stringify(fields);
}

/** MicrosoftDocs/azure-docs defender-for-iot/device-builders how-to-configure-micro-agent-twin.md. */
function verdictOf(state: string) {
  if (state === 'success') return { tone: 'good', text: 'micro.success' } as const;
  if (state === 'failed') return { tone: 'bad', text: 'micro.failed' } as const;
  return { tone: 'info', text: 'micro.other' } as const;
}
