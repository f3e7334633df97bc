/** Every property of the configuration as a form: a search, and a panel for each thing a technician sets. */
import { Input, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecurityTwinView } from '../../../../preload/contract';
import { useCommands } from '../../../app/application';
import { useFormat } from '../../../text/useFormat';
import { useControlStyles } from '../../../ui/controlStyles';
import { usePropertyWords } from '../propertyWords';
import type { SecurityTwinStore } from '../securityTwinStore';
import { matchProperties } from './matchProperties';
import { PropertySectionPanel } from './PropertySectionPanel';
import { propertySections } from './propertySections';

const useStyles = makeStyles({
  search: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  input: { flexGrow: 1, flexBasis: '16rem', maxWidth: '32rem' },
  count: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

interface PropertyFormProps {
  readonly view: SecurityTwinView;
  readonly store: SecurityTwinStore;
  readonly isLocked: boolean;
}

export function PropertyForm({ view, store, isLocked }: PropertyFormProps) {
  const { t } = useTranslation('workbench');
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const wordsOf = usePropertyWords();
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const found = useMemo(() => matchProperties(view.rows, search, wordsOf), [view.rows, search, wordsOf]);
  const sections = useMemo(() => propertySections(found), [found]);
  useCommands([
    { id: 'find', textKey: 'findProperty', shortcuts: ['Ctrl+F'], run: () => field.current?.focus() },
  ]);

  return (
    <>
      <search className={styles.search}>
        <Input
          input={{ ref: field }}
          type="search"
          className={mergeClasses(controls.large, styles.input)}
          aria-label={t('form.search')}
          contentBefore={<Search20Regular aria-hidden />}
          placeholder={t('form.searchPlaceholder')}
          value={search}
          maxLength={256}
          onChange={(_event, { value }) => setSearch(value)}
        />
        <span className={styles.count} role="status">
          {search.trim() === ''
            ? ''
            : t('form.found', { count: found.length, formatted: format.number(found.length) })}
        </span>
      </search>
      {sections.map((section) => (
        <PropertySectionPanel
          key={section.key}
          section={section}
          view={view}
          store={store}
          isLocked={isLocked}
        />
      ))}
    </>
  );
}
