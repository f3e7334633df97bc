/** IoT Hub's query language as such: its grammar, keywords and functions, for the embedded hub and for an editor. Pure. */

export { type CollectionName, collectionNamed, collections, fieldsOf } from './fields';
export {
  type AggregateName,
  aggregateNamed,
  aggregates,
  type FunctionName,
  functionNamed,
  functions,
} from './functions';
export { parser } from './iotHubQuery.parser';
export { keywords } from './keywords';
export { longestQuery, mistakesIn, type QueryMistake, type QueryMistakeCode } from './mistakes';
export { segmentsIn, withoutCollection, writtenPath } from './names';
