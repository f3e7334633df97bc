/** A believable fleet of any size: device number n of a seed is always the same, however many there are. Pure. */
import type { AuthenticationType, JsonObject } from '../ports';
import { type City, cities, type Kind, kinds } from './catalogue';
import { type Chance, chanceOf } from './chance';
import type { FleetDevice } from './fleetDevice';
import { edgeModules, securityModules } from './securityStates';

const devicesPerSite = 240;
const dayMinutes = 24 * 60;
const nothing: JsonObject = {};
const pressures: readonly [JsonObject, ...JsonObject[]] = [
  { targetPressureBar: 3 },
  { targetPressureBar: 5 },
  { targetPressureBar: 7 },
];
const environments = ['production', 'production', 'production', 'production', 'staging'] as const;

export interface GeneratedFleet {
  readonly seed: number;
  readonly devices: number;
}

export function* generatedFleet({ seed, devices }: GeneratedFleet): Iterable<FleetDevice> {
  for (let number = 0; number < devices; number += 1) yield generatedDevice(seed, number);
}

export function generatedDevice(seed: number, number: number): FleetDevice {
  const chance = chanceOf(seed, number);
  const site = Math.floor(number / devicesPerSite);
  const city = cities[site % cities.length] ?? cities[0];
  const kind = kindOf(chance);
  const siteName = `${city.name.toLowerCase()}-${padded(Math.floor(site / cities.length) + 1, 4)}`;
  const { modules } = securityModules(chance);
  const isEdge = kind.name === 'gateway';
  const isRetired = chance.happens(0.015);
  return {
    deviceId: `${siteName}-${kind.name}-${padded((number % devicesPerSite) + 1, 3)}`,
    status: isRetired ? 'disabled' : 'enabled',
    statusReason: isRetired ? chance.oneOf(['Taken out of service', 'Under repair', 'Stolen']) : null,
    statusChangedMinutesAgo: null,
    authenticationType: authenticationTypeOf(chance),
    thumbprintHash: 'sha256',
    sharedCredential: null,
    isEdge,
    tags: tagsOf(chance, city, siteName, kind),
    desired: kind.name === 'pump' ? chance.oneOf(pressures) : nothing,
    reported: { firmware: { version: firmwareOf(chance, kind) }, signalDbm: -50 - chance.below(50) },
    lastActivityMinutesAgo: lastActivity(chance, isRetired),
    modules: isEdge ? [...edgeModules, ...modules] : modules,
  };
}

function kindOf(chance: Chance): Kind {
  let left = chance.below(1000);
  const found = kinds.find(({ share }) => {
    left -= share;
    return left < 0;
  });
  return found ?? kinds[0];
}

function authenticationTypeOf(chance: Chance): AuthenticationType {
  const share = chance.next();
  if (share < 0.86) return 'sas';
  return share < 0.94 ? 'selfSigned' : 'certificateAuthority';
}

/** Two in three run the newest, and the rest the older the fewer. */
function firmwareOf(chance: Chance, { firmware }: Kind): string {
  const [newest, ...older] = firmware;
  return older.find((_, index) => chance.happens(index === 0 ? 0.35 : 0.5)) ?? newest;
}

function tagsOf(chance: Chance, { name, country }: City, site: string, kind: Kind): JsonObject {
  return {
    site,
    location: { country, city: name, floor: chance.below(4) },
    kind: kind.name,
    model: chance.oneOf(kind.models),
    environment: chance.oneOf(environments),
  };
}

/** Null for the few that wait for their first start. */
function lastActivity(chance: Chance, isRetired: boolean): number | null {
  if (chance.happens(0.02)) return null;
  if (isRetired) return (30 + chance.below(300)) * dayMinutes;
  return chance.happens(0.85) ? 1 + chance.below(30) : (1 + chance.below(60)) * dayMinutes;
}

function padded(number: number, digits: number): string {
  return String(number).padStart(digits, '0');
}
