/** Spanish: every configuration property of both agent generations, with a plain name and what it does. */
import type { SpanishOf } from '../catalogue';
import type { properties as english } from '../en/properties';

export const properties = {
  classic: {
    highPriorityMessageFrequency: {
      name: 'Enviar los eventos de prioridad alta cada',
      about: 'Tiempo máximo que un evento de prioridad alta espera antes de enviarse.',
    },
    lowPriorityMessageFrequency: {
      name: 'Enviar los eventos de prioridad baja cada',
      about: 'Tiempo máximo que un evento de prioridad baja espera antes de enviarse.',
    },
    snapshotFrequency: {
      name: 'Tomar una instantánea cada',
      about: 'Cada cuánto se recogen los eventos periódicos, como los puertos en escucha.',
    },
    maxLocalCacheSizeInBytes: {
      name: 'Memoria para eventos sin enviar (bytes)',
      about: 'Cuando se llena, se descartan eventos. Como mínimo, el mensaje más grande.',
    },
    maxMessageSizeInBytes: {
      name: 'Mensaje más grande (bytes)',
      about: 'Mejor un múltiplo de 4.096, el bloque con el que IoT Hub cuenta los mensajes.',
    },
    eventPriorityConnectedHardware: {
      name: 'Hardware conectado',
      about: 'Prioridad de los eventos sobre hardware conectado al dispositivo.',
    },
    eventPriorityListeningPorts: {
      name: 'Puertos en escucha',
      about: 'Prioridad de las instantáneas de los puertos de red abiertos.',
    },
    eventPriorityProcessCreate: {
      name: 'Proceso iniciado',
      about: 'Prioridad de los eventos sobre procesos iniciados.',
    },
    eventPriorityProcessTerminate: {
      name: 'Proceso terminado',
      about: 'Prioridad de los eventos sobre procesos terminados (Windows).',
    },
    eventPrioritySystemInformation: {
      name: 'Información del sistema',
      about: 'Prioridad de las instantáneas del sistema operativo y la memoria.',
    },
    eventPriorityLocalUsers: {
      name: 'Usuarios locales',
      about: 'Prioridad de las instantáneas de las cuentas de usuario del dispositivo.',
    },
    eventPriorityLogin: {
      name: 'Inicios de sesión',
      about: 'Prioridad de los eventos sobre inicios de sesión, también los fallidos.',
    },
    eventPriorityConnectionCreate: {
      name: 'Conexiones de red',
      about: 'Prioridad de los eventos sobre conexiones de red abiertas.',
    },
    eventPriorityFirewallConfiguration: {
      name: 'Reglas del cortafuegos',
      about: 'Prioridad de las instantáneas de las reglas del cortafuegos.',
    },
    eventPriorityOSBaseline: {
      name: 'Línea base del sistema operativo',
      about: 'Prioridad de los resultados de las comprobaciones de refuerzo.',
    },
    eventPriorityDiagnostic: {
      name: 'Diagnóstico del agente',
      about: 'Prioridad de los eventos de diagnóstico del propio agente.',
    },
    eventPriorityConfigurationError: {
      name: 'Errores de configuración',
      about: 'Prioridad de las quejas del agente sobre esta configuración.',
    },
    eventPriorityDroppedEventsStatistics: {
      name: 'Estadística de eventos descartados',
      about: 'Prioridad de los recuentos de eventos descartados.',
    },
    eventPriorityMessageStatistics: {
      name: 'Estadística de mensajes',
      about: 'Prioridad de los recuentos de mensajes enviados.',
    },
    eventPriorityOperational: {
      name: 'Eventos operativos',
      about: 'Agente C: prioridad de las tres clases de eventos operativos.',
    },
    aggregationEnabledProcessCreate: {
      name: 'Agrupar los eventos «proceso iniciado»',
      about: 'Envía los eventos idénticos una sola vez, con su número.',
    },
    aggregationIntervalProcessCreate: {
      name: 'Agrupar los eventos «proceso iniciado» durante',
      about: 'Cuánto tiempo se reúnen los eventos idénticos.',
    },
    aggregationEnabledConnectionCreate: {
      name: 'Agrupar los eventos «conexión de red»',
      about: 'Envía los eventos idénticos una sola vez, con su número.',
    },
    aggregationIntervalConnectionCreate: {
      name: 'Agrupar los eventos «conexión de red» durante',
      about: 'Cuánto tiempo se reúnen los eventos idénticos.',
    },
    aggregationEnabledProcessTerminate: {
      name: 'Agrupar los eventos «proceso terminado»',
      about: 'Envía los eventos idénticos una sola vez, con su número (Windows).',
    },
    aggregationIntervalProcessTerminate: {
      name: 'Agrupar los eventos «proceso terminado» durante',
      about: 'Cuánto tiempo se reúnen los eventos idénticos (Windows).',
    },
    baselineCustomChecksEnabled: {
      name: 'Ejecutar comprobaciones propias',
      about: 'Necesita la ruta y el hash del archivo, más abajo. El agente de Siteward no las ejecuta.',
    },
    baselineCustomChecksFilePath: {
      name: 'Archivo de comprobaciones propias',
      about: 'Ruta absoluta en el dispositivo del archivo XML con las comprobaciones.',
    },
    baselineCustomChecksFileHash: {
      name: 'Hash del archivo de comprobaciones',
      about: 'SHA-256 de ese archivo, tal como lo escribe sha256sum.',
    },
    hubResourceId: {
      name: 'Id. de recurso del hub',
      about: 'Agente C#: se copia en cada mensaje. Solo documentado en 2019.',
    },
  },
  micro: {
    CollectorsCore_PriorityIntervals: {
      name: 'Intervalos de las tres frecuencias (minutos)',
      about: 'Alta, media y baja separadas por comas; cada una, múltiplo de la anterior.',
    },
    IothubModule_MessageTimeout: {
      name: 'Guardar los mensajes sin enviar (minutos)',
      about: 'Pasado ese tiempo, el mensaje que no se pudo enviar se descarta.',
    },
    Baseline_Disabled: {
      name: 'Línea base: desactivada',
      about: 'Detiene las comprobaciones de refuerzo.',
    },
    Baseline_MessageFrequency: { name: 'Línea base: frecuencia', about: 'Frecuencia de sus mensajes.' },
    Baseline_GroupsDisabled: {
      name: 'Línea base: grupos que se omiten',
      about: 'Nombres de grupos CIS, separados por comas.',
    },
    Baseline_ChecksDisabled: {
      name: 'Línea base: comprobaciones que se omiten',
      about: 'Números de comprobaciones CIS como 3.3.5, separados por comas.',
    },
    SystemInformation_Disabled: {
      name: 'Información del sistema: desactivada',
      about: 'Deja de informar del hardware y del sistema operativo.',
    },
    SystemInformation_MessageFrequency: {
      name: 'Información del sistema: frecuencia',
      about: 'Frecuencia de sus mensajes.',
    },
    SystemInformation_HardwareVendor: {
      name: 'Fabricante del hardware',
      about: 'Se dice en lugar de lo que sabe el propio dispositivo.',
    },
    SystemInformation_HardwareModel: {
      name: 'Modelo del hardware',
      about: 'Se dice en lugar de lo que sabe el propio dispositivo.',
    },
    SystemInformation_HardwareSerialNumber: {
      name: 'Número de serie del hardware',
      about: 'Se dice en lugar de lo que sabe el propio dispositivo.',
    },
    SystemInformation_FirmwareVendor: {
      name: 'Fabricante del firmware',
      about: 'Se dice en lugar de lo que sabe el propio dispositivo.',
    },
    SystemInformation_FirmwareVersion: {
      name: 'Versión del firmware',
      about: 'Se dice en lugar de lo que sabe el propio dispositivo.',
    },
    SBoM_Disabled: {
      name: 'Paquetes instalados: desactivado',
      about: 'Deja de enviar la lista de materiales de software.',
    },
    SBoM_MessageFrequency: { name: 'Paquetes instalados: frecuencia', about: 'Frecuencia de sus mensajes.' },
    Heartbeat_Disabled: { name: 'Latido: desactivado', about: 'Detiene las señales de vida.' },
    Heartbeat_MessageFrequency: { name: 'Latido: frecuencia', about: 'Frecuencia de sus mensajes.' },
    Login_Disabled: {
      name: 'Inicios de sesión: desactivado',
      about: 'Deja de informar de los inicios de sesión.',
    },
    Login_MessageFrequency: { name: 'Inicios de sesión: frecuencia', about: 'Frecuencia de sus mensajes.' },
    Login_UsePAM: {
      name: 'Inicios de sesión: usar PAM',
      about: 'Los lee de PAM, que debe estar preparado para ello, en lugar de UTMP y syslog.',
    },
    NetworkActivity_Disabled: {
      name: 'Actividad de red: desactivada',
      about: 'Deja de registrar las conexiones.',
    },
    NetworkActivity_MessageFrequency: {
      name: 'Actividad de red: frecuencia',
      about: 'Frecuencia de sus mensajes.',
    },
    NetworkActivity_Devices: {
      name: 'Actividad de red: interfaces',
      about: 'Nombres separados por comas. Las demás no se registran.',
    },
    NetworkActivity_CacheSize: {
      name: 'Actividad de red: eventos guardados',
      about: 'Cuántos eventos se guardan entre dos mensajes.',
    },
    NetworkActivity_PacketBufferSize: {
      name: 'Actividad de red: búfer de paquetes (bytes)',
      about: 'Por interfaz y sentido.',
    },
    Process_Disabled: { name: 'Procesos: desactivado', about: 'Deja de informar de los procesos.' },
    Process_MessageFrequency: { name: 'Procesos: frecuencia', about: 'Frecuencia de sus mensajes.' },
    Process_PollingInterval: {
      name: 'Procesos: intervalo de sondeo (microsegundos)',
      about: 'Solo cuenta en el modo de sondeo.',
    },
    Process_Mode: {
      name: 'Procesos: cómo se vigilan',
      about: 'Automático prueba Netlink y, si no funciona, sondea.',
    },
    Process_CacheSize: {
      name: 'Procesos: eventos guardados',
      about: 'Cuántos eventos se guardan entre dos mensajes.',
    },
    LogCollector_Disabled: {
      name: 'Registro del agente: desactivado',
      about: 'Deja de enviar el registro del propio agente.',
    },
    LogCollector_MessageFrequency: {
      name: 'Registro del agente: frecuencia',
      about: 'Frecuencia de sus mensajes.',
    },
    FileSystem_Disabled: {
      name: 'Archivos: desactivado',
      about: 'Deja de vigilar archivos. Desde la versión 4.6.2.',
    },
    FileSystem_MessageFrequency: { name: 'Archivos: frecuencia', about: 'Frecuencia de sus mensajes.' },
    FileSystem_Recursive: {
      name: 'Archivos: con subcarpetas',
      about: 'Vigila también lo que hay debajo de las rutas.',
    },
    FileSystem_Paths: {
      name: 'Archivos: rutas',
      about: 'Rutas que se vigilan, separadas por comas.',
    },
    FileSystem_CacheSize: {
      name: 'Archivos: eventos guardados',
      about: 'Cuántos eventos se guardan entre dos mensajes.',
    },
    Peripheral_Disabled: {
      name: 'Periféricos: desactivado',
      about: 'Deja de informar del hardware conectado. Desde la versión 4.6.2.',
    },
    Peripheral_MessageFrequency: { name: 'Periféricos: frecuencia', about: 'Frecuencia de sus mensajes.' },
    Peripheral_CacheSize: {
      name: 'Periféricos: eventos guardados',
      about: 'Cuántos eventos se guardan entre dos mensajes.',
    },
    Statistics_Disabled: {
      name: 'Estadísticas: desactivado',
      about: 'Detiene las estadísticas de los recolectores. Desde la versión 4.6.2.',
    },
    Statistics_MessageFrequency: { name: 'Estadísticas: frecuencia', about: 'Frecuencia de sus mensajes.' },
    Statistics_CacheSize: {
      name: 'Estadísticas: eventos guardados',
      about: 'Cuántos eventos se guardan entre dos mensajes.',
    },
  },
  groups: {
    timing: 'Con qué frecuencia',
    size: 'Cuánto',
    priorities: 'Qué eventos',
    operational: 'Eventos del propio agente',
    aggregation: 'Agrupación de eventos idénticos',
    baseline: 'Comprobaciones propias',
    collectors: 'Recolectores',
    other: 'Otros',
  },
  processModes: { auto: '1 – Automático', netlink: '2 – Netlink', polling: '3 – Sondeo' },
} satisfies SpanishOf<typeof english>;
