/** Spanish: what an agent makes of a property, and how long agents are supported. */
import type { SpanishOf } from '../catalogue';
import type { judgement as english } from '../en/judgement';

export const judgement = {
  agents: {
    c: 'Agente C',
    csharp: 'Agente C#',
    csharpLinux: 'Agente C# en Linux',
    csharpWindows: 'Agente C# en Windows',
    unknown: 'Agente desconocido',
  },
  treatments: {
    obeyed: 'El agente la obedece',
    inert: 'El agente la lee y la notifica, sin ningún efecto',
    ignored: 'El agente no la lee',
  },
  retirement: {
    supportEnd: 'Se anunció el fin del soporte de los agentes clásicos para el {{date}}.',
    legacyEnd: 'Una página posterior da el {{date}} para los agentes clásicos y sus páginas en IoT Hub.',
    generallyAvailable: 'El microagente está disponible para todos desde {{date}}.',
    retirement: 'Se anunció la retirada del microagente para el {{date}}.',
    still:
      'El módulo, su gemelo y el agente del dispositivo siguen funcionando. Aquí no se sabe si la nube aún responde con recomendaciones o alertas.',
  },
} satisfies SpanishOf<typeof english>;
