/** Fifty labels as they are found on site: five kinds of code, ten conditions each. */
import type { Picture } from '../../../main/labels';
import {
  blurred,
  dimmed,
  drawLabel,
  inPerspective,
  inverted,
  type Label,
  mirrored,
  noisy,
  rotated,
  scaled,
  scratched,
} from '../../support/labels/draw';

const labels: readonly Label[] = [
  { format: 'QRCode', text: 'https://devices.example/bilbao-gateway-001?site=Bilbao', options: 'ecLevel=M' },
  { format: 'DataMatrix', text: 'deviceId=bilbao-gateway-001;sn=7734-B' },
  { format: 'Code128', text: 'SN7734-B-2051' },
  { format: 'Code39', text: 'PUMP-07' },
  { format: 'EAN13', text: '9506000134352' },
];

const conditions: readonly (readonly [string, (label: Picture, seed: number) => Picture])[] = [
  ['clean', (label) => label],
  ['on its side', (label) => rotated(label, 90)],
  ['slanted, noisy', (label, seed) => noisy(rotated(label, 40), 20, seed)],
  ['upside down, in perspective', (label) => rotated(inPerspective(label, 0.7), 180)],
  ['blurred', (label, seed) => noisy(blurred(label, 1), 10, seed)],
  ['in the dark, noisy', (label, seed) => noisy(dimmed(label, 15, 90), 12, seed)],
  ['grey print in a shadow', (label, seed) => noisy(dimmed(label, 110, 150, 0.4), 3, seed)],
  ['scratched', (label, seed) => scratched(label, 3, 3, seed)],
  ['white on black, a little turned', (label) => rotated(inverted(label), 5)],
  ['small, seen in a mirror', (label, seed) => noisy(scaled(mirrored(label), 0.5), 6, seed)],
];

export interface FoundLabel {
  readonly name: string;
  readonly text: string;
  readonly picture: Picture;
}

export async function fiftyLabels(): Promise<FoundLabel[]> {
  const all = labels.flatMap((label) =>
    conditions.map(async ([condition, worn], index) => ({
      name: `${label.format}, ${condition}`,
      text: label.text,
      picture: worn(await drawLabel(label, 4), index + 1),
    })),
  );
  return Promise.all(all);
}
