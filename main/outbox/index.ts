/** Work in progress that must survive a crash, and the states in which twins were seen. */
export {
  type Draft,
  type DraftKey,
  type DraftStep,
  type DraftSteps,
  type Drafts,
  noSteps,
  openDrafts,
} from './drafts';
export { freshCopyId, type ModuleCopies, type ModuleCopy, openModuleCopies } from './moduleCopies';
export { createMomentKeeper, type MomentKeeper } from './momentKeeper';
export {
  type Moment,
  type MomentCause,
  type Moments,
  momentLimits,
  openMoments,
  type TwinName,
  type TwinState,
} from './moments';
