/** Spanish: what is wrong with a value, and what becomes of it. */
import type { SpanishOf } from '../catalogue';
import type { findings as english } from '../en/findings';

export const findings = {
  error: 'Error',
  warning: 'Aviso',
  whole: 'La configuración en conjunto',
  notSent: 'No se envía mientras siga así.',
  refusedBy: {
    c: 'el agente C',
    csharp: 'el agente C#',
    both: 'ambos agentes',
    none: 'ningún agente conocido',
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
    outOfRange:
      '{{value}} está fuera del intervalo documentado, de {{minimum}} a {{maximum}}. Los agentes lo aceptan sin comprobarlo.',
    notOptimalMessageSize:
      '{{value}} no es múltiplo de {{multipleOf}}, así que parte de un bloque facturado queda vacía. Los más cercanos: {{below}} y {{above}}.',
    conflictCacheBelowMessage:
      'La memoria para eventos sin enviar ({{cacheBytes}} bytes) es menor que el mensaje más grande ({{messageBytes}} bytes).',
    conflictHighAboveLow:
      'Los eventos de prioridad alta ({{high}}) se enviarían con menos frecuencia que los de prioridad baja ({{low}}).',
    unknownProperty: 'Ni los agentes ni el esquema conocen esta propiedad. Se pasa por alto.',
    unknownPropertyLetterCase: 'Desconocida con esta grafía. Probablemente se trata de «{{nearest}}».',
    missingValue: 'La propiedad está, pero sin valor.',
    baselineIncomplete:
      'Las comprobaciones propias solo se ejecutan con los tres valores. Falta: {{missing}}.',
    badFrequency: '«{{value}}» no es una frecuencia. Se admite: {{allowed}}.',
    badIntervals: '«{{value}}» no son tres números enteros de minutos separados por comas, como 30,120,1440.',
    intervalsNotMultiples: 'En «{{value}}», cada intervalo debería ser múltiplo del anterior.',
    twinTooLarge: 'La sección deseada tendría {{sizeBytes}} bytes; IoT Hub admite {{limitBytes}}.',
    twinTooDeep: 'Anidada a más profundidad que los {{limit}} niveles que admite IoT Hub.',
    keyNotAllowed:
      'IoT Hub no admite la clave «{{key}}»: es demasiado larga o tiene un punto, un espacio, $ o un carácter de control.',
    stringTooLong: 'El texto tiene {{sizeBytes}} bytes; IoT Hub admite {{limitBytes}}.',
    integerOutOfRange: '{{value}} es un número mayor que los que guarda IoT Hub.',
    notAnObject: 'La configuración debe ser un objeto JSON.',
  },
  notJson: 'Esto no es JSON.',
} satisfies SpanishOf<typeof english>;
