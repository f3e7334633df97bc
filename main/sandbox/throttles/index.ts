/** Throttles and quotas by tier; without a tier nothing is limited. */

export { throttledSends } from './throttledSends';
export { throttledConnections, throttledSide } from './throttledSide';
export type { ThrottleName } from './throttleName';
export { isBasic, mostUnitsOf, type Tier, type TierName, tierNames } from './tier';
export { createTraffic, freeTraffic, notInTier, type Traffic } from './traffic';
