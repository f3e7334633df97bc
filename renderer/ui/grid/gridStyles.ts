/** How a grid looks. */
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

/** Chromium clips elements taller than 33 554 428 px: rows of 32 px allow a list of a million devices. */
export const rowHeightPx = 32;
export const headerHeightPx = 44;

export const useGridStyles = makeStyles({
  scroller: {
    flexGrow: 1,
    minHeight: '200px',
    overflow: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  header: {
    ...typographyStyles.caption1Strong,
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'grid',
    height: `${headerHeightPx}px`,
    boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  headerCell: { display: 'flex', minWidth: 0 },
  headerTitle: { alignSelf: 'center', paddingInline: tokens.spacingHorizontalM },
  headerButton: {
    ...typographyStyles.caption1Strong,
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    width: '100%',
    minWidth: 0,
    padding: `0 ${tokens.spacingHorizontalM}`,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground3Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  rows: { position: 'relative' },
  row: {
    ...typographyStyles.body1,
    position: 'absolute',
    top: 0,
    insetInlineStart: 0,
    width: '100%',
    height: `${rowHeightPx}px`,
    boxSizing: 'border-box',
    display: 'grid',
    alignItems: 'center',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: 'pointer',
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
  },
  cell: {
    minWidth: 0,
    paddingInline: tokens.spacingHorizontalM,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  loading: { color: tokens.colorNeutralForeground3 },
});
