/** Spanish: every command, as the palette shows it. */
import type { SpanishOf } from '../catalogue';
import type { commands as english } from '../en/commands';

export const commands = {
  fleet: 'Ir a la flota',
  device: 'Ir al dispositivo',
  agent: 'Ir al agente',
  hubs: 'Ir a los hubs',
  settings: 'Ir a los ajustes',
  baselines: 'Ir a las configuraciones base',
  back: 'Ir atrás',
  forward: 'Ir adelante',
  palette: 'Mostrar todos los comandos',
  addHub: 'Añadir un hub',
  openHub: 'Abrir el hub {{name}}',
  find: 'Buscar en la flota',
  findProperty: 'Buscar en las propiedades',
  refresh: 'Leer de nuevo del hub',
  clearFilters: 'Quitar búsqueda y filtros',
  save: 'Guardar la edición en el hub',
  discardEdit: 'Descartar la edición sin guardar',
  undo: 'Deshacer la última edición',
  redo: 'Rehacer la edición',
  runAgent: 'Ejecutar el agente en este dispositivo',
  startAgent: 'Iniciar el agente',
  stopAgent: 'Detener el agente',
  themeSystem: 'Tema: como el sistema',
  themeLight: 'Tema: claro',
  themeDark: 'Tema: oscuro',
  themeHighContrast: 'Tema: alto contraste',
  languageEnglish: 'Language: English',
  languageSpanish: 'Idioma: español',
} satisfies SpanishOf<typeof english>;
