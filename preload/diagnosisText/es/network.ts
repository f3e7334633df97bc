/** Spanish: verdicts of any check, and of the way to the hub. */
import { says } from '../words';

export const common = {
  dependencyNotPassed: says(
    'No se ha comprobado, porque «{{check}}» no se ha superado.',
    'Arregle eso primero y repita la comprobación.',
  ),
  cancelled: says('Cancelada.', 'Repítala cuando quiera saberlo.'),
  noAnswerInTime: says(
    'Sin resultado en {{seconds}} segundos.',
    'Repítala; si sigue igual, la red intermedia es muy lenta o tira lo que debería llevar.',
  ),
  unexpected: says(
    'Ha fallado la propia comprobación.',
    'Repítala. Si sigue igual, comuníquelo con los datos de abajo.',
  ),
  hubCallFailed: says(
    'El hub no ha hecho lo que se le pidió ({{cause}} {{status}}).',
    'Mire los datos; si el servicio no está disponible, espere y repita.',
  ),
  hubOnThisMachine: says(
    'No se ha comprobado: este hub está en este equipo o tras la dirección propia de una puerta de enlace.',
  ),
  noTarget: says(
    'No se ha comprobado: nadie ha dicho dónde están los archivos del dispositivo.',
    'Elija una carpeta con archivos recogidos del dispositivo.',
  ),
  notInFolder: says(
    'No se ha comprobado: una carpeta de archivos no ejecuta comandos.',
    'Ejecute el comando en el dispositivo si tiene su consola.',
  ),
  platformNotKnown: says('No se ha comprobado: esta comprobación solo conoce Linux, y esto es {{platform}}.'),
  targetNotReadable: says(
    'No se ha podido leer el dispositivo: {{problem}}.',
    'Repita con una cuenta que pueda leer los archivos del agente, o recójalos como root.',
  ),
  targetLost: says(
    'La conexión SSH con el dispositivo se cortó mientras se miraba esto.',
    'Conecte de nuevo en «Dispositivo por SSH…» y repita la comprobación.',
  ),
  targetTooSlow: says(
    'El dispositivo tardó en responder más de lo que se espera.',
    'Repítala; si sigue igual, vea en el dispositivo cuánto trabajan su procesador y su disco.',
  ),
  targetLacksProgram: says(
    'Falta en el dispositivo un programa que esta comprobación necesita.',
    'Los datos de abajo lo nombran. Instálelo si allí se permite; las demás comprobaciones no lo necesitan.',
  ),
};

