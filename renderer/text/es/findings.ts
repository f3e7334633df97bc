/** Spanish: what is wrong with a value, and what becomes of it. */
import type { SpanishOf } from '../catalogue';
import type { findings as english } from '../en/findings';

export const findings = {
  error: 'Error',
  warning: 'Aviso',
  info: 'Nota',
  whole: 'La configuración en conjunto',
  notSent: 'No se envía mientras siga así.',
  refusedBy: {
    c: 'el agente C',
    csharp: 'el agente C#',
    both: 'ambos agentes',
    none: 'ningún agente conocido',
  },
  types: {
    duration: 'duración',
    integer: 'número entero',
    priority: 'prioridad',
    boolean: 'verdadero o falso',
    text: 'texto',
    frequency: 'frecuencia',
    intervals: 'tres intervalos',
    processMode: 'modo',
  },
  codes: {
    typeMismatch: 'Debe ser de tipo {{expected}}. El agente rechaza la actualización entera.',
    badPriority: '«{{value}}» no es una prioridad. Se admite: {{allowed}}.',
    priorityLetterCase:
      'Escriba «{{nearest}}» en lugar de «{{value}}»: el esquema público no conoce otra grafía.',
    badDuration:
      '«{{value}}» no es una duración que lea este agente (la rechaza {{refusedBy}}). Escríbala como PT7M, PT5H o P1DT12H.',
    durationNotSafe:
      '«{{value}}» puede leerse de otra manera (la rechaza {{refusedBy}}). Días, horas, minutos y segundos enteros son seguros.',
    durationReadDifferently:
      'Los agentes leen «{{value}}» de forma distinta: el agente C como {{c}}, el agente C# como {{csharp}}.',
    outOfRange:
      '{{value}} está fuera del intervalo documentado, de {{minimum}} a {{maximum}}. Los agentes lo aceptan sin comprobarlo.',
    edgeOfRange:
      '{{value}} está en el límite del intervalo documentado. La documentación lo excluye, el esquema público lo admite.',
    notOptimalMessageSize:
      '{{value}} no es múltiplo de {{multipleOf}}, así que parte de un bloque facturado queda vacía. Los más cercanos: {{below}} y {{above}}.',
    messageMayBlockQueue:
      'El agente C no puede enviar nunca un evento de más de {{value}} bytes: su cola queda parada hasta un reinicio. Las instantáneas de puertos o de reglas del cortafuegos pueden ser así de grandes.',
    conflictCacheBelowMessage:
      'La memoria para eventos sin enviar ({{cacheBytes}} bytes) es menor que el mensaje más grande ({{messageBytes}} bytes).',
    conflictHighAboveLow:
      'Los eventos de prioridad alta ({{high}}) se enviarían con menos frecuencia que los de prioridad baja ({{low}}).',
    unknownProperty: 'Ni los agentes ni el esquema conocen esta propiedad. Se pasa por alto.',
    unknownPropertyLetterCase: 'Desconocida con esta grafía. Probablemente se trata de «{{nearest}}».',
    unknownPropertyMisspelled:
      'Ningún agente conoce esta propiedad. Probablemente se trata de «{{nearest}}».',
    neverObeyed: 'El agente de este dispositivo no conoce esta propiedad y nunca la obedecerá.',
    readWithoutEffect:
      'El agente de este dispositivo lee y notifica esta propiedad, y no hace nada con ella.',
    moot: 'Sin efecto mientras {{because}} sea {{value}}.',
    missingValue: 'La propiedad está, pero sin valor.',
    baselineIncomplete:
      'Las comprobaciones propias solo se ejecutan con los tres valores. Falta: {{missing}}.',
    badHash: '«{{value}}» no es un SHA-256 como lo escribe sha256sum (64 cifras de 0 a 9 y de a a f).',
    pathNotAbsolute: '«{{value}}» no es una ruta absoluta del dispositivo; debería empezar por /.',
    badFrequency: '«{{value}}» no es una frecuencia. Se admite: {{allowed}}.',
    badIntervals: '«{{value}}» no son tres números enteros de minutos separados por comas, como 30,120,1440.',
    intervalsNotMultiples: 'En «{{value}}», cada intervalo debería ser múltiplo del anterior.',
    notPositive: '{{value}} debe ser un número entero mayor que cero.',
    badProcessMode: '{{value}} no es un modo. Se admite: {{allowed}}.',
    needsRelease: 'Solo los agentes a partir de la versión {{release}} conocen esta clave.',
    needsPamSetUp:
      'Necesita entradas del agente en los archivos PAM del dispositivo; sin ellas no se ve ningún inicio de sesión.',
    twinTooLarge: 'La sección deseada tendría {{sizeBytes}} bytes; IoT Hub admite {{limitBytes}}.',
    twinTooDeep: 'Anidada a más profundidad que los {{limit}} niveles que admite IoT Hub.',
    keyNotAllowed:
      'IoT Hub no admite la clave «{{key}}»: es demasiado larga o tiene un punto, un espacio, $ o un carácter de control.',
    stringTooLong: 'El texto tiene {{sizeBytes}} bytes; IoT Hub admite {{limitBytes}}.',
    integerOutOfRange: '{{value}} es un número mayor que los que guarda IoT Hub.',
    notAnObject: 'La configuración debe ser un objeto JSON.',
    bareValue:
      'El hub tiene aquí un valor suelto en lugar de un objeto con un valor, y los agentes rechazan el conjunto. Al guardar se escribe bien.',
    besideValue: 'Los agentes pasan por alto «{{key}}» junto al valor. Al guardar se elimina.',
    obsoleteShape:
      'Escrita en la forma de la versión preliminar de 2019, que ningún agente lee desde la versión 0.0.4. Al guardar se escriben los mismos valores en la forma actual.',
    misspelledWrapper:
      'La configuración está bajo «{{key}}». Los agentes buscan «{{nearest}}» y funcionan con sus valores predeterminados. Al guardar se traslada allí.',
    nestedWrapper:
      'Hay una configuración entera demasiado adentro, en {{path}}, donde ningún agente la busca.',
    keyBesideWrapper:
      'La clave «{{key}}» está junto a la configuración. Quien la cambie por separado hace que un agente en marcha vuelva a sus valores predeterminados hasta que se reinicie.',
    nearMissModuleId: 'Ningún agente usa el módulo «{{moduleId}}». Probablemente se trata de «{{nearest}}».',
  },
  fixes: {
    setValue: 'Poner {{property}} en {{value}}',
    unset: 'Usar el valor predeterminado de {{property}}',
    rename: 'Cambiar el nombre de {{property}} a {{value}}',
    remove: 'Quitar {{property}}',
    migrate: 'Escribirla en la forma actual',
  },
  source: 'Fuente: {{source}}',
  notJson: 'Esto no es JSON.',
} satisfies SpanishOf<typeof english>;
