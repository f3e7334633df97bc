/** Messages of devices as they arrive: held against the published schemas and tied to the properties that govern them. Pure. */
export { governingProperties } from './governing';
export {
  judgeMessage,
  looksLikeSecurityMessage,
  type MessageJudgement,
  type MessageToJudge,
  type QueueFigures,
} from './judgeMessage';
export { eventShapes } from './shapes';
