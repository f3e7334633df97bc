/** Every rule about the values of a configuration. */
import { baselineRules } from './baseline';
import { durationRules } from './durations';
import { effectRules } from './effects';
import { limitRules } from './limits';
import { microRules } from './micro';
import { nameRules } from './names';
import { priorityRules } from './priorities';
import type { Rule } from './rule';
import { sizeAndTimeRules } from './sizesAndTimes';
import { valueRules } from './values';

export { intervalsIn } from './micro';
export { type FixPlan, factsOf, type Holder, type Remark, type Rule, type Values } from './rule';

/** In the order in which findings are listed. */
export const configurationRules: readonly Rule[] = [
  ...valueRules,
  ...durationRules,
  ...priorityRules,
  ...microRules,
  ...sizeAndTimeRules,
  ...baselineRules,
  ...nameRules,
  ...effectRules,
  ...limitRules,
];
