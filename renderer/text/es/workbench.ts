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
    cost: '{{range}} unidades al día',
    sentWithin: 'se envía en {{duration}}',
  },
  editor: {
    Completions: 'Sugerencias',
    Diagnostics: 'Problemas',
    'No diagnostics': 'Ningún problema',
    'Control character': 'Carácter de control',
  },
  undo: {
    undo: 'Deshacer',
    redo: 'Rehacer',
    undone: 'Deshecho.',
    redone: 'Rehecho.',
    nothing: 'No hay nada que deshacer ni rehacer.',
  },
  drift_one: '{{formatted}} propiedad difiere. {{cause}}',
  drift_many: '{{formatted}} de propiedades difieren. {{cause}}',
  drift_other: '{{formatted}} propiedades difieren. {{cause}}',
  preview: {
    onHub: 'En el hub',
    onAgent: 'En el agente',
    cost: 'Lo que enviará el agente',
    agents: {
      c: 'Tal como lo toma el agente C',
      csharp: 'Tal como lo toma el agente C#',
      csharpLinux: 'Tal como lo toma el agente C# en Linux',
      csharpWindows: 'Tal como lo toma el agente C# en Windows',
      unknown: 'No se sabe qué agente hay: tal como lo toma el agente C#',
      micro: 'Tal como lo toma el microagente',
    },
    agentRefuses: 'El agente lo rechazaría y seguiría como antes.',
    agentSame: 'El agente funciona como antes.',
    range: 'de {{from}} a {{to}}',
    messagesPerDaySame: '{{range}} mensajes al día, como antes',
    messagesPerDayChanged: '{{before}} → {{after}} mensajes al día',
    unitsPerDaySame: '{{range}} unidades de 4 KB al día, como antes',
    unitsPerDayChanged: '{{before}} → {{after}} unidades de 4 KB al día',
    costNote: 'Estimado desde un dispositivo tranquilo hasta uno muy activo.',
  },
  echo: {
    after: 'Respondió en {{duration}}.',
    lastSeen: 'El hub vio el módulo por última vez {{age}}.',
    cannotRead:
      'Ahora mismo no se puede leer el gemelo; lo que ve aquí es anterior. Siteward sigue intentándolo.',
  },
  earlierSave: {
    arrived: 'El guardado de las {{time}} no tuvo respuesta, pero llegó al hub.',
    notArrived: 'El guardado de las {{time}} no llegó al hub.',
    unclear: 'No se puede saber si el guardado de las {{time}} llegó: otros han escrito desde entonces.',
  },
  conflict: {
    replaced:
      'Entretanto se eliminó el módulo y se creó de nuevo, así que todo lo que difiere queda a su elección.',
    sendingUnclear:
      'Un guardado anterior no tuvo respuesta y otros han escrito desde entonces, así que todo lo que difiere queda a su elección.',
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
