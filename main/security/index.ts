/** Both generations of security modules: their properties and rules, and what agents make of them. Pure. */
export {
  type ClassicProperty,
  classicDefaults,
  classicProperties,
  configurationWrapper,
  isPriority,
  type KnownFlavour,
  messageBlockBytes,
  obsoleteConfigurationWrapper,
  type Priority,
  priorities,
  priorityOf,
} from './classicProperties';
export { type Configuration, type ConfigurationValues, readConfiguration, sectionOf } from './configuration';
export {
  durationRefusedBy,
  formatDuration,
  formatDurationOfC,
  isSafeDuration,
  parseDuration,
} from './durations';
export { type EchoInput, type EchoVerdict, judgeEcho, type NotTaken } from './echo';
export { type EffectiveConfiguration, effectiveClassicConfiguration } from './effective';
export * from './events';
export { findingsFor } from './findings';
export { detectFlavour } from './flavour';
export { jsonTextOf, type ParsedConfiguration, parseJsonText } from './jsonText';
export { meansSame } from './meaning';
export { frequencies, type MicroProperty, microProperties, processModes } from './microProperties';
export { type MicroState, microStateOf } from './microState';
export { reportedConfigurationAt } from './reportedAt';
export { type RowsInput, securityTwinRows } from './rows';
export { configurationSizeBytes, savePatch } from './savePatch';
export { securityModuleIds, securityModuleOf } from './securityModule';
