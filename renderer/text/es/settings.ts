/** Spanish: the settings screen. */
import type { SpanishOf } from '../catalogue';
import type { settings as english } from '../en/settings';

export const settings = {
  title: 'Ajustes',
  language: 'Idioma',
  theme: 'Tema',
  themes: {
    system: 'Como el sistema',
    light: 'Claro',
    dark: 'Oscuro',
    highContrast: 'Alto contraste',
  },
  themeHints: {
    system: 'Sigue el ajuste claro, oscuro o de contraste de este equipo.',
    light: 'El más legible a la luz del día.',
    dark: 'Descansa la vista en lugares oscuros.',
    highContrast: 'Negro, blanco y amarillo, para sol directo y baja visión.',
  },
  saved: 'Guardado.',
  about: 'Acerca de Siteward',
  version: 'Versión',
  runtime: 'Electron',
  platform: 'Sistema',
  vault: 'Dónde se guardan las credenciales',
  vaults: {
    keystore: 'En el almacén de claves del sistema',
    basicText: 'Solo durante esta sesión, salvo que usted elija otra cosa',
    unavailable: 'Solo durante esta sesión',
  },
  vaultMeanings: {
    keystore:
      'Las credenciales de los hubs se cifran con una clave que el sistema operativo guarda para su cuenta.',
    basicText:
      'Este sistema no ofrece almacén de claves. Lo que se guarda aquí solo se ofusca con una clave fija, y quien pueda leer sus archivos podría descifrarlo. Por eso las credenciales se olvidan al cerrar Siteward, salvo que usted pida conservarlas.',
    unavailable:
      'Este sistema no puede cifrar nada para Siteward, así que las credenciales se olvidan al cerrar Siteward.',
  },
  secretsDirection:
    'Las credenciales no salen del proceso principal. Ninguna parte de esta ventana las recibe nunca.',
} satisfies SpanishOf<typeof english>;
