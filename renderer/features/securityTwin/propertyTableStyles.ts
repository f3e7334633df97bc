/** How the property tables look: columns where there is room, one under the other on a narrow window. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

const narrow = '@media (max-width: 900px)';

export const usePropertyTableStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', [narrow]: { display: 'block' } },
  caption: {
    ...typographyStyles.subtitle2,
    textAlign: 'start',
    paddingBlock: tokens.spacingVerticalS,
    [narrow]: { display: 'block' },
  },
  head: { [narrow]: { display: 'none' } },
  body: { [narrow]: { display: 'block' } },
  columnHead: {
    ...typographyStyles.caption1Strong,
    textAlign: 'start',
    padding: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  wide: { width: '28%' },
  row: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    [narrow]: { display: 'block', paddingBlock: tokens.spacingVerticalS },
  },
  nameCell: {
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: 'inherit',
    padding: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
    [narrow]: { display: 'block' },
  },
  cell: {
    ...typographyStyles.body1,
    verticalAlign: 'top',
    padding: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
    [narrow]: {
      display: 'grid',
      gridTemplateColumns: '8rem minmax(0, 1fr)',
      paddingBlock: tokens.spacingVerticalXXS,
      '::before': { content: 'attr(data-label)', color: tokens.colorNeutralForeground2 },
      '& > *': { gridColumnStart: '2' },
    },
  },
});
