/** Work in progress that must survive a crash: today the drafts of security module twins. */
export { type Draft, type DraftKey, type Drafts, openDrafts } from './drafts';
