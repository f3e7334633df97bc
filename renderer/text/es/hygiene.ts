/** Spanish: the hygiene screen, and what each rule says. */
import type { SpanishOf } from '../catalogue';
import type { hygiene as english, hygieneRules as englishRules } from '../en/hygiene';

export const hygiene = {
  title: 'Higiene',
  checkedAge: 'Revisada {{age}}',
  checkedAt:
    'Revisada el {{dateTime}}, con una lista leída hasta el final el {{read}}; su fila más antigua es del {{oldest}}.',
  outdated: 'La lista ha cambiado desde esta revisión.',
  check: 'Revisar la flota',
  cancelCheck: 'Dejar de revisar',
  checking: 'Revisando la flota',
  checkingDevices_one: '{{formatted}} dispositivo revisado de {{total}}',
  checkingDevices_many: '{{formatted}} de dispositivos revisados de {{total}}',
  checkingDevices_other: '{{formatted}} dispositivos revisados de {{total}}',
  checkDone_one: 'Revisión terminada: {{formatted}} hallazgo.',
  checkDone_many: 'Revisión terminada: {{formatted}} de hallazgos.',
  checkDone_other: 'Revisión terminada: {{formatted}} hallazgos.',
  checkCancelled: 'La revisión se detuvo. Lo que se muestra es de la anterior.',
  findings_one: '{{formatted}} hallazgo',
  findings_many: '{{formatted}} de hallazgos',
  findings_other: '{{formatted}} hallazgos',
  devices_one: '{{formatted}} dispositivo',
  devices_many: '{{formatted}} de dispositivos',
  devices_other: '{{formatted}} dispositivos',
  found: 'Hallado',
  sound: 'Sin hallazgos',
  nothingFound: 'Ninguna regla encontró nada.',
  soundMeaning: 'Esto se buscó en cada dispositivo de la lista.',
  severities: { high: 'Alta', medium: 'Media', low: 'Baja' },
  severity: 'Gravedad: {{severity}}',
  recommendation: 'Recomendación de Defender for IoT: «{{name}}»',
  alert: 'Alerta de Defender for IoT: «{{name}}»',
  defenderType: 'Tipo {{type}}',
  source: 'Fuente: {{source}}',
  why: 'Qué significa',
  whatToDo: 'Qué hacer',
  moreDevices_one: 'y {{formatted}} dispositivo más',
  moreDevices_many: 'y {{formatted}} de dispositivos más',
  moreDevices_other: 'y {{formatted}} dispositivos más',
  showInFleet: 'Mostrar en la flota',
  showRuleInFleet: '{{rule}}: mostrar sus dispositivos en la flota',
  exportFindings: 'Todos los hallazgos',
  exportColumns: {
    severity: 'Gravedad',
    rule: 'Hallazgo',
    deviceId: 'Dispositivo',
    moduleId: 'Módulo',
    evidence: 'Indicios',
    deviceCount: 'Dispositivos con este hallazgo',
    defender: 'Nombre en Defender for IoT',
  },
  copyList: 'Copiar estos hallazgos',
  copyListOf: '{{rule}}: copiar los hallazgos a la vista',
  moreFindings_one: 'Mostrar {{formatted}} más',
  moreFindings_many: 'Mostrar {{formatted}} más',
  moreFindings_other: 'Mostrar {{formatted}} más',
  keptOnly: 'Se listan los primeros {{kept}} de {{total}}. Corrija algunos o busque los demás en la flota.',
  keys: {
    title: 'Claves de los dispositivos',
    meaning:
      'Las consultas no dan claves, así que las iguales solo se encuentran en las propias identidades. Siteward lee hasta 1000 en una llamada, compara sus claves en memoria y no guarda ninguna. Las claves nunca llegan a esta ventana.',
    compare: 'Comparar las claves',
    compareAgain: 'Comparar las claves de nuevo',
    comparing: 'Comparando…',
    notCompared: 'Aún no se han comparado.',
    compared_one: 'Se comparó la clave de {{formatted}} dispositivo {{age}}.',
    compared_many: 'Se compararon las claves de {{formatted}} de dispositivos {{age}}.',
    compared_other: 'Se compararon las claves de {{formatted}} dispositivos {{age}}.',
    part: 'No es toda la flota: un hub enumera 1000 identidades como máximo.',
    done_one: 'Claves comparadas: {{formatted}} hallazgo.',
    done_many: 'Claves comparadas: {{formatted}} de hallazgos.',
    done_other: 'Claves comparadas: {{formatted}} hallazgos.',
  },
  noHub: {
    title: 'No hay ningún hub abierto',
    meaning: 'La higiene se revisa para los dispositivos de un hub.',
    action: 'Elegir un hub',
  },
  notChecked: {
    title: 'La flota no se ha revisado',
    meaning: 'La revisión recorre la lista de este portátil. No pregunta nada al hub.',
  },
  unread: {
    title: 'Aún no hay nada que revisar',
    meaning: 'La lista de dispositivos no se ha leído, o el hub no tiene ninguno.',
    action: 'Ir a la flota',
  },
  sections: {
    tags: 'etiquetas',
    desired: 'propiedades deseadas',
    reported: 'propiedades notificadas',
  },
  generations: { classic: 'agente clásico', micro: 'microagente' },
  inTwin: 'en el gemelo de {{moduleId}}',
  inDeviceTwin: 'en el gemelo del propio dispositivo',
} satisfies SpanishOf<typeof english>;

