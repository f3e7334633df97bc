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
  authentication: {
    sas: 'Clave simétrica',
    selfSigned: 'X.509 autofirmado',
    certificateAuthority: 'X.509 con CA',
    none: 'Ninguna',
  },
} satisfies SpanishOf<typeof english>;