export const network = {
  namesFound: says('El nombre {{name}} lleva a una dirección.'),
  addressGiven: says('Al hub se llega por su dirección {{name}}; no hay nombre que buscar.'),
  nameNotFound: says(
    'No hay dirección para {{name}}.',
    'Compruebe si el nombre del hub está bien escrito; si lo está, entregue el texto de abajo al departamento de TI.',
    'El DNS del emplazamiento responde que {{name}} no existe. Permita que el DNS lo resuelva o indique un servidor que lo haga.',
  ),
  nameServerSilent: says(
    'Ningún servidor de nombres ha respondido al preguntar por {{name}}.',
    'Compruebe el cable o el enlace de radio y los servidores DNS que reparte esta red.',
    'Los servidores DNS que reparte esta red no responden. Compruebe que los clientes llegan a ellos por el puerto 53.',
  ),
  nameIsPrivate: says(
    '{{name}} lleva a la dirección privada {{addresses}}.',
    'Es correcto en un hub con punto de conexión privado. Si no, el DNS del emplazamiento responde en lugar del hub.',
    'El DNS de esta red responde {{addresses}} para {{name}}. Confirme que es un punto de conexión privado de ese hub.',
  ),
  portOpen: says('El puerto {{port}} de {{address}} acepta conexiones.'),
  portRefused: says(
    'El puerto {{port}} de {{address}} rechaza las conexiones.',
    'Algo en el camino dice que no. Use de momento WebSocket en el puerto 443, si esa comprobación se supera, y entregue el texto de abajo.',
    'Se rechazan las conexiones TCP salientes a {{address}}, puerto {{port}}. Permítalas, sin inspección.',
  ),
  portSilent: says(
    'El puerto {{port}} de {{address}} no responde: un cortafuegos tira lo que se le envía.',
    'Use de momento WebSocket en el puerto 443, si esa comprobación se supera, y entregue el texto de abajo al departamento de TI.',
    'Las conexiones TCP salientes a {{address}}, puerto {{port}}, no reciben respuesta. Permítalas para que los dispositivos y este portátil lleguen a {{address}}.',
  ),
  portUnreachable: says(
    'No se llega a {{address}} desde esta red.',
    'Compruebe el cable o el enlace de radio, y si se llega a otras direcciones.',
    'No hay ruta hacia {{address}}. Compruebe la puerta de enlace predeterminada y las rutas de esta red.',
  ),
  tlsTrusted: says('El certificado es el propio del hub, válido, y emitido por quien debe.'),
  tlsInspected: says(
    'El certificado del puerto {{port}} lo ha emitido «{{issuer}}», no la autoridad del hub: algo en el camino abre el cifrado.',
    'Los dispositivos rechazan este certificado, y con razón. El tráfico hacia el hub debe quedar fuera de la inspección.',
    'Se interceptan las conexiones TLS a {{hostName}}; el certificado mostrado lo ha emitido «{{issuer}}». Los dispositivos solo aceptan el del hub. Excluya *.azure-devices.net, puertos 443, 5671 y 8883, de la inspección TLS.',
  ),
  tlsUntrusted: says(
    'El certificado del puerto {{port}} se avala a sí mismo («{{issuer}}»).',
    'Si este hub tiene una CA propia, añádala al hub guardado. Si no, lo que responde no es el hub.',
    'Un host que responde por {{hostName}} muestra un certificado autofirmado «{{issuer}}». Indique qué sistema es.',
  ),
  tlsExpired: says(
    'El certificado del puerto {{port}} caducó el {{validTo}}.',
    'Compruebe primero el reloj de este portátil. Si está bien, la puerta de enlace o el hub necesita un certificado nuevo.',
    'El certificado que muestra {{hostName}} caducó el {{validTo}}. Si lo muestra una puerta de enlace o un proxy suyo, renuévelo.',
  ),
  tlsNotYetValid: says(
    'El certificado del puerto {{port}} solo vale desde el {{validFrom}}.',
    'Lo más probable es que el reloj de este portátil vaya atrasado. Póngalo en hora y repita.',
  ),
  tlsExpiresSoon: says(
    'El certificado del puerto {{port}} caduca el {{validTo}}.',
    'Haga que lo renueven antes de ese día; después los dispositivos no se conectarán.',
    'El certificado que muestra {{hostName}} caduca el {{validTo}}. Si lo muestra una puerta de enlace o un proxy suyo, renuévelo.',
  ),
  tlsWrongHost: says(
    'El certificado del puerto {{port}} es de «{{subject}}», no de {{hostName}}.',
    'Compruebe los nombres del hub y de la puerta de enlace. Si son correctos, la conexión acaba en otro equipo.',
    'Las conexiones a {{hostName}} llegan a un equipo con un certificado de «{{subject}}». Compruebe el DNS y las redirecciones.',
  ),
  tlsBroken: says(
    'El puerto {{port}} acepta conexiones, pero se cortan al acordar el cifrado ({{problem}}).',
    'Así actúa un cortafuegos que mira dentro de las conexiones. Entregue el texto de abajo al departamento de TI.',
    'Las conexiones a {{hostName}}, puerto {{port}}, se cortan durante el saludo TLS. Deje pasar TLS sin cambios, con el nombre de servidor {{hostName}}.',
  ),
  tlsNotSpoken: says(
    'Lo que responde en el puerto {{port}} no habla TLS.',
    'Otra cosa responde en lugar del hub: una página de acceso o un proxy. Entregue el texto de abajo.',
    'En {{hostName}}, puerto {{port}}, responde algo que no habla TLS. Deje pasar las conexiones hasta el propio hub.',
  ),
  tlsRootNotOnDevice: says(
    'El certificado es el propio del hub, pero el dispositivo no conoce su autoridad «{{root}}».',
    'Instale «{{root}}» en el almacén de certificados del dispositivo (paquete ca-certificates) y reinicie el agente.',
  ),
};

