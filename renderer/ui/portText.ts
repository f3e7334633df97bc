/** A TCP port as a person types it. */

/** 1 to 65,535; null for what is no port. */
export function portOf(text: string): number | null {
  const port = Number(text);
  return /^\d{1,5}$/.test(text.trim()) && port >= 1 && port <= 65_535 ? port : null;
}
