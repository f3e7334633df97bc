/** Text as it is compared: without regard to letter case and accents. */

const beyondAscii = /[^\0-\x7F]/;
const marks = /\p{M}/gu;
/** Lower case writes a sigma at the end of a word in another way, so a part of a text would not be found in it. */
const finalSigma = /ς/g;

export function fold(text: string): string {
  const lower = text.toLowerCase();
  return beyondAscii.test(lower) ? lower.normalize('NFD').replace(marks, '').replace(finalSigma, 'σ') : lower;
}
