/** The filter language: parsing it, what it means, what may be typed. */
export type { Age, ChoiceField, Condition, Filter, Pattern, Term } from './filter';
export { fold } from './fold';
export { fits, matches, matchesFilter, searchedTexts, shortestAnywhere, steady } from './matches';
export { parseFilter } from './parse';
export { suggestAt } from './suggest';
