/** Spanish: the reports screen. */
import type { SpanishOf } from '../catalogue';
import type { reports as english } from '../en/reports';

export const reports: SpanishOf<typeof english> = {
  title: 'Informes',
  intro:
    'Un informe firmado demuestra lo que se halló y se hizo en una visita. No contiene ninguna credencial, solo su nombre, y se puede verificar sin Siteward.',
  device: 'Id. de dispositivo',
  saved: 'Guardado como {{name}}',
  form: {
    title: 'Informe de una visita',
    noRun: 'Todavía no hay ningún diagnóstico de este dispositivo.',
    noRunMeaning: 'Un informe se hace con los diagnósticos ejecutados desde que se inició Siteward.',
    toDiagnostics: 'Ir a diagnóstico',
    run: 'Termina con el diagnóstico de',
    runHint:
      'Lo que hallaron los diagnósticos anteriores de las últimas 12 horas también consta en el informe.',
    runOption: '{{at}}: {{outcome}}',
    cancelled: 'cancelado',
    language: 'Idioma del informe',
    technician: 'Su nombre',
    technicianHint: 'Tal como lo escriba; se conserva para el próximo informe.',
    note: 'Nota (consta en el informe)',
    prepare: 'Preparar el informe',
  },
  prepared: {
    title: 'El informe, listo para leer',
    ready: 'El informe está listo. Léalo y guárdelo.',
    read: 'Léalo antes de guardarlo: el archivo dice exactamente esto. Lo que parecía un secreto aparece como [secret].',
    key: 'Comunique a quien reciba el informe la huella de su clave por otra vía, por ejemplo por teléfono:',
    copyKey: 'Copiar la huella de la clave',
    save: { pdf: 'Guardar como PDF', html: 'Guardar como HTML', json: 'Guardar como JSON' },
  },
  verify: {
    title: 'Verificar un informe',
    meaning:
      'Dice si un archivo está exactamente como se firmó. Lo mismo sin Siteward: npm run verify-report.',
    choose: 'Elegir un informe…',
    intact: '{{name}} está exactamente como se firmó.',
    intactMeaning:
      'Esto demuestra lo que escribió el portátil que tiene esta clave. No demuestra quién estaba ante él ni que su reloj fuera bien.',
    altered: '{{name}} fue alterado.',
    alteredMeaning: 'Su contenido, su firma o ambos no están como se firmaron. No se fíe de nada de él.',
    unsigned: '{{name}} no está firmado.',
    unsignedMeaning: 'No es un informe de Siteward, o se cortó su final.',
    ownKey: 'Firmado con la clave de este portátil:',
    otherKey: 'Firmado con la clave de otro portátil; compárela con la huella que le dio su dueño:',
  },
  bundle: {
    title: 'Paquete de soporte',
    meaning:
      'Lo que ayuda a encontrar un fallo de Siteward. No se envía nada: usted lo lee, quita lo que quiera y guarda un archivo. Se eliminan claves, tokens y contraseñas; nombres de host, id. de dispositivo y similares, no.',
    gather: 'Reunirlo',
    gatherAgain: 'Reunirlo otra vez',
    ready: 'El paquete de soporte está listo para leer.',
    save: 'Guardar las partes elegidas',
    read: 'Leer «{{part}}» ({{size}})',
    removed_one: 'Se eliminó {{formatted}} secreto.',
    removed_many: 'Se eliminaron {{formatted}} de secretos.',
    removed_other: 'Se eliminaron {{formatted}} secretos.',
    parts: {
      program: 'Programa',
      hub: 'Hubs',
      settings: 'Ajustes',
      diagnosis: 'Último diagnóstico del dispositivo',
      agent: 'Agente local',
      log: 'Registro del programa',
    },
    hints: {
      program: 'Versiones, el sistema y dónde se guardan las credenciales.',
      hub: 'Nombres, hosts, directivas y derechos de los hubs guardados.',
      settings: 'Idioma, aspecto y columnas.',
      diagnosis: 'Todas las comprobaciones con sus valores.',
      agent: 'Su estado y su registro sin los eventos que recopiló.',
      log: 'Los 200 kB más recientes.',
    },
  },
};
