/** Spanish: a device's own tags and desired properties. */
import type { SpanishOf } from '../catalogue';
import type { deviceTwin as english } from '../en/deviceTwin';

export const deviceTwin = {
  title: 'Etiquetas y propiedades deseadas',
  toDevice: 'Volver al dispositivo',
  edit: 'Editar etiquetas y propiedades deseadas',
  label: 'Etiquetas y propiedades deseadas en JSON',
  hint: 'Una clave que se quita aquí se elimina en el hub. No se envía nada antes de guardar. Tab sale del editor; F8 va al problema siguiente.',
  place: 'Lugar',
  before: 'Antes',
  after: 'Después',
  sizes: 'Espacio en el hub',
  tagsSize: 'Tamaño de las etiquetas',
  at: '{{place}}: {{words}}',
  codes: {
    notJson: 'Esto no es JSON.',
    notAnObject: 'Aquí debe haber un objeto JSON.',
    unknownSection: 'Aquí solo se pueden editar «tags» y «desired».',
    nullValue: 'IoT Hub no guarda ningún null: eliminaría la clave. Quite la clave.',
    tooLarge: 'La sección tiene {{is}} bytes; IoT Hub admite {{limit}}.',
    tooDeep: 'Tiene {{is}} niveles; IoT Hub admite {{limit}}.',
    keyNotAllowed: 'IoT Hub no admite una clave con punto, espacio, $ o carácter de control.',
    keyTooLong: 'La clave tiene {{is}} bytes; IoT Hub admite {{limit}}.',
    stringTooLong: 'El texto tiene {{is}} bytes; IoT Hub admite {{limit}}.',
    integerOutOfRange: 'Es un número mayor de lo que guarda IoT Hub.',
  },
} satisfies SpanishOf<typeof english>;
