/** Both generations of security modules: their properties and rules, and what agents make of them. Pure. */
export * from './agentFiles';
export {
  type ClassicProperty,
  classicDefaults,
  classicProperties,
  isPriority,
  messageBlockBytes,
  type Priority,
  priorities,
  priorityOf,
} from './classicProperties';
export { type Report, reportOf } from './comparison';
export { type Configuration, type ConfigurationValues, readConfiguration, sectionOf } from './configuration';
export { type DriftInput, driftOf } from './drift';
export {
  durationRefusedBy,
  formatDuration,
  formatDurationOfC,
  isSafeDuration,
  parseDuration,
} from './durations';
export { type EchoInput, type EchoVerdict, judgeEcho, type NotTaken } from './echo';
export {
  type AfterPatch,
  afterPatch,
  type EffectiveConfiguration,
  effectiveClassicConfiguration,
  valuesInForce,
} from './effective';
export * from './events';
export { findingsFor, fixedValues } from './findings';
export { agentsOf, detectFlavour, type KnownFlavour } from './flavour';
export { jsonTextOf, type ParsedConfiguration, parseJsonText } from './jsonText';
export { type JsonNode, readJson, type TextRange } from './jsonTree';
export { type Judgement, judgeTwin, type TwinToJudge } from './judgeTwin';
export { type LogFinding, type LogTriage, type LogVerdict, triageLog } from './logTriage';
export { meansSame } from './meaning';
export * from './messages';
export { frequencies, type MicroProperty, microProperties, processModes } from './microProperties';
export { type MicroState, microStateOf } from './microState';
export { migrationOf } from './migration';
export { reportedConfigurationAt } from './reportedAt';
export { retirementOf } from './retirement';
export { type RowsInput, securityTwinRows } from './rows';
export { configurationSizeBytes, savePatch } from './savePatch';
export { securityModuleIds, securityModuleOf } from './securityModule';
export { longestSilenceMs } from './silence';
export { trafficOf } from './traffic';
export { moduleIdFindings, twinFindings } from './twinFindings';
export { configurationWrapper, obsoleteConfigurationWrapper } from './wrappers';
