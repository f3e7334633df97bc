/** Spanish: verdicts of the hub's view, and of the way there and back. */
import { says } from '../words';

export const hub = {
  rightsComplete: says('La credencial «{{policy}}» puede hacer todo lo que Siteward necesita.'),
  rightsMissing: says(
    'A la credencial «{{policy}}» le falta {{rights}}.',
    'Algunas acciones se rechazarán. Pida al propietario del hub una directiva con estos permisos cuando los necesite.',
  ),
  credentialRefused: says(
    'El hub rechaza la credencial.',
    'Se cambió la clave, se quitó la directiva o se desactivó el acceso con clave. Pida otra cadena de conexión al propietario del hub.',
  ),
  tierFits: says('El hub tiene gemelos y módulos y responde sin demora.'),
  tierBasic: says(
    'El nivel del hub es Básico: no tiene gemelos ni módulos.',
    'Los módulos de seguridad necesitan un hub Estándar o Gratis. Pida al propietario que cambie el nivel.',
  ),
  hubThrottles: says(
    'El hub frena esta credencial: está en un límite de su nivel (429).',
    'Espere un minuto y repita. Si ocurre a menudo, el hub necesita más unidades o alguien le pide demasiado.',
  ),
  deviceEnabled: says('El dispositivo {{deviceId}} está en el registro y habilitado.'),
  deviceDisabled: says(
    'El dispositivo está deshabilitado (motivo: {{reason}}). El hub lo rechaza, y a todos sus módulos.',
    'Averigüe quién lo deshabilitó y por qué, y haga que lo habiliten.',
  ),
  deviceMissing: says(
    'En este hub no hay ningún dispositivo {{deviceId}}.',
    'Compruebe el identificador, mayúsculas incluidas, y si es el hub correcto.',
  ),
  moduleThere: says('El dispositivo tiene el módulo de seguridad {{moduleId}}.'),
  moduleMissing: says(
    'El dispositivo no tiene módulo de seguridad, así que el agente no puede conectarse como nada.',
    'Cree uno en la pantalla del dispositivo: azureiotsecurity para los agentes clásicos, DefenderIotMicroAgent para el microagente.',
  ),
  moduleMisspelled: says(
    'El módulo se llama {{moduleId}}; los agentes buscan azureiotsecurity o DefenderIotMicroAgent, letra por letra.',
    'Cree el módulo con su nombre exacto y elimine este.',
  ),
  authenticationFits: says('El módulo se autentica como el agente puede usarlo ({{type}}).'),
  moduleNotByKey: says(
    'El módulo se autentica con {{type}}; los agentes clásicos solo pueden usar su clave simétrica.',
    'Cambie la autenticación del módulo a clave simétrica, aunque el propio dispositivo tenga un certificado.',
  ),
  connected: says('El hub ve el agente conectado.'),
  disconnected: says(
    'El agente no está conectado desde {{since}}.',
    'Compruebe si el dispositivo está encendido y funciona el servicio del agente; las comprobaciones en el dispositivo dicen más.',
  ),
  silentTooLong: says(
    'El agente no está conectado desde {{since}}, hace más de 72 horas: Defender para IoT avisa de «Device silent».',
    'Compruebe si el dispositivo está encendido y funciona el servicio del agente; las comprobaciones en el dispositivo dicen más.',
  ),
  neverConnected: says(
    'El agente no se ha conectado nunca.',
    'No está instalado, o sus archivos nombran otro hub, dispositivo o clave. Las comprobaciones en el dispositivo dicen cuál.',
  ),
  twinValid: says('Los agentes aceptan la configuración tal como está.'),
  twinRefused: says(
    'El agente rechaza toda la configuración por: {{properties}}.',
    'Abra el gemelo de seguridad; allí cada hallazgo tiene su remedio.',
  ),
  twinDoubtful: says(
    'La configuración se acepta, pero no hace lo que se quiere: {{properties}}.',
    'Abra el gemelo de seguridad; allí cada hallazgo tiene su remedio.',
  ),
  driftNone: says('El agente ejecuta lo que pide el gemelo.'),
  driftRejected: says(
    'El agente respondió y ejecuta otra cosa: {{properties}}.',
    'Abra el gemelo de seguridad, arregle lo que nombran los hallazgos y guarde.',
  ),
  driftReset: says(
    'El agente ejecuta sus valores predeterminados: recibió una parte de la configuración y la tomó por el todo ({{properties}}).',
    'Guarde otra vez la configuración completa desde el gemelo de seguridad, o reinicie el agente.',
  ),
  driftAgentAbsent: says(
    'Ningún agente ha notificado nunca una configuración.',
    'Aún no ha arrancado con éxito. Mire su servicio y su registro.',
  ),
  driftAgentSilent: says(
    'El agente está conectado, pero no ha respondido al último cambio: {{properties}}.',
    'Reinicie el servicio del agente; al arrancar lee el gemelo entero.',
  ),
  driftPending: says('El agente aún no ha respondido al último cambio.', 'Espere un minuto y repita.'),
  driftNotConfirmed: says(
    'El microagente rechazó otras claves y no dice nada de: {{properties}}.',
    'Abra el gemelo de seguridad y arregle las claves que rechazó.',
  ),
  driftReportedOnly: says(
    'El agente ejecuta valores que el gemelo no fija: {{properties}}.',
    'Guarde otra vez la configuración desde el gemelo de seguridad, o reinicie el agente.',
  ),
  messagesExpected: says(
    'Se supo del agente a las {{lastActivity}}. Si aun así no ve mensajes, van a otra parte: con una cadena de conexión no se puede leer qué rutas y grupos de consumidores tiene el hub.',
    'Pregunte al propietario del hub: ¿se lleva una ruta los mensajes con la ruta de reserva desactivada, y comparten más de cinco lectores un grupo de consumidores?',
  ),
  messagesSwitchedOff: says(
    'La configuración desactiva todos los eventos de seguridad, así que no hay nada que enviar.',
    'Abra el gemelo de seguridad y dé una prioridad a los eventos.',
  ),
  messagesNone: says(
    'El hub nunca ha sabido nada del agente.',
    'Está conectado pero callado. Mire su registro; las rutas y los grupos de consumidores no pueden ser la causa.',
  ),
  messagesLate: says(
    'Se supo por última vez del agente a las {{lastActivity}}, hace más de lo que permite su configuración.',
    'Reinicie el servicio del agente. Si sigue callado, quizá un evento sea mayor que su mensaje más grande.',
  ),
  lastMessagesSeen: says(
    'Mensajes del módulo de seguridad que llegaron al punto de conexión integrado en la última hora: {{count}}. El último llegó a las {{lastMessage}}.',
  ),
  lastMessagesNone: says(
    'El agente está conectado y debe enviar al menos cada {{minutes}} minutos, pero en la última hora no llegó ningún mensaje de su módulo de seguridad al punto de conexión integrado.',
    'Ejecute el agente local para este dispositivo: si sus mensajes llegan, mire el registro del agente en el dispositivo. Si tampoco llegan, pregunte al propietario del hub si se los lleva una ruta con la ruta de reserva desactivada.',
  ),
  lastMessagesNotDue: says(
    'En la última hora no llegó ningún mensaje del módulo de seguridad al punto de conexión integrado, y con su configuración no tenía que llegar ninguno.',
    'Para ver uno ahora, ejecute el agente local para este dispositivo: su primera instantánea se envía en el acto.',
  ),
  lastMessagesTooMany: says(
    'Los dispositivos del hub enviaron en la última hora más de lo que se podía mirar aquí. De los primeros {{lookedAt}} mensajes ninguno era del módulo de seguridad.',
    'Observe este dispositivo en la pantalla Mensajes.',
  ),
  lastMessagesGroupTaken: says(
    'No se pudieron mirar los mensajes: otro programa lee para sí el grupo de consumidores «$Default», o ya lo comparten cinco lectores.',
    'Ese programa recibe los mensajes. Pida al propietario del hub un grupo de consumidores propio y obsérvelo en la pantalla Mensajes.',
  ),
  lastMessagesNotReadable: says(
    'No se pudo leer el punto de conexión integrado del hub, ni por AMQP ni por AMQP sobre WebSocket.',
    'Mire las comprobaciones del puerto 5671 y de AMQP sobre WebSocket. Los mensajes están detrás de una dirección propia, que también debe ser accesible.',
    'Permitan, por favor, que este portátil llegue al hub y al Event Hub que hay detrás (*.servicebus.windows.net) por el puerto 5671, o por el puerto 443 para WebSocket.',
  ),
};

