/** The filter language: parsing it, what it means, what may be typed. */
export type { Age, ChoiceField, Condition, Filter, Pattern, Term } from './filter';
export { fits, fitsAge, fitsDrift, fitsGeneration, shortestAnywhere } from './fits';
export { fold } from './fold';
export { parseFilter } from './parse';
export { type SuggestionSource, suggestAt } from './suggest';
