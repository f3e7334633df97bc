/** Sizes of controls that a gloved finger must hit. */
import { makeStyles } from '@fluentui/react-components';

/** WCAG 2.2, 2.5.5 Target Size (Enhanced): at least 44 CSS pixels each way. */
export const useControlStyles = makeStyles({
  large: { minHeight: '44px', minWidth: '44px' },
  /** The same for a checkbox, its mark in line with its words. */
  choice: { minHeight: '44px', '& .fui-Checkbox__indicator': { alignSelf: 'center' } },
});
