/** The rest of the sandbox fleet: many devices of every site in ordinary states, the same at every first run. */
import { defaults, reportOf } from '../simulation/classicConfiguration';
import { classicDesired, classicModule, device, microModule } from './deviceParts';
import type { FleetDevice, FleetModule } from './fleetDevice';

const sites = ['Bilbao', 'Zaragoza', 'Sevilla', 'Lyon', 'Porto'];
const kinds = ['pump', 'valve', 'meter', 'camera', 'tank', 'fan', 'door'];
const devicesPerSite = 35;
/** Above the numbers that notable devices have. */
const firstNumber = 10;
const dayMinutes = 24 * 60;

export function ordinaryDevices(): FleetDevice[] {
  const random = sequence(20_201_123);
  return sites.flatMap((site) =>
    Array.from({ length: devicesPerSite }, (_, index): FleetDevice => {
      const kind = kinds[index % kinds.length] ?? 'pump';
      const number = String(firstNumber + Math.floor(index / kinds.length)).padStart(3, '0');
      const deviceId = `${site.toLowerCase()}-${kind}-${number}`;
      const isOnline = random() < 0.4;
      return device(deviceId, site, {
        status: random() < 0.04 ? 'disabled' : 'enabled',
        tags: { site, kind, floor: Math.floor(random() * 4) },
        desired: kind === 'pump' ? { targetPressureBar: 4 + Math.floor(random() * 4) } : {},
        reported: { firmware: `2.${Math.floor(random() * 6)}.0` },
        lastActivityMinutesAgo:
          random() < 0.05 ? null : Math.floor(random() * (isOnline ? 10 : 40 * dayMinutes)) + 1,
        modules: modulesOf(random, isOnline),
      });
    }),
  );
}

function modulesOf(random: () => number, isOnline: boolean): FleetModule[] {
  const share = random();
  if (share < 0.25) return [];
  if (share < 0.4) return [microModule({ agent: isOnline ? 'micro' : null, ...microState(isOnline) })];
  const flavour = share < 0.75 ? 'c' : 'csharp';
  const values = random() < 0.5 ? {} : { snapshotFrequency: `PT${2 + Math.floor(random() * 20)}H` };
  return [
    classicModule({
      desired: Object.keys(values).length > 0 ? classicDesired(values) : {},
      reported: reportOf(flavour, { ...defaults(flavour), ...values }),
      reportedMinutesAgo: 20 * dayMinutes,
      agent: isOnline ? flavour : null,
    }),
  ];
}

function microState(isOnline: boolean): Partial<FleetModule> {
  return isOnline ? {} : { reported: { latest_state: 'success' }, reportedMinutesAgo: 12 * dayMinutes };
}

/** Numbers from 0 to below 1, always the same ones (a linear congruential generator, Numerical Recipes). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
