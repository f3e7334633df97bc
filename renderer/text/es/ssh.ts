/** Spanish: the device at hand over SSH. */
import type { SpanishOf } from '../catalogue';
import type { ssh as english } from '../en/ssh';

export const ssh = {
  title: 'Dispositivo por SSH',
  intro:
    'Inicie sesión en el propio dispositivo para que las comprobaciones y el agente puedan mirar allí. No queda nada en el dispositivo, y en él solo se ejecuta lo que figura abajo.',
  loading: 'Consultando el estado de la conexión…',
  device: 'Dispositivo',
  deviceHint: 'Como lo llama el hub.',
  hops: { device: 'El dispositivo', jump: 'El equipo de salto' },
  hop: {
    host: 'Nombre o dirección',
    hostWrong: 'Un nombre o una dirección IP, sin espacios, «@» ni «/».',
    port: 'Puerto',
    portWrong: 'De 1 a 65 535.',
    userName: 'Usuario',
    userNameWrong: 'Un nombre de usuario sin espacios ni «:».',
    signIn: 'Iniciar sesión con',
    signIns: { password: 'Contraseña', key: 'Archivo de clave', agent: 'El agente SSH de este portátil' },
    signInHints: {
      password: 'Se guarda en memoria 15 minutos, nunca en disco.',
      key: 'OpenSSH, PEM o PuTTY. Se guarda en memoria 15 minutos.',
      agent: 'ssh-agent, con las claves que tenga ahora.',
    },
    password: 'Contraseña',
    pastePassword: 'Pegar la contraseña',
    passphrase: 'Frase de contraseña de la clave',
    pastePassphrase: 'Pegar la frase de contraseña',
    pasteHint: 'Cópiela antes; va del portapapeles sin pasar por esta ventana.',
    held: 'Pegada. No se muestra.',
    key: 'Clave privada',
    chooseKey: 'Elegir un archivo…',
    keyHint: 'La que no termina en .pub.',
    keyEncrypted: 'Cifrada: necesita su frase de contraseña.',
    keyIs: '{{type}}: {{fingerprint}}',
  },
  useJump: 'A través de un equipo de salto',
  useSudo: 'Permitir sudo donde la lectura lo necesite (sudo -n, nunca con contraseña)',
  connect: 'Conectar',
  connecting: 'Conectando…',
  cancel: 'Cancelar',
  announced: 'Conectado: {{name}}.',
  connected: 'Se llega a {{device}} como {{name}}',
  toDiagnostics: 'Hacer las comprobaciones',
  toAgent: 'Ejecutar el agente',
  disconnect: 'Desconectar',
  lost: 'Se cortó la conexión con {{name}}',
  lostMeaning:
    'Lo que se ejecutaba allí en ese momento no tiene resultado; no queda nada en el dispositivo. Conecte de nuevo para seguir.',
  ofOtherHub: 'Hay una conexión abierta con {{device}} de otro hub',
  ofOtherHubMeaning:
    'Se accede como {{name}} y no se mira en él mientras esté abierto este hub. Una conexión nueva ocupa su lugar.',
  facts: {
    platform: 'Sistema',
    since: 'Conectado',
    sudo: 'Uso de sudo',
    sudoAllowed: 'donde lo diga la lista, sin contraseña',
    sudoNever: 'nunca',
  },
  platforms: { linux: 'Linux', windows: 'Windows', macos: 'macOS' },
  uses: {
    title: 'Lo que puede ejecutarse en el dispositivo',
    withoutSudo:
      'Todo lee, nada escribe. Sin sudo el dispositivo rechaza una parte; las comprobaciones lo dicen entonces.',
    withSudo:
      'Todo lee, nada escribe. Las líneas que empiezan por sudo se ejecutan como root, si sudo no pide contraseña.',
    list: 'Mostrar todas las líneas ({{formatted}}); «…» es lo que depende del dispositivo',
  },
  ran: {
    title: 'Lo que se ejecutó en el dispositivo',
    beside: 'Lo más reciente primero.',
    running: 'en marcha',
    cut: 'no terminó por sí solo',
    ended: 'código de salida {{code}}, {{took}} ms',
  },
  hostKey: {
    trust: 'La huella es correcta: confiar y conectar',
    fingerprint: 'Huella',
    type: 'Tipo',
    knownIn: 'Conocida en',
    copy: 'Copiar la huella',
    unknownKey: {
      happened: '{{host}} aún no se conoce',
      meaning:
        'La primera conexión no distingue el dispositivo de alguien que esté en medio. Todavía no se le ha enviado nada.',
      next: 'Compare la huella con la del propio dispositivo: allí la muestra «ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub».',
    },
    changedKey: {
      happened: '{{host}} muestra otra clave de host que la conocida',
      meaning: 'El dispositivo se instaló de nuevo, o alguien está en medio. No se envió ninguna contraseña.',
      next: 'Averigüe cuál de las dos cosas es. Si se instaló de nuevo, borre la línea indicada aquí y conecte otra vez.',
    },
    revokedKey: {
      happened: '{{host}} muestra una clave de host revocada',
      meaning:
        'La línea indicada aquí dice que ya no se debe confiar en esta clave. No se envió ninguna contraseña.',
      next: 'Pida la clave actual a quienes cuidan del dispositivo.',
    },
  },
  problems: {
    said: 'Lo que respondió',
    hostNotFound: {
      happened: 'No se conoce ninguna máquina con el nombre {{host}}',
      meaning: 'El servidor de nombres de esta red no la conoce.',
      next: 'Revise cómo está escrito o use la dirección IP.',
    },
    refused: {
      happened: '{{host}} responde, pero no en este puerto',
      meaning: 'El servidor SSH no está en marcha, escucha en otro puerto o un cortafuegos lo rechaza.',
      next: 'Revise el puerto; en el dispositivo, vea si sshd está en marcha.',
    },
    unreachable: {
      happened: 'No se llega a {{host}} desde esta red',
      meaning: 'No hay camino desde este portátil hasta esa dirección.',
      next: 'Mire en qué red está este portátil; quizá haga falta un equipo de salto.',
    },
    timedOut: {
      happened: '{{host}} no respondió a tiempo',
      meaning: 'Está apagado, tras un cortafuegos que descarta paquetes, o la línea es muy lenta.',
      next: 'Revise la dirección y la red y reintente.',
    },
    notSsh: {
      happened: 'Lo que responde en {{host}} no es un servidor SSH',
      meaning: 'En este puerto escucha otro servicio.',
      next: 'Revise el puerto.',
    },
    noCommonAlgorithm: {
      happened: '{{host}} y Siteward no tienen ningún cifrado en común',
      meaning: 'El servidor SSH es muy antiguo o está limitado a sus propios algoritmos.',
      next: 'Actualice el servidor SSH del dispositivo o permita en sshd_config uno de los algoritmos habituales.',
    },
    signInRefused: {
      happened: '{{host}} rechazó el inicio de sesión',
      meaning:
        'El usuario, la contraseña o la clave no son correctos, o esa forma de iniciar sesión está desactivada allí.',
      next: 'Revise el usuario y lo que pegó o eligió, y pruebe otra forma de iniciar sesión.',
    },
    agentMissing: {
      happened: 'Ningún agente SSH responde en este portátil',
      meaning: 'ssh-agent no está en marcha.',
      next: 'Inícielo y añada la clave, o elija el archivo de la clave.',
    },
    keyUnreadable: {
      happened: 'El archivo de la clave no se puede usar',
      meaning: 'Está dañado o es de un tipo no admitido.',
      next: 'Elija otro archivo de clave.',
    },
    passphraseWrong: {
      happened: 'La frase de contraseña no abre la clave',
      meaning: 'No se envió nada al dispositivo.',
      next: 'Copie de nuevo la frase de contraseña y péguela.',
    },
    forwardingRefused: {
      happened: '{{host}} no deja pasar a nadie hasta el dispositivo',
      meaning: 'El equipo de salto aceptó el inicio de sesión, pero no el paso siguiente.',
      next: 'Pida a su administrador que permita el reenvío TCP (AllowTcpForwarding) para este usuario.',
    },
    notReachedFromJump: {
      happened: 'El equipo de salto no llega a {{host}}',
      meaning: 'Le deja pasar, pero nada acepta la conexión en esa dirección y puerto.',
      next: 'Revise la dirección y el puerto del dispositivo vistos desde el equipo de salto, y si está encendido.',
    },
    connectionLost: {
      happened: 'Se cortó la conexión con {{host}}',
      meaning: 'La red se interrumpió o el servidor la terminó.',
      next: 'Conecte de nuevo.',
    },
    platformUnknown: {
      happened: '{{host}} es un sistema que Siteward no conoce',
      meaning: 'Por SSH se puede mirar en Linux y macOS.',
      next: 'Use en su lugar una carpeta de archivos recogidos.',
    },
  },
} satisfies SpanishOf<typeof english>;
