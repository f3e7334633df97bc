/** Finds messages among those held. */
import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Select,
  tokens,
} from '@fluentui/react-components';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageFilter, MessageKind } from '../../../preload/contract';
import { useControlStyles } from '../../ui/controlStyles';
import { noFilter } from './messagesStore';

const useStyles = makeStyles({
  fields: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  field: { flexBasis: '11rem', flexGrow: 1, minWidth: 'min(9rem, 100%)', maxWidth: '20rem' },
  select: { minWidth: 0, '& select': { minHeight: '44px', minWidth: 0, width: '100%' } },
});

const kinds: readonly MessageKind[] = ['security', 'unmarked', 'other'];
const findingChoices = ['some', 'warning', 'none'] as const;
/** As Microsoft's schemas name them. */
const eventNames = [
  'ProcessCreate',
  'ProcessTerminate',
  'ConnectionCreate',
  'Login',
  'ListeningPorts',
  'FirewallConfiguration',
  'LocalUsers',
  'ConnectedHardware',
  'OSBaseline',
  'SystemInformation',
  'Diagnostic',
  'ConfigurationError',
  'DroppedEventsStatistics',
  'MessageStatistics',
];
const longest = { text: 200, deviceId: 128, moduleId: 128 } as const;

interface FilterFieldsProps {
  readonly filter: MessageFilter;
  readonly textField: RefObject<HTMLInputElement | null>;
  readonly onChange: (change: Partial<MessageFilter>) => void;
}

export function FilterFields({ filter, textField, onChange }: FilterFieldsProps) {
  const { t } = useTranslation('messages');
  const styles = useStyles();
  const controls = useControlStyles();
  const [text, setText] = useState(filter.text);
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(noFilter);
  const words = (key: 'deviceId' | 'moduleId', label: string) => (
    <Field className={styles.field} label={label}>
      <Input
        className={controls.large}
        value={filter[key]}
        maxLength={longest[key]}
        spellCheck={false}
        autoComplete="off"
        onChange={(_event, { value }) => onChange({ [key]: value })}
      />
    </Field>
  );
  return (
    <search aria-label={t('filter.title')} className={styles.fields} data-messages-filter>
      <Field className={styles.field} label={t('filter.text')}>
        <Input
          className={controls.large}
          input={{ ref: textField }}
          type="search"
          value={text}
          maxLength={longest.text}
          spellCheck={false}
          autoComplete="off"
          onChange={(_event, { value }) => {
            setText(value);
            onChange({ text: value });
          }}
        />
      </Field>
      {words('deviceId', t('filter.device'))}
      {words('moduleId', t('filter.module'))}
      <Field className={styles.field} label={t('filter.kind')}>
        <Select
          className={styles.select}
          value={filter.kind ?? ''}
          onChange={(_event, { value }) => onChange({ kind: kinds.find((each) => each === value) ?? null })}
        >
          <option value="">{t('filter.all')}</option>
          {kinds.map((each) => (
            <option key={each} value={each}>
              {t(`kinds.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field className={styles.field} label={t('filter.event')}>
        <Select
          className={styles.select}
          value={filter.eventName ?? ''}
          onChange={(_event, { value }) => onChange({ eventName: value === '' ? null : value })}
        >
          <option value="">{t('filter.all')}</option>
          {eventNames.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </Select>
      </Field>
      <Field className={styles.field} label={t('filter.findings')}>
        <Select
          className={styles.select}
          value={filter.findings}
          onChange={(_event, { value }) =>
            onChange({ findings: findingChoices.find((each) => each === value) ?? 'any' })
          }
        >
          <option value="any">{t('filter.all')}</option>
          {findingChoices.map((each) => (
            <option key={each} value={each}>
              {t(`filter.findingChoices.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Checkbox
        className={mergeClasses(controls.choice)}
        label={t('filter.bookmarked')}
        checked={filter.bookmarkedOnly}
        onChange={(_event, { checked }) => onChange({ bookmarkedOnly: checked === true })}
      />
      {isFiltered ? (
        <Button
          className={controls.large}
          onClick={() => {
            setText('');
            onChange(noFilter);
          }}
        >
          {t('filter.clear')}
        </Button>
      ) : null}
    </search>
  );
}
