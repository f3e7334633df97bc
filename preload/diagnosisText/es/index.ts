/** Spanish. */
import type { DiagnosisWords } from '../words';
import { checks, groups, outcomes } from './checks';
import { device } from './device';
import { evidence } from './evidence';
import { hub, thereAndBack } from './hub';
import { common, laptop, network } from './network';

export const es: DiagnosisWords = {
  groups,
  checks,
  outcomes,
  evidence,
  verdicts: { ...common, ...network, ...laptop, ...hub, ...device, ...thereAndBack },
  values: {
    direction: { ahead: 'adelantado', behind: 'atrasado' },
    agent: { c: 'agente clásico en C', csharp: 'agente clásico en C#', micro: 'microagente' },
    problem: {
      programMissing: 'falta un programa',
      fileMissing: 'falta un archivo',
      notPermitted: 'no está permitido',
      tooLarge: 'hay demasiado',
      tookTooLong: 'ha tardado demasiado',
      connectionLost: 'se ha perdido la conexión',
    },
  },
  letter: {
    opening:
      'Un dispositivo de este emplazamiento debe llegar a su hub de Azure IoT. Una comprobación ha encontrado:',
    facts: 'Valores en los que se basa:',
  },
};
