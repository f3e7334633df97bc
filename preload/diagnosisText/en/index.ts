/** English. */
import type { DiagnosisWords } from '../words';
import { checks, groups, outcomes } from './checks';
import { device } from './device';
import { evidence } from './evidence';
import { hub, thereAndBack } from './hub';
import { common, laptop, network } from './network';

export const en: DiagnosisWords = {
  groups,
  checks,
  outcomes,
  evidence,
  verdicts: { ...common, ...network, ...laptop, ...hub, ...device, ...thereAndBack },
  values: {
    direction: { ahead: 'fast', behind: 'slow' },
    agent: { c: 'classic C agent', csharp: 'classic C# agent', micro: 'micro agent' },
    problem: {
      programMissing: 'a program is not installed',
      fileMissing: 'a file is missing',
      notPermitted: 'not permitted',
      tooLarge: 'there is too much of it',
      tookTooLong: 'it took too long',
      connectionLost: 'the connection was lost',
    },
  },
  letter: {
    opening: 'A device on this site has to reach its Azure IoT hub. A check on site has found:',
    facts: 'Values behind this:',
  },
};
