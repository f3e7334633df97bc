/** Spanish: words that many screens share. */
import type { SpanishOf } from '../catalogue';
import type { common as english } from '../en/common';

export const common = {
  cancel: 'Cancelar',
  close: 'Cerrar',
  copy: 'Copiar',
  copied: 'Copiado',
  tryAgain: 'Reintentar',
  refresh: 'Leer de nuevo',
  yes: 'Sí',
  no: 'No',
  none: 'Ninguno',
  never: 'nunca',
  unknown: 'desconocido',
  loading: 'Cargando…',
  readAge: 'leído {{age}}',
  showMore: 'Detalles',
  deviceIdWrong:
    'Un id. de dispositivo tiene de 1 a 128 letras sin acentos, cifras y signos como - . _ : y no lleva espacios.',
  connectionState: { Connected: 'Conectado', Disconnected: 'Desconectado' },
  status: { enabled: 'Habilitado', disabled: 'Deshabilitado' },
  securityModule: {
    none: 'Ninguno',
    classic: 'Agente clásico',
    micro: 'Microagente',
    both: 'Ambos',
    nearMiss: 'Mal escrito',
    unknown: 'Sin leer',
  },
  verdict: {
    rejected: 'Rechazada',
    drifting: 'Con deriva',
    silent: 'En silencio',
    obsolete: 'Obsoleta',
    nearMiss: 'Módulo mal escrito',
    noModule: 'Sin módulo',
    customised: 'Personalizada',
    default: 'Predeterminada',
    unknown: 'Sin leer aún',
  },
  driftCause: {
    applied: 'Como se desea',
    default: 'Sin establecer: el agente funciona con su valor predeterminado',
    notSupported: 'Este agente no conoce la propiedad',
    lingering: 'Resto: un agente la notificó alguna vez y no puede retirarla',
    reportedOnly: 'Sin establecer, pero el agente no funciona con su valor predeterminado',
    notConfirmed: 'El agente rechazó otras claves y no dice nada de esta',
    rejected: 'El agente respondió y no la aceptó',
    reset:
      'El agente respondió con su valor predeterminado: recibió una parte de la configuración y la tomó por el todo',
    pending: 'El agente aún no ha respondido',
    agentSilent: 'El agente no responde',
    agentAbsent: 'Ningún agente ha notificado nunca aquí',
  },
  authentication: {
    sas: 'Clave simétrica',
    selfSigned: 'X.509 autofirmado',
    certificateAuthority: 'X.509 con CA',
    none: 'Ninguna',
  },
} satisfies SpanishOf<typeof english>;
