/** The filter language of the fleet as text: its words, and terms put into a query and taken out. */
export { fieldTerms, hasTerm, quotedWhereNeeded, valuesOf, withoutTerm, withTerm, withValue } from './terms';
export { type Piece, type Word, wordsOf } from './words';
