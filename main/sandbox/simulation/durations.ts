/**
 * Durations as each classic agent reads and writes them. Sources: Azure/Azure-IoT-Security-Agent-C time_utils.c; the C#
 * agent uses .NET's XmlConvert (xsd:duration).
 */

export type ClassicFlavour = 'c' | 'csharp';

const secondMs = 1000;
const unitsMs = {
  month: 30 * 86_400_000,
  week: 7 * 86_400_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
};
const longestOfCMs = 2 ** 32 - 1;

const ofC =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const ofCsharp =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds; null for text that this agent refuses. */
export function readDuration(flavour: ClassicFlavour, text: string): number | null {
  return flavour === 'c' ? readOfC(text) : readOfCsharp(text);
}

/** Years are ignored, nothing may be zero in the end, and the result fits 32 bits. */
function readOfC(text: string): number | null {
  const parts = ofC
    .exec(text)
    ?.slice(2)
    .map((part) => Number(part ?? 0));
  if (!parts) return null;
  const { month, week, day, hour, minute } = unitsMs;
  const total = sum(parts, [month, week, day, hour, minute, secondMs]);
  return total > 0 && total <= longestOfCMs ? total : null;
}

function readOfCsharp(text: string): number | null {
  const parts = ofCsharp
    .exec(text)
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  if (!parts) return null;
  const { month, day, hour, minute } = unitsMs;
  return sum(parts, [365 * day, month, day, hour, minute, secondMs]);
}

function sum(parts: readonly number[], unitMs: readonly number[]): number {
  return parts.reduce((total, part, index) => total + part * (unitMs[index] ?? 0), 0);
}

/** As the agent reports it: C writes months, weeks and days before the time of day, C# days only. */
export function writeDuration(flavour: ClassicFlavour, durationMs: number): string {
  const dateUnits =
    flavour === 'c'
      ? ([
          ['M', unitsMs.month],
          ['W', unitsMs.week],
          ['D', unitsMs.day],
        ] as const)
      : ([['D', unitsMs.day]] as const);
  const timeUnits = [
    ['H', unitsMs.hour],
    ['M', unitsMs.minute],
    ['S', secondMs],
  ] as const;
  let restMs = durationMs;
  const take = (units: readonly (readonly [string, number])[]): string =>
    units
      .map(([letter, unitMs]) => {
        const count = letter === 'S' ? restMs / unitMs : Math.floor(restMs / unitMs);
        restMs -= count * unitMs;
        return count > 0 ? `${count}${letter}` : '';
      })
      .join('');
  const date = take(dateUnits);
  const time = take(timeUnits);
  if (date === '' && time === '') return 'PT0S';
  return `P${date}${time === '' ? '' : `T${time}`}`;
}
