/** Spanish: verdicts of what was found on the device. */
import { says } from '../words';

const restart = 'y reinicie después el servicio del agente.';

export const device = {
  agentFound: says('En {{folder}} está instalado el {{agent}}.'),
  agentMissing: says(
    'No se han encontrado archivos de ningún agente.',
    'Instale el agente para el que el hub tiene un módulo. Si está instalado, recoja sus archivos como root.',
  ),
  agentOfOtherGeneration: says(
    'Está instalado el {{agent}}, pero el módulo del hub es de la otra generación.',
    'Cree el módulo del agente instalado, o instale el agente del módulo.',
  ),
  agentsTwo: says(
    'Hay archivos de dos agentes; el módulo es del {{agent}}.',
    'Quite el otro agente: dos recogen dos veces.',
  ),
  serviceRunning: says('{{service}} funciona y arranca con el sistema.'),
  serviceStopped: says(
    '{{service}} está parado.',
    'Arránquelo: systemctl start {{service}}. Mire después su registro.',
  ),
  serviceFailed: says(
    '{{service}} ha fallado.',
    'Busque la causa en «Registro del agente», arréglela y arranque el servicio.',
  ),
  serviceRestarts: says(
    '{{service}} arranca una y otra vez: falla poco después de cada inicio.',
    'Busque la causa en «Registro del agente».',
  ),
  serviceNotEnabled: says(
    '{{service}} funciona, pero no arranca con el sistema.',
    'Habilítelo: systemctl enable {{service}}.',
  ),
  serviceMissing: says(
    'No existe el servicio {{service}}.',
    'La instalación está incompleta. Instale el agente de nuevo.',
  ),
  configurationFits: says('Los archivos del agente están completos y nombran este dispositivo en este hub.'),
  configurationUnreadable: says(
    'No se puede leer {{file}}: su forma está rota.',
    `Recupérelo del instalador, rellénelo de nuevo ${restart}`,
  ),
  configurationMissing: says('Falta {{key}} en {{file}}, o está vacío.', `Añádalo ${restart}`),
  configurationBadValue: says(
    '{{key}} en {{file}} es «{{value}}», que el agente no conoce. Compara letra por letra.',
    `Corríjalo ${restart}`,
  ),
  configurationNotCombinable: says(
    '{{key}} en {{file}} es «{{value}}»: la identidad del módulo solo admite una clave simétrica.',
    `Use la clave del módulo, o la identidad del dispositivo con el certificado, ${restart}`,
  ),
  configurationOtherHub: says(
    'El agente se conecta a {{configured}}, no a {{expected}}.',
    `Corrija el nombre de host ${restart}`,
  ),
  configurationOtherDevice: says(
    'El agente se conecta como el dispositivo {{configured}}, no como {{expected}}.',
    `Corrija el identificador, mayúsculas incluidas, ${restart}`,
  ),
  configurationOtherModule: says(
    'El agente se conecta como el módulo {{configured}}, no como {{expected}}.',
    `Corrija el nombre del módulo ${restart}`,
  ),
  configurationOtherObject: says(
    'El agente busca su configuración en «{{configured}}», donde nadie la escribe.',
    `Póngalo en «{{expected}}» ${restart}`,
  ),
  credentialFits: says('La credencial del agente es la que conoce el hub.'),
  credentialElsewhere: says(
    'El certificado del agente está en el almacén de certificados del sistema, que no se mira.',
    'Compare su huella con la de la pantalla del dispositivo.',
  ),
  credentialNotCompared: says(
    'La clave de {{path}} ({{length}} caracteres) tiene forma de clave, pero no hay una del hub con la que compararla.',
    'Con aprovisionamiento, compárela con la inscripción; si no, use una credencial que pueda leer claves.',
  ),
  credentialFileMissing: says(
    'No existe el archivo {{path}}, donde el agente busca su clave o certificado.',
    `Póngalo allí o corrija la ruta ${restart}`,
  ),
  credentialNotReadable: says(
    'El usuario {{user}} del agente no puede leer {{path}} (modo {{mode}}).',
    `Déselo a ese usuario: chown {{user}} {{path}}; chmod 0400 {{path}}; ${restart}`,
  ),
  credentialMalformed: says(
    'Lo que hay en {{path}} no es una clave: {{length}} caracteres que no son base64.',
    `Escriba la clave sola en la primera línea, sin comillas ni espacios, ${restart}`,
  ),
  credentialDiffers: says(
    'La clave de {{path}} ({{length}} caracteres) no es ninguna de las del hub para esta identidad.',
    `Copie al archivo la clave de la pantalla del dispositivo ${restart}`,
  ),
  credentialExposed: says(
    'Todos en el dispositivo pueden leer {{path}} (modo {{mode}}).',
    'Haga que solo pueda leerlo el agente: chmod 0400 {{path}}.',
  ),
  keyNotExpected: says(
    'El agente entra con la clave de {{path}}, pero el hub admite esta identidad con {{type}}.',
    'Cambie en el hub la autenticación de la identidad a clave simétrica y ponga esa clave en el archivo, o haga que el agente use el certificado.',
  ),
  certificateNotExpected: says(
    'El agente entra con el certificado {{path}}, pero el hub admite esta identidad con {{type}}.',
    'Cambie en el hub la autenticación de la identidad a certificados autofirmados y registre la huella de este, o haga que el agente use la clave. Los agentes clásicos no pueden usar un certificado firmado por una CA.',
  ),
  certificateWithoutKey: says(
    'El agente no encuentra en {{keyPath}} ninguna clave privada que pueda leer.',
    `Ponga allí la clave privada del certificado, en PEM y sin contraseña; si un archivo contiene ambos, después del certificado; ${restart}`,
  ),
  certificateOtherKey: says(
    'La clave privada de {{keyPath}} no pertenece al certificado de {{path}}.',
    `Ponga en el dispositivo el certificado y la clave privada que se hicieron juntos ${restart}`,
  ),
  certificateFormat: says(
    '{{path}} no es un certificado que el agente pueda leer: solo admite .pem y .pfx.',
    `Conviértalo a PEM ${restart}`,
  ),
  certificateExpired: says(
    'El certificado caducó el {{validTo}}.',
    'Haga uno nuevo y registre su huella en el hub antes de que el agente lo use.',
  ),
  certificateNotYetValid: says(
    'El certificado solo vale desde el {{validFrom}}.',
    'Compruebe el reloj del dispositivo y el de quien hizo el certificado.',
  ),
  certificateExpiresSoon: says(
    'El certificado caduca el {{validTo}}.',
    'Haga ya uno nuevo y registre su huella en el hub como secundaria.',
  ),
  certificateDiffers: says(
    'La huella del certificado no es la que el hub tiene para esta identidad.',
    'Registre en el hub la huella de este certificado, o ponga en el dispositivo el certificado correcto.',
  ),
  logClean: says('El registro no nombra errores desde el último inicio del agente.'),
  logEmpty: says(
    'El registro no tiene ninguna línea del agente.',
    'Nunca arrancó, o su registro se guarda en otra parte. Mire su servicio.',
  ),
  logLocalMissing: says(
    'El agente dice que a su propia configuración le falta algo: {{details}}.',
    `Añada la clave que nombra ${restart}`,
  ),
  logLocalUnparsable: says(
    'El agente no puede leer un valor de su propia configuración: {{details}}.',
    `Corrija la clave que nombra ${restart}`,
  ),
  logLocalFormat: says(
    'El archivo de configuración del agente no es válido: {{details}}.',
    `Repare o recupere LocalConfiguration.json ${restart}`,
  ),
  logLocalOther: says(
    'El agente no puede arrancar con su propia configuración: {{details}}.',
    `Con la identidad del módulo, use una clave simétrica ${restart}`,
  ),
  logRemoteTimeout: says(
    'El agente no recibió su gemelo a tiempo: {{details}}.',
    'Compruebe el nombre de host y la red; las comprobaciones «desde el dispositivo» dicen cuál de ellos.',
    'Los dispositivos se conectan al hub de IoT, pero no reciben respuesta a tiempo. Compruebe los filtros en los puertos 8883, 5671 y 443.',
  ),
  logRemoteUnparsable: says(
    'El agente no puede leer la configuración del gemelo: {{details}}.',
    'Abra el gemelo de seguridad y arregle las propiedades que nombra.',
  ),
  logFileMissing: says(
    'El agente no encuentra su clave o certificado: {{details}}.',
    `Corrija la ruta o ponga allí el archivo ${restart}`,
  ),
  logFilePermissions: says(
    'El agente no puede leer su clave o certificado: {{details}}.',
    `Dé al usuario asciotagent el permiso de leerlo ${restart}`,
  ),
  logFileFormat: says(
    'El agente no puede usar su clave o certificado: {{details}}.',
    `Una clave debe ser base64; un certificado, .pem o .pfx. Corríjalo ${restart}`,
  ),
  logUnauthorized: says(
    'El hub rechaza la credencial del agente: {{details}}.',
    `Copie la clave de esta misma identidad desde la pantalla del dispositivo ${restart}`,
  ),
  logNotFound: says(
    'El hub no conoce el dispositivo o el módulo del agente: {{details}}.',
    'Compruebe el nombre de host y el identificador en los archivos del agente, y que exista el módulo azureiotsecurity.',
  ),
  logAuthenticationConfiguration: says(
    'Falta una clave en los ajustes de autenticación del agente, o es errónea: {{details}}.',
    `Corríjala en Authentication.config ${restart}`,
  ),
  logAuthenticationOther: says(
    'El agente no pudo autenticarse: {{details}}.',
    'Sin red, las comprobaciones «desde el dispositivo» dicen dónde se acaba; con DPS, mire el registro de aprovisionamiento.',
    'Un dispositivo no llega al hub de IoT o a su servicio de aprovisionamiento. Permita *.azure-devices.net y global.azure-devices-provisioning.net, puerto 443.',
  ),
  logNoTwin: says(
    'El agente se conectó y no encontró configuración.',
    'Compruebe que exista el módulo azureiotsecurity y guarde una configuración en su gemelo.',
  ),
  logTwinRefused: says(
    'El agente rechazó el último cambio de la configuración y conserva la anterior.',
    'Abra el gemelo de seguridad y arregle lo que nombran los hallazgos.',
  ),
  logCacheTooSmall: says(
    'El agente tira eventos, porque su memoria para ellos es demasiado pequeña.',
    'Aumente maxLocalCacheSizeInBytes en el gemelo de seguridad.',
  ),
  logOtherError: says('El agente nombra un error: {{details}}.', 'Mire las líneas en los datos.'),
  diskFine: says('El disco más lleno, {{mountPoint}}, está al {{percent}} %.'),
  diskLow: says(
    'El disco {{mountPoint}} está al {{percent}} %.',
    'Haga sitio antes de que el agente y el sistema ya no puedan escribir.',
  ),
  diskFull: says(
    'El disco {{mountPoint}} está al {{percent}} %: el agente y el sistema ya no pueden escribir.',
    'Haga sitio (primero registros y paquetes antiguos) y reinicie el servicio del agente.',
  ),
  deviceClockRight: says('El reloj del dispositivo está bien.'),
  deviceClockNotSynchronised: says(
    'El reloj del dispositivo está bien ahora, pero nada lo mantiene así.',
    'Active su sincronización: timedatectl set-ntp true.',
    'Los dispositivos de esta red no llegan a un servidor de hora. Permita NTP (puerto UDP 123) o indique uno.',
  ),
  deviceClockOff: says(
    'El reloj del dispositivo va {{direction}} {{seconds}} segundos: el hub rechaza sus tokens y los certificados parecen caducados.',
    'Póngalo en hora: timedatectl set-ntp true. Reinicie después el servicio del agente.',
    'Los dispositivos de esta red no reciben la hora correcta. Permita NTP (puerto UDP 123) o indique un servidor de hora.',
  ),
  devicePortsOpen: says('El dispositivo llega a todos los puertos del hub.'),
  devicePortsClosed: says(
    'El dispositivo no llega a {{address}} en: {{ports}}.',
    'El agente necesita el puerto de su protocolo, o WebSocket en el 443. Entregue el texto de abajo al departamento de TI.',
    'El dispositivo no puede abrir conexiones TCP a {{address}}, puertos {{ports}}. Permítalas para la dirección del dispositivo.',
  ),
};
