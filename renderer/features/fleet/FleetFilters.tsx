/** The search field and the filters, each choice with how many devices it would give. */
import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { Search20Regular } from '@fluentui/react-icons/svg/search';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useClientStore, useSelected } from '../../client/ClientProvider';
import { useFormat } from '../../text/useFormat';
import { useControlStyles } from '../../ui/controlStyles';
import { type FleetFilter, isFiltering } from './fleetState';
import { createFleetStore } from './fleetStore';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
  },
  search: { flexGrow: 1, flexBasis: '16rem', maxWidth: '32rem' },
  filter: { flexGrow: 1, flexBasis: '9rem', maxWidth: '14rem' },
});

const choices = {
  connectionState: ['Connected', 'Disconnected'],
  status: ['enabled', 'disabled'],
  securityModule: ['none', 'classic', 'micro', 'both', 'nearMiss', 'unknown'],
} as const;

const titles = {
  connectionState: 'filterConnection',
  status: 'filterStatus',
  securityModule: 'filterSecurityModule',
} as const;

export function FleetFilters({ searchRef }: { searchRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const controls = useControlStyles();
  const store = useClientStore(createFleetStore);
  const filter = useSelected(store.state, (state) => state.filter);
  return (
    <search className={styles.bar} aria-label={t('filters')}>
      <Field label={t('search')} className={styles.search}>
        <Input
          input={{ ref: searchRef }}
          type="search"
          className={controls.large}
          contentBefore={<Search20Regular aria-hidden />}
          placeholder={t('searchPlaceholder')}
          value={filter.text}
          maxLength={256}
          onChange={(_, { value }) => store.changeFilter({ text: value })}
        />
      </Field>
      <Choice name="connectionState" />
      <Choice name="status" />
      <Choice name="securityModule" />
      {isFiltering(filter) ? (
        <Button className={controls.large} icon={<Dismiss20Regular />} onClick={store.clearFilter}>
          {t('clearFilters')}
        </Button>
      ) : null}
    </search>
  );
}

function Choice<Name extends keyof typeof choices>({ name }: { name: Name }) {
  const { t } = useTranslation(['fleet', 'common']);
  const styles = useStyles();
  const controls = useControlStyles();
  const format = useFormat();
  const store = useClientStore(createFleetStore);
  const chosen = useSelected(store.state, (state) => state.filter[name]);
  const counts = useSelected(store.state, (state) => state.list?.facets[name]);
  return (
    <Field label={t(titles[name])} className={styles.filter}>
      <Select
        className={controls.large}
        value={chosen ?? ''}
        onChange={(_, { value }) => store.changeFilter(chosenFilter(name, value))}
      >
        <option value="">{t('any')}</option>
        {choices[name].map((choice) => (
          <option key={choice} value={choice}>
            {t('choiceWithCount', {
              choice: t(`common:${name}.${choice}` as 'common:status.enabled'),
              formatted: format.number(countOf(counts, choice)),
            })}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function countOf(counts: Readonly<Record<string, number>> | undefined, choice: string): number {
  return counts?.[choice] ?? 0;
}

function chosenFilter(name: keyof typeof choices, value: string): Partial<FleetFilter> {
  const found = choices[name].find((choice) => choice === value) ?? null;
  return { [name]: found };
}
