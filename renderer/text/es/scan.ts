/** Spanish: scanning labels. */
import type { SpanishOf } from '../catalogue';
import type { scan as english } from '../en/scan';

export const scan = {
  title: 'Escanear etiquetas',
  found: 'Etiquetas',
  empty:
    'Escanee una etiqueta tras otra. Cada una queda aquí con el dispositivo que nombra, en el orden que necesite para un armario.',
  scanned_one: '{{formatted}} etiqueta',
  scanned_many: '{{formatted}} de etiquetas',
  scanned_other: '{{formatted}} etiquetas',
  looking: 'Buscando…',
  notFound:
    'Ningún dispositivo de este hub tiene esta etiqueta. Puede que parte de ella esté en una etiqueta del gemelo cambiada hace poco: lea la flota de nuevo.',
  notRead: 'La flota de este hub aún no se ha leído, así que no se puede encontrar nada. Léala primero.',
  several_one: '{{formatted}} dispositivo:',
  several_many: 'Encajan {{formatted}} de dispositivos; abra el que tiene delante:',
  several_other: 'Encajan {{formatted}} dispositivos; abra el que tiene delante:',
  open: 'Abrir {{deviceId}}',
  remove: 'Quitar {{text}} de la lista',
  clear: 'Vaciar la lista',
  showInFleet_one: 'Mostrar {{formatted}} dispositivo en la flota',
  showInFleet_many: 'Mostrar {{formatted}} de dispositivos en la flota',
  showInFleet_other: 'Mostrar {{formatted}} dispositivos en la flota',
  announced: {
    one: 'Etiqueta leída: dispositivo {{deviceId}}.',
    several: 'Etiqueta leída: {{text}}. Encajan varios dispositivos.',
    none: 'Etiqueta leída: {{text}}. No encaja ningún dispositivo.',
  },
  place: {
    deviceId: 'id. de dispositivo «{{value}}» ({{reason}})',
    tag: 'una etiqueta del gemelo es «{{value}}» ({{reason}})',
    part: '«{{value}}» es parte del id. de dispositivo o de una etiqueta del gemelo ({{reason}})',
  },
  reason: {
    wholeText: 'la etiqueta entera',
    deviceIdField: 'campo de dispositivo de la etiqueta',
    registrationIdField: 'id. de registro de la etiqueta',
    serialField: 'número de serie de la etiqueta',
    assetField: 'número de activo de la etiqueta',
    nameField: 'nombre en la etiqueta',
    macAddress: 'dirección MAC',
    imei: 'código IMEI',
    gs1Serial: 'número de serie GS1',
    gs1Asset: 'número de activo GS1',
    urlQuery: 'de la dirección en la etiqueta',
    urlPath: 'final de la dirección en la etiqueta',
  },
  other: {
    title: 'Lector o imagen',
    label: 'Etiqueta',
    hint: 'Un lector USB escribe aquí y termina con Intro; usted también puede.',
    look: 'Buscar',
    choose: 'Elegir una imagen…',
    reading: 'Leyendo la imagen…',
    paste: 'O pegue o suelte una. Las imágenes quedan en memoria y se olvidan una vez leídas.',
    nothing: {
      title: 'No se ha encontrado ninguna etiqueta en esta imagen.',
      meaning:
        'Se leen códigos QR, Data Matrix y códigos de barras. Hágala de nuevo de más cerca, recta y con más luz.',
    },
  },
  camera: {
    title: 'Cámara',
    meaning: 'Ponga la etiqueta dentro de la imagen; se lee sola. No se graba nada.',
    picture: 'Lo que ve la cámara',
    open: 'Abrir la cámara',
    close: 'Cerrar la cámara',
    which: 'Cámara en uso',
    nameless: 'Cámara {{number}}',
    trouble: {
      refused: {
        title: 'Se ha denegado la cámara.',
        meaning:
          'El sistema no deja que Siteward use una cámara. Permítalo en los ajustes de privacidad o use un lector o una imagen.',
      },
      none: {
        title: 'No hay cámara.',
        meaning: 'Conecte una y ábrala de nuevo, o use un lector o una imagen.',
      },
      busy: {
        title: 'La cámara está en uso.',
        meaning: 'La tiene otro programa. Ciérrelo y abra la cámara de nuevo.',
      },
      broken: {
        title: 'La cámara se ha detenido.',
        meaning: 'Se desconectó o falló. Ábrala de nuevo o use un lector o una imagen.',
      },
    },
  },
} satisfies SpanishOf<typeof english>;
