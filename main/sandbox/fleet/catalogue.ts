/** Where the devices of a generated fleet stand and what they are. Makers and models are invented. */

export interface City {
  readonly name: string;
  readonly country: string;
}

export const cities: readonly [City, ...City[]] = [
  { name: 'Bilbao', country: 'ES' },
  { name: 'Zaragoza', country: 'ES' },
  { name: 'Sevilla', country: 'ES' },
  { name: 'Valencia', country: 'ES' },
  { name: 'Vigo', country: 'ES' },
  { name: 'Lyon', country: 'FR' },
  { name: 'Lille', country: 'FR' },
  { name: 'Toulouse', country: 'FR' },
  { name: 'Porto', country: 'PT' },
  { name: 'Lisboa', country: 'PT' },
  { name: 'Torino', country: 'IT' },
  { name: 'Bologna', country: 'IT' },
  { name: 'Stuttgart', country: 'DE' },
  { name: 'Leipzig', country: 'DE' },
  { name: 'Antwerpen', country: 'BE' },
  { name: 'Rotterdam', country: 'NL' },
  { name: 'Leeds', country: 'GB' },
  { name: 'Cork', country: 'IE' },
  { name: 'Aarhus', country: 'DK' },
  { name: 'Malmo', country: 'SE' },
  { name: 'Tampere', country: 'FI' },
  { name: 'Gdansk', country: 'PL' },
  { name: 'Brno', country: 'CZ' },
  { name: 'Monterrey', country: 'MX' },
  { name: 'Puebla', country: 'MX' },
  { name: 'Medellin', country: 'CO' },
  { name: 'Rosario', country: 'AR' },
  { name: 'Curitiba', country: 'BR' },
  { name: 'Toledo', country: 'US' },
  { name: 'Windsor', country: 'CA' },
];

export interface Kind {
  readonly name: string;
  /** Of all devices, in thousandths. */
  readonly share: number;
  readonly models: readonly [string, ...string[]];
  /** The newest firmware first: most devices have it, some lag behind. */
  readonly firmware: readonly [string, ...string[]];
}

export const kinds: readonly [Kind, ...Kind[]] = [
  { name: 'meter', share: 330, models: ['Norvik M2', 'Norvik M4'], firmware: ['4.2.1', '4.2.0', '4.0.7'] },
  { name: 'pump', share: 180, models: ['Arga P100', 'Arga P250'], firmware: ['2.6.0', '2.5.3', '2.1.0'] },
  { name: 'valve', share: 150, models: ['Arga V12'], firmware: ['1.9.4', '1.9.2'] },
  { name: 'camera', share: 120, models: ['Lumen C3', 'Lumen C5'], firmware: ['7.0.2', '6.8.1', '6.4.0'] },
  { name: 'door', share: 80, models: ['Portal D1'], firmware: ['3.3.0', '3.1.8'] },
  { name: 'fan', share: 70, models: ['Brisa F40'], firmware: ['1.4.0', '1.2.2'] },
  { name: 'panel', share: 50, models: ['Nodo HMI 7', 'Nodo HMI 10'], firmware: ['5.1.0', '5.0.3'] },
  { name: 'gateway', share: 20, models: ['Nodo Edge 4'], firmware: ['2024.10.2', '2024.6.0'] },
];
