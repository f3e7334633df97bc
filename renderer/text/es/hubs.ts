/** Spanish: the hubs screen and adding a hub. */
import type { SpanishOf } from '../catalogue';
import type { hubs as english } from '../en/hubs';

export const hubs = {
  title: 'Hubs',
  intro:
    'Siteward trabaja con un hub cada vez. Las credenciales se quedan en el proceso principal y nunca se muestran.',
  add: 'Añadir hub',
  saved: 'Hubs guardados',
  isOpen: 'Abierto',
  open: 'Abrir',
  openNamed: 'Abrir {{name}}',
  remove: 'Quitar',
  removeNamed: 'Quitar {{name}}',
  host: 'Host',
  gateway: 'Puerta de enlace',
  policy: 'Directiva',
  cloud: 'Nube',
  clouds: {
    public: 'Azure público',
    china: 'Azure China',
    usGovernment: 'Azure US Government',
    privateLink: 'Vínculo privado',
    custom: 'Nombre de host propio',
    sandbox: 'Integrado en Siteward',
  },
  credential: 'Credencial',
  credentials: {
    vault: 'Guardada en el almacén de este equipo',
    session: 'Solo durante esta sesión',
    missing: 'Ya no está aquí; añada el hub de nuevo',
  },
  ownCa: 'Certificado de CA propio',
  rights: {
    title: 'Qué puede hacer esta credencial',
    check: 'Comprobar derechos',
    checkNamed: 'Comprobar los derechos de {{name}}',
    checking: 'Preguntando al hub…',
    checked: 'Derechos de {{name}} comprobados.',
    checkedAge: 'comprobados {{age}}',
    notChecked: 'Sin comprobar todavía.',
    right: 'Derecho',
    verdict: '¿Puede?',
    because: 'Porque',
    can: 'Puede',
    cannot: 'No puede',
    notFound: 'No se sabe',
    proven: 'El hub respondió a una llamada real.',
    RegistryRead: 'Listar dispositivos, leer identidades y gemelos',
    RegistryWrite: 'Leer claves, cambiar identidades',
    ServiceConnect: 'Cambiar gemelos, llamar a métodos directos',
  },
  empty: {
    title: 'Aún no hay ningún hub guardado',
    meaning:
      'Para añadir uno necesita su cadena de conexión: Azure Portal, su hub de IoT, Directivas de acceso compartido.',
  },
  removal: {
    title: '¿Quitar {{name}}?',
    meaning:
      'El hub y sus dispositivos quedan como están. Siteward olvida su nombre, sus derechos y su credencial; para volver a trabajar con él necesitará la cadena de conexión.',
    confirm: 'Quitar el hub',
    done: '{{name}} se ha quitado.',
  },
  adding: {
    title: 'Añadir un hub',
    stepRead: 'Cadena de conexión',
    how: 'Copie la cadena de conexión del hub (Azure Portal → su hub de IoT → Directivas de acceso compartido → una directiva → Cadena de conexión principal) y pulse el botón o Ctrl+V. Va directa al proceso principal; esta ventana nunca la ve.',
    howMac:
      'Copie la cadena de conexión del hub (Azure Portal → su hub de IoT → Directivas de acceso compartido → una directiva → Cadena de conexión principal) y pulse el botón o ⌘V. Va directa al proceso principal; esta ventana nunca la ve.',
    paste: 'Pegar del portapapeles',
    file: 'Leer de un archivo…',
    reading: 'Leyendo…',
    readFound: 'Cadena de conexión leída: {{host}}, directiva {{policy}}.',
    readAgain: 'Usar otra cadena de conexión',
    repairs: 'Corregido sin preguntar:',
    repair: {
      quotes: 'se quitaron las comillas que la rodeaban',
      spaces: 'se quitaron espacios',
      lineBreaks: 'se quitaron saltos de línea',
    },
    problems_one: 'No se puede usar, por un motivo:',
    problems_many: 'No se puede usar, por {{formatted}} de motivos:',
    problems_other: 'No se puede usar, por {{formatted}} motivos:',
    part: 'parte {{position}}',
    name: 'Nombre en Siteward',
    nameHint: 'Para que usted distinga los hubs; 80 caracteres como máximo.',
    nameMissing: 'Dé un nombre al hub.',
    ca: 'Certificado de CA propio (opcional)',
    caHint: 'Solo donde un proxy de la empresa inspecciona el tráfico o el hub tiene un certificado propio.',
    caChoose: 'Elegir archivo…',
    caChosen: '{{fileName}}: {{subject}}',
    keep: 'Conservar la credencial',
    keepVault: 'En el almacén de este equipo',
    keepSession: 'Solo durante esta sesión',
    keepVaultHint: {
      keystore: 'Cifrada con una clave que el sistema operativo guarda para su cuenta.',
      basicText:
        'Este sistema no tiene almacén de claves: la credencial solo se ofuscaría con una clave fija, y quien pueda leer sus archivos podría descifrarla. Elíjalo solo si aquí es aceptable.',
      unavailable: 'No es posible: este sistema no puede cifrar nada para Siteward.',
    },
    keepSessionHint: 'Se olvida al cerrar Siteward. El nombre y el host quedan guardados.',
    save: 'Guardar y abrir',
    saving: 'Guardando…',
    done: '{{name}} se ha guardado.',
  },
  problem: {
    empty: {
      happened: 'No hay nada que leer.',
      next: 'Copie primero la cadena de conexión; el portapapeles o el archivo está vacío.',
    },
    notAConnectionString: {
      happened: 'El texto no es una cadena de conexión.',
      next: 'La de un hub empieza por HostName= y tiene partes separadas por punto y coma.',
    },
    missingPart: {
      happened: 'Falta la parte {{part}}.',
      next: 'Copie la línea entera: hacen falta HostName, SharedAccessKeyName y SharedAccessKey.',
    },
    emptyPart: {
      happened: 'La parte {{part}} está vacía.',
      next: 'Copie otra vez la cadena de conexión; su valor se cortó.',
    },
    unknownPart: {
      happened: 'Hay una parte que las cadenas de conexión de los hubs no tienen.',
      next: 'Quite lo que sobra o copie otra vez la cadena de Azure Portal.',
    },
    repeatedPart: {
      happened: 'La parte {{part}} aparece dos veces.',
      next: 'Probablemente se unieron dos cadenas de conexión. Copie solo una.',
    },
    keyNotBase64: {
      happened: 'La clave está dañada: no es base64.',
      next: 'Parte de la clave se perdió o cambió por el camino. Cópiela otra vez de Azure Portal.',
    },
    hostNotAHostName: {
      happened: 'El host no es un nombre de host.',
      next: 'Debe parecerse a mihub.azure-devices.net, sin https:// y sin ruta.',
    },
    deviceConnectionString: {
      happened: 'Es la cadena de conexión de un dispositivo, no la de un hub.',
      next: 'Un dispositivo solo puede hablar por sí mismo. Tome la de Directivas de acceso compartido del hub.',
    },
    moduleConnectionString: {
      happened: 'Es la cadena de conexión de un módulo, no la de un hub.',
      next: 'Un módulo solo puede hablar por sí mismo. Tome la de Directivas de acceso compartido del hub.',
    },
    eventHubConnectionString: {
      happened: 'Es el punto de conexión compatible con Event Hubs, no la cadena de conexión del hub.',
      next: 'Tome la de Directivas de acceso compartido, no la de Puntos de conexión integrados.',
    },
    tokenInsteadOfKey: {
      happened: 'Contiene un token firmado en lugar de una clave.',
      next: 'Los tokens caducan, así que no se pueden guardar. Tome la cadena de conexión con la clave.',
    },
  },
} satisfies SpanishOf<typeof english>;
