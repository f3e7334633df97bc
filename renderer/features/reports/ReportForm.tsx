/** Which run the report ends with, in which language, by whom, and what the technician wants to say. */
import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../preload/contract';
import { diagnosisWords } from '../../../preload/diagnosisText';
import { useNavigation } from '../../app/application';
import { currentLanguage } from '../../text/language';
import { useFormat } from '../../text/useFormat';
import { useControlStyles } from '../../ui/controlStyles';
import { Notice } from '../../ui/Notice';
import { Panel } from '../../ui/Panel';
import type { ReportMaterial, ReportsStore } from './reportsStore';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  fields: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  field: { flexGrow: 1, flexBasis: '16rem', minWidth: 'min(14rem, 100%)' },
  select: { '& select': { minHeight: '44px' } },
});

interface ReportFormProps {
  readonly deviceId: string;
  readonly material: ReportMaterial;
  readonly isBusy: boolean;
  readonly store: ReportsStore;
}

export function ReportForm({ deviceId, material, isBusy, store }: ReportFormProps) {
  const { t } = useTranslation('reports');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const navigation = useNavigation();
  const [chosen, setChosen] = useState<string | null>(null);
  const [language, setLanguage] = useState<Language>(currentLanguage());
  const [technician, setTechnician] = useState(material.technician);
  const [note, setNote] = useState('');
  const { outcomes } = diagnosisWords[currentLanguage()];
  const startedAt = chosen ?? material.runs[0]?.startedAt ?? null;
  if (startedAt === null) {
    return (
      <Notice
        tone="info"
        title={t('form.noRun')}
        actions={
          <Button
            className={controls.large}
            onClick={() => navigation.open({ screen: 'diagnostics', deviceId })}
          >
            {t('form.toDiagnostics')}
          </Button>
        }
      >
        <p>{t('form.noRunMeaning')}</p>
      </Notice>
    );
  }
  const canPrepare = !isBusy && technician.trim() !== '';
  /** A change of the form makes what was prepared another report. */
  const changing =
    <Value,>(set: (value: Value) => void) =>
    (value: Value): void => {
      store.forgetPrepared();
      set(value);
    };
  return (
    <Panel title={t('form.title')}>
      <form
        className={styles.form}
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          if (canPrepare) void store.prepare({ deviceId, startedAt, language, technician, note });
        }}
      >
        <div className={styles.fields}>
          <Field className={styles.field} label={t('form.run')} hint={t('form.runHint')}>
            <Select
              className={styles.select}
              value={startedAt}
              onChange={(_event, { value }) => changing(setChosen)(value)}
            >
              {material.runs.map((run) => (
                <option key={run.startedAt} value={run.startedAt}>
                  {t('form.runOption', {
                    at: format.dateTime(run.startedAt),
                    outcome: run.isCancelled ? t('form.cancelled') : outcomes[run.outcome],
                  })}
                </option>
              ))}
            </Select>
          </Field>
          <Field className={styles.field} label={t('form.language')}>
            <Select
              className={styles.select}
              value={language}
              onChange={(_event, { value }) => changing(setLanguage)(value === 'es' ? 'es' : 'en')}
            >
              <option value="en" lang="en">
                English
              </option>
              <option value="es" lang="es">
                español
              </option>
            </Select>
          </Field>
          <Field
            className={styles.field}
            label={t('form.technician')}
            hint={t('form.technicianHint')}
            required
          >
            <Input
              className={controls.large}
              value={technician}
              maxLength={200}
              autoComplete="name"
              onChange={(_event, { value }) => changing(setTechnician)(value)}
            />
          </Field>
        </div>
        <Field label={t('form.note')}>
          <Textarea
            value={note}
            maxLength={10_000}
            resize="vertical"
            onChange={(_event, { value }) => changing(setNote)(value)}
          />
        </Field>
        <div>
          <Button
            className={controls.large}
            type="submit"
            appearance="primary"
            disabledFocusable={!canPrepare}
          >
            {t('form.prepare')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
