/** Spanish: the checks themselves. */
import type { DiagnosisWords } from '../words';

export const groups: DiagnosisWords['groups'] = {
  laptop: 'Desde este portátil',
  hub: 'Lo que ve el hub',
  device: 'En el dispositivo',
  thereAndBack: 'Ida y vuelta',
};

export const outcomes: DiagnosisWords['outcomes'] = {
  pass: 'Superada',
  warning: 'Advertencia',
  fail: 'Fallida',
  skipped: 'Omitida',
};

export const checks: DiagnosisWords['checks'] = {
  laptopNames: { title: 'Nombre del hub', summary: 'El nombre del hub lleva a una dirección, IPv4 e IPv6.' },
  laptopHttps: { title: 'Puerto de HTTPS', summary: 'El hub acepta conexiones en el puerto 443.' },
  laptopAmqps: { title: 'Puerto de AMQP', summary: 'El hub acepta conexiones en el puerto 5671.' },
  laptopMqtts: { title: 'Puerto de MQTT', summary: 'El hub acepta conexiones en el puerto 8883.' },
  laptopTls: {
    title: 'TLS de HTTPS',
    summary: 'El certificado del hub es el suyo, válido y emitido por quien debe.',
  },
  laptopAmqpsTls: {
    title: 'TLS de AMQP',
    summary: 'El certificado del hub en el puerto 5671 es el suyo, válido y emitido por quien debe.',
  },
  laptopMqttsTls: {
    title: 'TLS de MQTT',
    summary: 'El certificado del hub en el puerto 8883 es el suyo, válido y emitido por quien debe.',
  },
  laptopProxy: { title: 'Proxy', summary: 'El proxy que este portátil debe usar deja pasar hacia el hub.' },
  laptopCaptivePortal: {
    title: 'Portal cautivo',
    summary: 'Ninguna página de acceso de una red de invitados responde en lugar del hub.',
  },
  laptopClock: { title: 'Reloj de este portátil', summary: 'Este portátil y el hub coinciden en la hora.' },
  mqttWebSocket: {
    title: 'MQTT sobre WebSocket',
    summary: 'El rodeo de un puerto 8883 cerrado está abierto.',
  },
  amqpWebSocket: {
    title: 'AMQP sobre WebSocket',
    summary: 'El rodeo de un puerto 5671 cerrado está abierto.',
  },
  hubRights: {
    title: 'Permisos de la credencial',
    summary: 'La credencial del hub puede hacer lo que Siteward necesita.',
  },
  hubTier: { title: 'Nivel del hub', summary: 'El hub tiene gemelos y módulos, y no está en sus límites.' },
  hubDevice: {
    title: 'Identidad del dispositivo',
    summary: 'El dispositivo está en el registro y habilitado.',
  },
  hubModule: {
    title: 'Módulo de seguridad',
    summary: 'El dispositivo tiene un módulo de seguridad con su nombre exacto.',
  },
  hubAuthentication: {
    title: 'Tipos de autenticación',
    summary: 'Módulo y dispositivo se autentican como el agente puede usarlo.',
  },
  hubConnection: { title: 'Conexión del agente', summary: 'El hub ve el agente conectado.' },
  hubTwin: {
    title: 'Configuración en el gemelo',
    summary: 'Los agentes aceptan la configuración tal como está.',
  },
  hubDrift: { title: 'Configuración en vigor', summary: 'El agente ejecuta lo que pide el gemelo.' },
  hubMessages: { title: 'Mensajes', summary: 'Cabe esperar mensajes, y hace poco se supo del agente.' },
  lastMessages: {
    title: 'Últimos mensajes',
    summary: 'Lo que envía el agente llega al punto de conexión integrado del hub.',
  },
  agentInstalled: {
    title: 'Agente en el dispositivo',
    summary: 'Está instalado el agente para el que el hub tiene un módulo.',
  },
  agentService: {
    title: 'Servicio del agente',
    summary: 'El servicio del agente funciona y no se reinicia una y otra vez.',
  },
  agentConfiguration: {
    title: 'Archivos del agente',
    summary: 'Los archivos del agente están completos y nombran este dispositivo en este hub.',
  },
  agentCredential: {
    title: 'Clave o certificado',
    summary: 'La credencial del agente es la del hub, válida, y solo el agente puede leerla.',
  },
  agentLog: {
    title: 'Registro del agente',
    summary: 'El registro del agente no nombra errores desde su último inicio.',
  },
  deviceDisk: { title: 'Disco del dispositivo', summary: 'Queda espacio.' },
  deviceClock: {
    title: 'Reloj del dispositivo',
    summary: 'La hora del dispositivo es correcta y se mantiene así.',
  },
  deviceNames: {
    title: 'Nombre del hub, desde el dispositivo',
    summary: 'El dispositivo encuentra la dirección del hub.',
  },
  devicePorts: {
    title: 'Puertos, desde el dispositivo',
    summary: 'El dispositivo llega a los puertos del hub.',
  },
  deviceTls: {
    title: 'TLS, desde el dispositivo',
    summary: 'El dispositivo recibe el certificado propio del hub y confía en él.',
  },
  methodPing: { title: 'Método directo', summary: 'Un método directo llega a la conexión del agente.' },
  twinRoundTrip: {
    title: 'Ida y vuelta por el gemelo',
    summary: 'Cambia un valor inofensivo, ve la respuesta del agente y lo repone.',
  },
};
