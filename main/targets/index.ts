/** Machines that can be looked at: this one, or a device over SSH. */
export { type DeviceUse, onlyNamed } from './onlyNamed';
export {
  type Command,
  type CommandResult,
  type Platform,
  type Target,
  TargetError,
  type TargetProblem,
} from './ports';
export { createThisMachine } from './thisMachine';