/** Of each rule: its name, what it means, what to do, and the sentence about one finding. */
export const hygieneRules = {
  sharedKey: {
    title: 'La misma clave en varios dispositivos',
    meaning:
      'Quien tenga uno de estos dispositivos puede hacerse pasar por los demás, y no se puede excluir a uno sin excluir al resto.',
    next: 'Renueve las claves para que cada dispositivo tenga la suya, empezando por los que están al alcance de otros.',
    sentence: 'Estos dispositivos comparten una clave.',
  },
  sharedThumbprint: {
    title: 'El mismo certificado en varios dispositivos',
    meaning:
      'Quien tenga la clave privada de uno de estos dispositivos puede hacerse pasar por los demás, y no se puede excluir a uno sin excluir al resto.',
    next: 'Dé a cada dispositivo un certificado propio y registre su huella digital.',
    sentence: 'Huella digital {{thumbprint}}',
  },
  sha1Thumbprint: {
    title: 'Huella digital SHA-1',
    meaning:
      'El hub conoce este certificado solo por su hash SHA-1, que ya no resiste a un falsificador; el hub también admite SHA-256.',
    next: 'Registre la huella SHA-256 del mismo certificado. El certificado puede quedarse.',
    sentence: 'Huella digital {{thumbprint}}',
  },
  neverConnected: {
    title: 'Nunca conectado',
    meaning:
      'El hub nunca supo de este dispositivo. Quizá espera a ser instalado; si no, su identidad es una entrada que nadie vigila. Los dispositivos que solo envían por HTTPS también cuentan como nunca conectados.',
    next: 'Instálelo, o deshabilite o elimine la identidad.',
    sentence: 'Habilitado y nunca visto.',
  },
  disabledButActive: {
    title: 'Deshabilitado, pero activo',
    meaning:
      'Una identidad deshabilitada no puede conectarse, y el hub corta sus conexiones. Si hay actividad, se acaba de deshabilitar o algo va mal.',
    next: 'Abra el dispositivo y léalo en directo. Si sigue conectado, renueve sus claves y avise a quien administra el hub.',
    sentence: 'Conectado estando deshabilitado.',
    sentenceActive: 'Activo el {{lastActivityAt}}, aunque se deshabilitó el {{statusChangedAt}}.',
  },
  nearMissModuleId: {
    title: 'Módulo de seguridad mal escrito',
    meaning:
      'Los identificadores de módulo distinguen mayúsculas y minúsculas. Ningún agente se conecta como este módulo, así que el dispositivo no está protegido.',
    next: 'Cree el módulo con su identificador correcto, traslade la configuración y elimine el mal escrito.',
    sentence: 'Probablemente se quería {{nearest}}.',
  },
  orphanModule: {
    title: 'Módulo de IoT Edge en un dispositivo sin IoT Edge',
    meaning:
      'Un módulo que administra IoT Edge ha quedado en un dispositivo que no es de IoT Edge. Nada lo ejecuta.',
    next: 'Elimine el módulo, o vuelva a hacer del dispositivo uno de IoT Edge.',
    sentence: 'Resto de IoT Edge.',
  },
  unknownModule: {
    title: 'Módulo desconocido que nadie usa',
    meaning:
      'El módulo no es de seguridad ni parte de IoT Edge, y nadie se conectó nunca con él: una credencial sin uso.',
    next: 'Pregunte quién lo creó. Elimínelo si nadie lo necesita.',
    sentence: 'Nunca conectado.',
  },
  agentNeverSeen: {
    title: 'Módulo de seguridad sin agente',
    meaning:
      'El dispositivo se conecta, pero nadie se conectó nunca como su módulo de seguridad: allí no funciona ningún agente.',
    next: 'Instale el agente, o averigüe con las comprobaciones de Siteward por qué no se conecta.',
    sentence: 'Nunca se vio un agente.',
  },
  agentSilent: {
    title: 'Agente en silencio',
    meaning: 'El agente estuvo allí, y el hub no sabe de él desde hace más de 72 horas.',
    next: 'Compruebe que el dispositivo está encendido y que el agente funciona en él.',
    sentence: 'Última noticia el {{lastHeardAt}}.',
  },
  twinNotParsed: {
    title: 'Configuración que el agente rechaza',
    meaning:
      'El agente rechaza toda la configuración por un solo valor incorrecto y sigue con una anterior o con sus valores predeterminados.',
    next: 'Abra la configuración y corrija lo que marca como error.',
    sentence: 'Rechazado: {{properties}}',
  },
  twinConflict: {
    title: 'Configuración en conflicto',
    meaning: 'Dos valores se contradicen. El agente toma ambos y notifica un conflicto.',
    next: 'Abra la configuración; dice qué valores no encajan y ofrece otros que sí.',
    sentence: 'En conflicto: {{properties}}',
  },
  twinNotOptimal: {
    title: 'Configuración no óptima',
    meaning:
      'El tamaño de los mensajes no es múltiplo de 4 KB, la unidad en que factura un hub, así que parte de cada última unidad queda vacía.',
    next: 'Abra la configuración y tome el tamaño que ofrece.',
    sentence: 'No óptimo: {{properties}}',
  },
  obsoleteConfiguration: {
    title: 'Configuración con la forma de 2019',
    meaning:
      'Está bajo la clave de la versión preliminar. Ningún agente desde la versión 0.0.4 la lee: usan sus valores predeterminados.',
    next: 'Abra la configuración y guárdela: Siteward escribe los mismos valores con la forma de hoy.',
    sentence: 'Escrita con la forma de la versión preliminar.',
  },
  oversizeTwin: {
    title: 'Gemelo casi lleno',
    meaning: 'El hub rechaza un cambio que haga una sección del gemelo mayor que su límite.',
    next: 'Quite lo que ya no hace falta antes del próximo cambio.',
    sentence: '{{section}} {{place}}: {{sizeBytes}} de {{limitBytes}}',
  },
  securityGroupsDiffer: {
    title: 'Dos grupos de seguridad en un dispositivo',
    meaning:
      'Los artículos sobre alertas personalizadas guardan el grupo en una etiqueta del gemelo del dispositivo; el script de Microsoft, en una del gemelo del módulo. Si difieren, nadie puede decir qué alertas valen.',
    next: 'Decídase por un nombre y escríbalo en los dos sitios.',
    sentence: 'Grupos: {{names}}',
  },
  securityGroupSpellings: {
    title: 'Grupo de seguridad escrito de varias formas',
    meaning:
      'Los nombres de grupo que difieren en mayúsculas o espacios son grupos distintos, cada uno con sus propias alertas.',
    next: 'Dé a estos dispositivos la forma que tiene la mayoría.',
    sentence: 'Escrito {{names}}; la mayoría tiene «{{common}}».',
  },
  inconsistentGroup: {
    title: 'Grupo de seguridad con configuraciones distintas',
    meaning:
      'Los dispositivos de un grupo de seguridad deberían estar configurados igual; estos tienen otra configuración que la mayoría de su grupo.',
    next: 'Compare uno de ellos con una línea base y aplíquela a los que no deberían diferir.',
    sentence: 'En el grupo «{{name}}», {{generation}}: {{most}} dispositivos tienen otra configuración.',
  },
  retiredGeneration: {
    title: 'Generación de agentes retirada',
    meaning:
      'Microsoft anunció el fin del soporte de esta generación de agentes. El agente y su gemelo siguen funcionando; puede que ya no lleguen alertas ni recomendaciones de la nube.',
    next: 'No cuente con la nube para estos dispositivos. Planifique qué vendrá después del agente.',
    sentence: '{{generation}}: el soporte terminó el {{since}}, según lo anunciado.',
  },
} satisfies SpanishOf<typeof englishRules>;