export const laptop = {
  proxyNone: says('A este portátil no se le indica ningún proxy para el hub.'),
  proxyWorks: says('El proxy {{proxy}} deja pasar las conexiones al hub.'),
  proxyNotSpoken: says(
    'A este portátil se le indica un proxy de otro tipo que HTTP ({{proxy}}), que no se comprueba.',
    'Los agentes solo conocen proxies HTTP. Pida uno, o un camino directo.',
    'Se indica a los clientes {{proxy}}. Los agentes de los dispositivos solo conocen proxies HTTP; ofrezca uno o permita *.azure-devices.net directamente.',
  ),
  proxyUnreachable: says(
    'A este portátil se le indica el proxy {{proxy}}, que no responde.',
    'Corrija o quite el proxy en los ajustes del sistema; los agentes de esta red también necesitan el correcto.',
    'El proxy {{proxy}} que se indica a los clientes no responde. Póngalo en marcha o indique otro.',
  ),
  proxyWantsLogin: says(
    'El proxy {{proxy}} pide usuario y contraseña.',
    'Los agentes no pueden responder a un diálogo. Pida una excepción para el hub, o credenciales que pueda usar un agente.',
    'El proxy {{proxy}} pide a los dispositivos que se autentiquen. Deje pasar sin ello las conexiones a *.azure-devices.net.',
  ),
  proxyForbids: says(
    'El proxy {{proxy}} no deja pasar las conexiones al hub (estado {{status}}).',
    'Entregue el texto de abajo al departamento de TI.',
    'El proxy {{proxy}} responde {{status}} a CONNECT hacia el hub de IoT. Permita *.azure-devices.net, puerto 443.',
  ),
  portalNone: says('No se interpone ninguna página de acceso de una red de invitados.'),
  portalFound: says(
    'Una página de acceso responde en lugar del hub: {{redirect}}.',
    'Abra un navegador e inicie sesión en esta red. Los dispositivos no pueden; pida para ellos una red sin esa página.',
    'Esta red lleva a los dispositivos a la página de acceso {{redirect}}. Exima sus direcciones o deles otra red.',
  ),
  clockRight: says('El reloj de este portátil coincide con el del hub.'),
  clockSlightlyOff: says(
    'El reloj de este portátil va {{direction}} {{seconds}} segundos.',
    'Deje que el sistema sincronice su hora.',
  ),
  clockOff: says(
    'El reloj de este portátil va {{direction}} {{seconds}} segundos.',
    'Póngalo en hora: los tokens y los certificados se juzgan por la hora, y el hub puede rechazar este portátil por completo.',
    'Los clientes de esta red no reciben la hora correcta. Permita NTP (puerto UDP 123) o indique un servidor de hora.',
  ),
  clockUnknown: says('El hub no ha dicho qué hora es.'),
  webSocketOpens: says('{{protocol}} sobre WebSocket en el puerto 443 está abierto.'),
  webSocketRefused: says(
    'Algo responde con el estado {{status}} a la petición de {{protocol}} sobre WebSocket.',
    'Un proxy intermedio no conoce WebSocket. Sin él, debe estar abierto el puerto propio del protocolo.',
    'El cambio a WebSocket en el puerto 443 se rechaza con {{status}}. Deje pasar «Upgrade: websocket» hacia *.azure-devices.net.',
  ),
  webSocketBroken: says(
    'Las conexiones de {{protocol}} sobre WebSocket se cortan ({{problem}}).',
    'Sin él, debe estar abierto el puerto propio del protocolo.',
    'Las conexiones al puerto 443 del hub de IoT se cortan al pedir WebSocket. Déjelas pasar hacia *.azure-devices.net.',
  ),
};
