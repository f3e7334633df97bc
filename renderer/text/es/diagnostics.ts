/** Spanish: the diagnostics screen. What checks find is worded in preload/diagnosisText. */
export const diagnostics = {
  title: 'Diagnóstico',
  intro:
    'Averigua paso a paso por qué un dispositivo no está protegido. No se cambia nada, salvo que elija la ida y vuelta por el gemelo.',
  device: 'Id. del dispositivo',
  run: 'Ejecutar las comprobaciones',
  runAgain: 'Ejecutar de nuevo',
  cancel: 'Cancelar',
  cancelling: 'Cancelando; se repone lo que se ha cambiado…',
  progress: '{{done}} de {{all}} comprobaciones hechas',
  saveJson: 'Guardar como JSON',
  saved: 'Guardado como {{name}}',
  folder: {
    choose: 'Archivos del dispositivo…',
    chosen: 'Archivos: {{name}}',
    forget: 'Prescindir de los archivos de {{name}}',
  },
  choice: {
    title: 'Elegir las comprobaciones',
    hint: 'Sin elegir, se ejecutan todas las que no cambian nada. Con cada una se ejecuta aquello de lo que depende.',
    changing: 'Cambia por un momento un valor del gemelo de seguridad y lo repone.',
  },
  states: { running: 'En curso', waiting: 'En espera' },
  next: 'Siguiente paso:',
  letter: 'Texto para el departamento de TI',
  copyLetter: 'Copiar el texto para el departamento de TI: {{check}}',
  evidence_one: '{{formatted}} valor',
  evidence_many: '{{formatted}} de valores',
  evidence_other: '{{formatted}} valores',
  verdict: {
    pass: 'Todo lo comprobado está en orden.',
    warning: 'No hay nada roto, pero algo merece atención.',
    fail: 'Hay algo roto. Empiece por la primera de estas:',
    skipped: 'No se ha podido comprobar nada.',
    cancelled: 'Cancelado antes de terminar todas las comprobaciones.',
    about: '{{device}} en {{hub}}, con la credencial {{credential}}, {{at}}.',
  },
};
