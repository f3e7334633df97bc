/** Device and module twins as such: merging, comparing, limits. Pure. */
export { diffBetween } from './diff';
export { equals } from './equals';
export { isObject, objectOf, ownValue } from './jsonShape';
export { type LimitProblem, limitProblems, sectionSizeBytes, twinLimits } from './limits';
export { mergePatch, patchBetween } from './mergePatch';
export { lastUpdatedAt, lastUpdatedVersion, sectionVersion, withoutMetadata } from './metadata';
export { mergeSections, pointerOf, resolveSections } from './sectionMerge';
export { type Merge, resolveMerge, threeWayMerge, type Values } from './threeWayMerge';
export { resolveTreeMerge, type TreeMergeItem, treeMerge } from './treeMerge';
