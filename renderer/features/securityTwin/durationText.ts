/** How long an ISO 8601 duration is, to stand readable beside the text; judging it is main's business. */

const secondMs = 1000;
const dayMs = 86_400 * secondMs;

/** Months count 30 and years 365 days, as the agents count them. */
const pattern =
  /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;
const unitsMs = [365 * dayMs, 30 * dayMs, 7 * dayMs, dayMs, 3600 * secondMs, 60 * secondMs, secondMs];

/** Null for text that is no duration of whole parts. */
export function durationMs(text: string): number | null {
  const parts = pattern.exec(text)?.slice(1);
  if (!parts?.some((part) => part !== undefined)) return null;
  return parts.reduce((sumMs, part, index) => sumMs + Number(part ?? 0) * (unitsMs[index] ?? 0), 0);
}
