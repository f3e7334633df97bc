/** Spanish: the workbench around one configuration, as form and as JSON. */
import type { SpanishOf } from '../catalogue';
import type { workbench as english } from '../en/workbench';

export const workbench = {
  form: {
    search: 'Buscar en las propiedades',
    searchPlaceholder: 'Nombre o palabra, como sesiones o PT7M',
    found_one: '{{formatted}} propiedad encontrada',
    found_many: '{{formatted}} de propiedades encontradas',
    found_other: '{{formatted}} propiedades encontradas',
    durationHint: 'En palabras o en ISO 8601: «7 minutos» o PT7M.',
    event: 'Evento',
    priorityOf: '{{name}}: {{priority}}',
    isDefault: 'predeterminada',
    defaultApplies: 'Sin definir: se aplica la predeterminada',
    notCollected: 'no se recoge',
    sentWithin: 'se envía en {{duration}}',
  },
  editor: {
    Completions: 'Sugerencias',
    Diagnostics: 'Problemas',
    'No diagnostics': 'Ningún problema',
    'Control character': 'Carácter de control',
  },
  priority: { High: 'Alta', Low: 'Baja', Off: 'Desactivada' },
  groupHints: {
    timing: 'Cuánto esperan los eventos antes de enviarse y cada cuánto se mira el dispositivo.',
    size: 'Cuánta memoria y qué tamaño de mensaje puede usar el agente.',
    priorities: 'Alta se envía pronto, Baja se reúne más tiempo; lo desactivado ni se recoge.',
    operational: 'Lo que el agente cuenta de sí mismo: sus errores y sus recuentos.',
    aggregation: 'Los eventos idénticos pueden salir una vez con un recuento, lo que ahorra mensajes.',
    baseline: 'Comprobaciones propias además de las de Microsoft. Necesitan los tres valores.',
    collectors: 'Lo que vigila el microagente.',
    other: 'Lo que solo conocen el hub, el agente o esta edición.',
  },
  collectors: {
    Baseline: 'Comprobaciones de refuerzo',
    SystemInformation: 'Información del sistema',
    SBoM: 'Paquetes instalados',
    Heartbeat: 'Señales de vida',
    Login: 'Inicios de sesión',
    NetworkActivity: 'Actividad de red',
    Process: 'Procesos',
    LogCollector: 'Registro del propio agente',
    FileSystem: 'Archivos',
    Peripheral: 'Hardware conectado',
    Statistics: 'Estadísticas de los recolectores',
  },
} satisfies SpanishOf<typeof english>;
