/** The fleet in parts, each with how many devices it has; a part that is chosen becomes a term of the query. */
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Checkmark16Filled } from '@fluentui/react-icons/svg/checkmark';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { withTerm } from '../../../../preload/filterLanguage';
import { medium } from '../../../app/layout';
import { useClientStore, useSelected } from '../../../client/ClientProvider';
import { useFormat } from '../../../text/useFormat';
import { createFleetStore } from '../fleetStore';
import { type FacetChoice, type FacetGroup, facetGroups, toggled } from './facetGroups';

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    boxSizing: 'border-box',
    width: '216px',
    flexShrink: 0,
    minHeight: 0,
    overflowY: 'auto',
    scrollbarWidth: 'thin',
    [medium]: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(180px, 1fr))',
      gap: tokens.spacingHorizontalM,
      width: '100%',
      maxHeight: '45vh',
    },
  },
  group: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  title: {
    ...typographyStyles.caption1Strong,
    margin: 0,
    paddingInline: tokens.spacingHorizontalS,
    paddingBottom: tokens.spacingVerticalXS,
    color: tokens.colorNeutralForeground2,
  },
  choice: {
    ...typographyStyles.body1,
    fontFamily: tokens.fontFamilyBase,
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    minHeight: '36px',
    '@media (pointer: coarse)': { minHeight: '44px' },
    paddingInline: tokens.spacingHorizontalS,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorSubtleBackgroundHover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: {
    ...typographyStyles.body1Strong,
    fontFamily: tokens.fontFamilyBase,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    ':hover': {
      backgroundColor: tokens.colorBrandBackground2Hover,
      color: tokens.colorNeutralForeground1,
    },
  },
  sign: { flexShrink: 0, color: tokens.colorBrandForeground1 },
  word: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  count: { flexShrink: 0, color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  more: { color: tokens.colorBrandForeground1 },
});

interface FleetFacetsProps {
  readonly id: string;
  /** Asks for a site that is not among those shown. */
  readonly onMoreSites: (query: string) => void;
}

export function FleetFacets({ id, onMoreSites }: FleetFacetsProps) {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const store = useClientStore(createFleetStore);
  const query = useSelected(store.state, (state) => state.query);
  const facets = useSelected(store.state, ({ list }) => list?.facets);
  const groups = facets ? facetGroups(facets, query) : [];
  return (
    <section id={id} className={styles.panel} aria-label={t('filters')} data-facets>
      {groups.map((group) => (
        <Group
          key={group.field}
          group={group}
          onToggle={(choice) => store.showQuery(toggled(query, group.field, choice))}
          onMore={() => onMoreSites(withTerm(query, 'site:'))}
        />
      ))}
    </section>
  );
}

interface GroupProps {
  readonly group: FacetGroup;
  readonly onToggle: (choice: FacetChoice) => void;
  readonly onMore: () => void;
}

function Group({ group: { field, choices, hiddenCount }, onToggle, onMore }: GroupProps) {
  const { t } = useTranslation('fleet');
  const styles = useStyles();
  const format = useFormat();
  const wordOf = useChoiceWord();
  const titleId = useId();
  if (choices.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a border and has no flexible layout.
    <div role="group" aria-labelledby={titleId} className={styles.group}>
      <h2 id={titleId} className={styles.title}>
        {t(`facets.${field}`)}
      </h2>
      {choices.map((choice) => {
        const word = wordOf(field, choice);
        return (
          <button
            key={choice.term}
            type="button"
            data-facet={choice.term}
            aria-pressed={choice.isChosen}
            title={word}
            className={mergeClasses(styles.choice, choice.isChosen && styles.chosen)}
            onClick={() => onToggle(choice)}
          >
            {choice.isChosen ? <Checkmark16Filled className={styles.sign} aria-hidden /> : null}
            <span className={styles.word}>{word}</span>
            <span className={styles.count}>{format.number(choice.count)}</span>
          </button>
        );
      })}
      {hiddenCount > 0 ? (
        <button type="button" className={mergeClasses(styles.choice, styles.more)} onClick={onMore}>
          {t('moreSites', { count: hiddenCount, formatted: format.number(hiddenCount) })}
        </button>
      ) : null}
    </div>
  );
}

function useChoiceWord(): (field: FacetGroup['field'], choice: FacetChoice) => string {
  const { t } = useTranslation(['fleet', 'common']);
  return (field, { name }) => {
    if (field === 'site') return name ?? t('noSite');
    const area = {
      verdict: 'verdict',
      module: 'securityModule',
      connected: 'connectionState',
      status: 'status',
    };
    // Each area has a word for every choice of its field.
    return t(`common:${area[field]}.${name}` as 'common:status.enabled');
  };
}