export const thereAndBack = {
  methodAnswered: says('Un método directo ha vuelto: la conexión funciona en los dos sentidos.'),
  methodNotTaken: says(
    'El agente está conectado y no acepta métodos directos, como es propio de los agentes de seguridad. La ida y vuelta por el gemelo demuestra más.',
  ),
  methodUnanswered: says(
    'El hub cree conectado al agente, pero no vuelve nada.',
    'La conexión está medio muerta, como tras un cortafuegos que la olvida. Reinicie el servicio del agente.',
    'Las conexiones de los dispositivos al hub de IoT se tiran sin aviso cuando están inactivas. Consérvelas más de 4 minutos.',
  ),
  echoSeen: says(
    '{{property}} se cambió a {{during}}; el agente respondió a los {{milliseconds}} ms, y se repuso {{before}}. El dispositivo está bajo control.',
  ),
  echoRejected: says(
    'El agente respondió al cambio de {{property}} y no lo tomó. El valor se ha repuesto.',
    'Mire «Configuración en el gemelo» y el registro del agente.',
  ),
  echoMissing: says(
    'El agente no respondió al cambio de {{property}}. El valor se ha repuesto.',
    'El agente está colgado o no sigue su gemelo. Reinicie su servicio y repita.',
  ),
  roundTripNotPossible: says(
    'No se ha intentado: la configuración está en una forma que los agentes no leen.',
    'Guárdela una vez desde el gemelo de seguridad, que la lleva a la forma actual.',
  ),
  roundTripConflict: says(
    'Mientras tanto alguien cambió {{property}}. Su valor se queda.',
    'Repita cuando nadie más trabaje en este gemelo.',
  ),
  roundTripNotPutBack: says(
    'No se ha podido reponer {{property}}: puede que siga en {{during}}; antes era {{before}}.',
    'Abra el gemelo de seguridad y ponga {{property}} en {{before}} (– significa: sin fijar).',
  ),
};
