/** Spanish: every expected failure: what happened, what it means, what to do next. */
import type { SpanishOf } from '../catalogue';
import type { failures as english } from '../en/failures';

export const failures = {
  hub: {
    badRequest: {
      happened: 'El hub rechazó la petición por mal formada.',
      meaning: 'Algo de lo enviado no está permitido en IoT Hub. No se ha cambiado nada.',
      next: 'Lea abajo lo que dice el hub y corrija lo que nombra.',
    },
    unauthorized: {
      happened: 'El hub no aceptó la credencial.',
      meaning:
        'La clave es errónea, se ha renovado, o el reloj de este equipo se desvía más de unos minutos.',
      next: 'Compruebe el reloj y añada de nuevo el hub con una cadena de conexión reciente de Azure Portal.',
    },
    forbidden: {
      happened: 'El hub conoce la credencial, pero no permite esto.',
      meaning: 'A la directiva le falta un derecho, o las reglas de red del hub rechazan esta red.',
      next: 'Abra Hubs y compruebe los derechos. Pida una directiva con el derecho que falta o conéctese desde una red permitida.',
    },
    notFound: {
      happened: 'El hub no tiene esto.',
      meaning:
        'El dispositivo, módulo o gemelo se eliminó, o su identificador se escribe de otro modo, mayúsculas y minúsculas incluidas.',
      next: 'Lea de nuevo la flota y abra el dispositivo desde allí.',
    },
    conflict: {
      happened: 'El hub tiene algo que choca con esto.',
      meaning: 'Ya existe algo con este identificador, o hay otro cambio en curso.',
      next: 'Lea de nuevo y repita lo que hacía si aún hace falta.',
    },
    preconditionFailed: {
      happened: 'Alguien cambió esto después de que usted lo leyera.',
      meaning: 'La versión del hub es más nueva que la suya, así que no se ha sobrescrito nada.',
      next: 'Lea de nuevo, compare y decida qué conservar.',
    },
    tooLarge: {
      happened: 'El hub lo rechazó por demasiado grande.',
      meaning: 'Cada sección de un gemelo admite como máximo 32 KB; las etiquetas, 8 KB.',
      next: 'Quite las propiedades que ya no hagan falta y guarde otra vez.',
    },
    throttled: {
      happened: 'El hub pide ir más despacio.',
      meaning:
        'Todas las herramientas y servicios de este hub comparten sus límites de peticiones, y por ahora están agotados.',
      next: 'Espere un minuto y reintente. Si ocurre a menudo, pregunte quién más usa el hub.',
    },
    serviceError: {
      happened: 'El hub notificó un error propio.',
      meaning: 'Azure tuvo un problema al atender la llamada. Siteward ya la ha repetido donde es seguro.',
      next: 'Reintente dentro de unos minutos. Si persiste, dé el identificador de seguimiento al soporte de Microsoft.',
    },
    notImplemented: {
      happened: 'Este hub no sabe hacer eso.',
      meaning: 'El hub integrado solo responde lo que de verdad implementa, y esto aún no forma parte de él.',
      next: 'Use un hub de Azure para este paso.',
    },
    tlsUntrusted: {
      happened: 'El certificado presentado por el hub no es de confianza.',
      meaning: 'Lo habitual es que un proxy de la empresa inspeccione el tráfico y muestre el suyo propio.',
      next: 'Pida al departamento de TI el certificado de la CA del proxy y añada de nuevo el hub con él, o use otra red, como la del móvil.',
    },
    tlsExpired: {
      happened: 'El certificado presentado por el hub está fuera de fecha.',
      meaning: 'El certificado ha caducado o el reloj de este equipo está mal.',
      next: 'Compruebe primero fecha y hora. Si están bien, la otra parte debe renovar su certificado.',
    },
    tlsWrongHost: {
      happened: 'El certificado pertenece a otro host.',
      meaning:
        'Algo entre usted y el hub responde en su lugar, o el nombre de la puerta de enlace no está en su certificado.',
      next: 'Compruebe en Hubs el host y la puerta de enlace. Si la red es desconocida, cambie a otra.',
    },
    hostNotFound: {
      happened: 'No se encontró el nombre de host del hub.',
      meaning: 'No hay red, su DNS no responde, o el hub se eliminó.',
      next: 'Compruebe la red. Si otras páginas abren, compare el nombre de host con Azure Portal.',
    },
    refused: {
      happened: 'La conexión fue rechazada.',
      meaning: 'Un host respondió, pero allí nada acepta conexiones, o un cortafuegos las rechaza.',
      next: 'Compruebe que el puerto 443 hacia el hub está abierto en esta red.',
    },
    connectionLost: {
      happened: 'La conexión se cortó antes de que el hub respondiera.',
      meaning: 'La red se cayó. Si era un cambio, puede haber llegado o no.',
      next: 'Lea de nuevo para ver qué tiene ahora el hub.',
    },
    timedOut: {
      happened: 'El hub no respondió a tiempo.',
      meaning: 'La red es muy lenta o descarta el tráfico sin avisar. Si era un cambio, puede haber llegado.',
      next: 'Lea de nuevo para ver qué tiene ahora el hub. En la red de un emplazamiento, compruebe que el puerto 443 está abierto.',
    },
    cancelled: {
      happened: 'La llamada se detuvo.',
      meaning: 'Terminó porque ni usted ni Siteward la necesitaban ya.',
      next: 'Iníciela otra vez si aún quiere la respuesta.',
    },
    unreadableAnswer: {
      happened: 'La respuesta no viene de un hub de IoT.',
      meaning: 'Probablemente respondió en su lugar la página de acceso de una red de invitados o un proxy.',
      next: 'Abra un navegador, inicie sesión en la red si la pide y reintente.',
    },
  },
  declared: {
    NO_HUB_OPEN: {
      happened: 'No hay ningún hub abierto.',
      meaning: 'Siteward trabaja con un hub cada vez.',
      next: 'Abra primero un hub.',
    },
    AGENT_ALREADY_RUNNING: {
      happened: 'Ya hay un agente en marcha en este equipo.',
      meaning: 'Funciona un agente cada vez; un segundo ocuparía su lugar en el hub.',
      next: 'Detenga antes el agente en marcha.',
    },
    MODULE_MISSING: {
      happened: 'El dispositivo no tiene el módulo azureiotsecurity.',
      meaning: 'El agente se conecta como ese módulo, así que no tiene con qué conectarse.',
      next: 'Cree la identidad de módulo en el hub, exactamente en minúsculas, y vuelva a iniciar.',
    },
    MODULE_WITHOUT_KEY: {
      happened: 'El módulo de seguridad no tiene clave simétrica.',
      meaning: 'Se autentica con certificado, o esta credencial no puede leer su clave.',
      next: 'Dé al módulo una clave simétrica o abra el hub con una directiva que tenga RegistryWrite.',
    },
    DEVICE_WITHOUT_KEY: {
      happened: 'El dispositivo no tiene clave simétrica.',
      meaning: 'Se autentica con certificado, o esta credencial no puede leer su clave.',
      next: 'Inicie sesión de otra forma o abra el hub con una directiva que tenga RegistryWrite.',
    },
    DEVICE_DISABLED: {
      happened: 'El dispositivo está deshabilitado.',
      meaning: 'El hub no lo deja entrar con ninguna credencial.',
      next: 'Habilítelo en el hub e inicie de nuevo.',
    },
    DEVICE_TAKES_NO_CERTIFICATE: {
      happened: 'El hub no conoce este dispositivo por un certificado.',
      meaning: 'En el hub el dispositivo se autentica con una clave; por eso se rechazó el certificado.',
      next: 'Inicie sesión con la clave del dispositivo, o registre en el hub la huella digital del certificado.',
    },
    CERTIFICATE_NOT_OF_DEVICE: {
      happened: 'El certificado no es el de este dispositivo.',
      meaning:
        'El hub tiene otras huellas digitales para el dispositivo o, si lo emitió una CA, su nombre común no es el id. del dispositivo.',
      next: 'Compare las huellas con las que el hub tiene del dispositivo, y el id. con el nombre del certificado.',
    },
    CERTIFICATE_OUT_OF_DATE: {
      happened: 'El certificado ha caducado o todavía no es válido.',
      meaning:
        'Es el del dispositivo, pero el hub lo rechazó y el reloj de este portátil está fuera de sus fechas.',
      next: 'Renueve el certificado del dispositivo. Si las fechas parecen correctas, compruebe el reloj.',
    },
    CERTIFICATE_NOT_HELD: {
      happened: 'El certificado ya no está disponible.',
      meaning: 'Solo se guarda en memoria, sin su archivo, hasta que se elige otro o Siteward se cierra.',
      next: 'Elija de nuevo el certificado y su clave privada.',
    },
    CERTIFICATE_UNREADABLE: {
      happened: 'Este archivo no contiene ningún certificado que se pueda leer.',
      meaning:
        'Hace falta un archivo PEM: texto con una línea BEGIN CERTIFICATE. Los archivos DER y PFX son otros.',
      next: 'Elija el archivo PEM o créelo, por ejemplo con: openssl x509 -inform der -in ARCHIVO -out ARCHIVO.pem',
    },
    CERTIFICATE_KEY_UNREADABLE: {
      happened: 'Este archivo no contiene ninguna clave privada que se pueda leer.',
      meaning: 'Hace falta un archivo PEM: texto con una línea que termina en PRIVATE KEY.',
      next: 'Elija la clave privada que se creó con el certificado.',
    },
    CERTIFICATE_KEY_ENCRYPTED: {
      happened: 'La clave privada está protegida con una frase de contraseña.',
      meaning:
        'Un agente inicia sesión sin que haya nadie, así que la clave de un dispositivo no la lleva; Siteward tampoco la pide.',
      next: 'Elija la clave tal como está en el dispositivo, o una sin frase: openssl pkey -in ARCHIVO -out ARCHIVO.pem',
    },
    CERTIFICATE_KEY_MISMATCH: {
      happened: 'La clave privada no pertenece al certificado.',
      meaning: 'Cada certificado tiene una sola clave privada. Esta es la de otro.',
      next: 'Elija la clave que se creó con este certificado, o el certificado de esta clave.',
    },
    DEVICE_KEY_UNREADABLE: {
      happened: 'El portapapeles no contiene la clave de un dispositivo.',
      meaning:
        'Una clave es texto base64 de 16 a 64 bytes, casi siempre 44 u 88 caracteres, sin nada alrededor.',
      next: 'Copie solo la clave principal o la secundaria y vuelva a tomarla.',
    },
    DEVICE_KEY_NOT_HELD: {
      happened: 'La clave ya no está disponible.',
      meaning: 'Solo se guarda en memoria, hasta que se toma otra o Siteward se cierra.',
      next: 'Copie la clave del dispositivo y vuelva a tomarla del portapapeles.',
    },
    REGISTRATION_UNKNOWN: {
      happened: 'El servicio de aprovisionamiento no conoce este registro.',
      meaning: 'El ámbito o el id. de registro no es correcto, o el dispositivo nunca se ha registrado.',
      next: 'Compárelos con la configuración del dispositivo y con su inscripción en Azure Portal.',
    },
    REGISTRATION_REFUSED: {
      happened: 'El servicio de aprovisionamiento rechazó el dispositivo.',
      meaning:
        'La clave o el certificado no es el de la inscripción, o el reloj de este portátil se desvía más de unos minutos.',
      next: 'Compruebe el reloj y compare la credencial con la inscripción. En un grupo, cada dispositivo tiene su propia clave, derivada de la del grupo.',
    },
    REGISTRATION_NOT_ASSIGNED: {
      happened: 'El dispositivo no está asignado a ningún hub.',
      meaning: 'El servicio de aprovisionamiento lo conoce; el estado de su registro es «{{status}}».',
      next: 'Deje que el dispositivo se registre o consulte su inscripción en Azure Portal.',
    },
    ASSIGNED_TO_OTHER_HUB: {
      happened: 'El dispositivo está asignado a otro hub: {{hostName}}.',
      meaning: 'El agente del dispositivo se conecta allí, así que el hub abierto no sabe nada de él.',
      next: 'Abra ese hub en Siteward y busque allí el dispositivo.',
    },
    ASSIGNED_AS_OTHER_DEVICE: {
      happened: 'El registro pertenece a otro dispositivo: {{deviceId}}.',
      meaning: 'El servicio de aprovisionamiento dio al registro ese id. de dispositivo.',
      next: 'Escriba ese id. de dispositivo o corrija el id. de registro.',
    },
    AGENT_NOT_RUNNING: {
      happened: 'No hay ningún agente en marcha.',
      meaning: 'Se detuvo o terminó por sí mismo entretanto.',
      next: 'Inicie el agente y reintente.',
    },
    CREDENTIAL_ABSENT: {
      happened: 'El dispositivo no tiene esa clave.',
      meaning: 'Se autentica de otro modo, o esta credencial no puede leer claves.',
      next: 'Mire arriba el tipo de autenticación; para las claves hace falta el derecho RegistryWrite.',
    },
    CONNECTION_STRING_INVALID: {
      happened: 'Esto no es una cadena de conexión de un hub.',
      meaning: 'Lo que hay en el portapapeles o en el archivo no se puede usar tal como está.',
      next: 'Copie otra vez la cadena de conexión y reintente.',
    },
    NOT_CHECKED: {
      happened: 'La flota aún no se ha revisado.',
      meaning: 'No hay hallazgos que mostrar del hub abierto.',
      next: 'Revise primero la flota.',
    },
    NOTHING_CHOSEN: {
      happened: 'No se eligió nada.',
      meaning: 'El diálogo se cerró sin elegir archivo.',
      next: 'Elija un archivo cuando quiera.',
    },
    CA_FILE_INVALID: {
      happened: 'Este archivo no contiene ningún certificado de CA.',
      meaning: 'Siteward espera un certificado en formato PEM que pueda firmar otros.',
      next: 'Pida el certificado de la CA como archivo .pem o .crt que contenga «BEGIN CERTIFICATE».',
    },
    CANDIDATE_EXPIRED: {
      happened: 'La cadena de conexión se ha olvidado.',
      meaning: 'Siteward la retiene solo unos minutos, y ya han pasado.',
      next: 'Péguela o lea el archivo otra vez.',
    },
    NAME_TAKEN: {
      happened: 'Otro hub guardado tiene ese nombre.',
      meaning: 'Los nombres distinguen los hubs, así que cada uno se usa una sola vez.',
      next: 'Elija otro nombre.',
    },
    HUB_UNKNOWN: {
      happened: 'Este hub ya no está guardado aquí.',
      meaning: 'Se quitó entretanto.',
      next: 'Añádalo de nuevo si lo necesita.',
    },
    CREDENTIAL_MISSING: {
      happened: 'La credencial de este hub ya no está aquí.',
      meaning: 'Se conservó solo durante una sesión, y esa sesión terminó.',
      next: 'Añada el hub de nuevo con su cadena de conexión.',
    },
    SANDBOX_NOT_RUNNING: {
      happened: 'El hub integrado no está en marcha.',
      meaning: 'Su proceso ha terminado o aún no se ha iniciado.',
      next: 'Espere unos segundos y reintente; si sigue así, reinicie Siteward.',
    },
    TWIN_UNREADABLE: {
      happened: 'Este gemelo no se puede leer como gemelo de un módulo de seguridad.',
      meaning: 'El hub respondió con algo de otra forma.',
      next: 'Mire el JSON del gemelo en la pantalla del dispositivo y avise a quien lo escribe.',
    },
    DRAFT_ABSENT: {
      happened: 'No hay ningún cambio sin guardar.',
      meaning: 'Se guardó o se descartó entretanto.',
      next: 'Edite otra vez si queda algo por cambiar.',
    },
    DRAFT_INVALID: {
      happened: 'El cambio todavía tiene errores.',
      meaning: 'El agente o el hub lo rechazarían, así que no se ha enviado nada.',
      next: 'Corrija las propiedades marcadas y guarde otra vez.',
    },
    DRAFT_NOT_KEPT: {
      happened: 'El cambio no se pudo escribir en el disco de este portátil.',
      meaning: 'Lo que ha escrito solo está en pantalla y se perdería si Siteward se cerrara.',
      next: 'Libere espacio en el disco y cambie el campo otra vez.',
    },
    CONFLICT_GONE: {
      happened: 'El gemelo cambió otra vez mientras usted elegía.',
      meaning: 'Sus elecciones se hicieron contra una versión que ya no es la última. No se ha enviado nada.',
      next: 'Guarde otra vez para ver la versión más reciente.',
    },
    SAVE_NOT_ARRIVED: {
      happened: 'La conexión se cortó al guardar.',
      meaning: 'Siteward ha leído el gemelo después: el hub no recibió el guardado. Su cambio se conserva.',
      next: 'Guarde otra vez. Si el primer intento llega tarde, no se aplica dos veces.',
    },
    SAVE_OUTCOME_UNKNOWN: {
      happened: 'La conexión se cortó al guardar y desde entonces no se ha podido leer el gemelo.',
      meaning: 'Puede que el hub recibiera el guardado o que no. Su cambio se conserva en ambos casos.',
      next: 'Lea el gemelo otra vez cuando vuelva la conexión: Siteward dirá si el guardado llegó.',
    },
    TWIN_GONE: {
      happened: 'Entretanto se ha eliminado del hub el módulo, o el dispositivo entero.',
      meaning: 'Ya no hay dónde guardar. Su cambio se conserva en este portátil.',
      next: 'Averigüe quién lo eliminó. Cuando el módulo se cree otra vez, su cambio seguirá aquí.',
    },
    TWIN_KEEPS_CHANGING: {
      happened: 'Alguien escribe en este gemelo sin parar.',
      meaning: 'Cada intento de guardar llegó tarde, así que no se ha enviado nada. Su cambio se conserva.',
      next: 'Averigüe qué programa escribe en él, deténgalo y guarde otra vez.',
    },
    MOMENT_UNKNOWN: {
      happened: 'Este momento ya no se conserva.',
      meaning: 'Siteward olvida los estados de más de medio año o que ocupan demasiado en el disco.',
      next: 'Elija un momento más reciente.',
    },
    NOT_COMPARABLE: {
      happened: 'Estos dos no tienen nada en común que comparar.',
      meaning:
        'El gemelo de un dispositivo, el módulo de un agente clásico y el de un microagente tienen propiedades distintas.',
      next: 'Elija dos del mismo tipo.',
    },
    MODULE_ABSENT: {
      happened: 'El dispositivo ya no tiene este módulo.',
      meaning: 'Alguien lo eliminó entretanto. No se ha cambiado nada.',
      next: 'Lea el dispositivo otra vez.',
    },
    MODULE_EXISTS: {
      happened: 'El dispositivo ya tiene este módulo.',
      meaning: 'Siteward nunca crea un módulo sobre otro que existe. No se ha cambiado nada.',
      next: 'Lea el dispositivo otra vez y trabaje con el módulo que hay.',
    },
    NEAR_MISS_EXISTS: {
      happened: 'El dispositivo tiene un módulo con un id casi igual a este.',
      meaning: 'Ningún agente usa un módulo escrito de otra forma. Quizá alguien quería este.',
      next: 'Mire primero ese módulo. Cree el correcto de todos modos si el otro no hace falta.',
    },
    CONFIGURATION_INVALID: {
      happened: 'La primera configuración tiene errores.',
      meaning: 'El agente o el hub la rechazarían. No se ha creado nada.',
      next: 'Corrija la configuración o cree el módulo sin ella.',
    },
    NAME_NOT_TYPED: {
      happened: 'El nombre escrito no es el del módulo.',
      meaning: 'Eliminar pide el id exacto del módulo para que no ocurra por error. No se ha cambiado nada.',
      next: 'Escriba el id del módulo exactamente como se muestra.',
    },
    COPY_UNKNOWN: {
      happened: 'Esta copia ya no se conserva.',
      meaning: 'Ya se recuperó, o pertenece a otro hub.',
      next: 'Lea otra vez la lista de módulos eliminados.',
    },
    FILE_EXISTS: {
      happened: 'Ya hay un archivo con ese nombre junto al que ha elegido.',
      meaning:
        'Siteward no sobrescribe un certificado por el que nadie ha preguntado. No se ha cambiado nada.',
      next: 'Elija otro nombre u otra carpeta.',
    },
    LIST_CHANGED: {
      happened: 'La lista de dispositivos cambiaba mientras se reunían sus filas.',
      meaning:
        'Se está leyendo del hub. No se ha escrito ningún archivo, para que no falte ni se repita ninguna fila.',
      next: 'Espere a que se lea la lista, o pause la lectura, y exporte de nuevo.',
    },
    FILE_NOT_WRITTEN: {
      happened: 'No se pudo escribir el archivo.',
      meaning: 'No ha quedado nada a medio escribir.',
      next: 'Elija una carpeta en la que pueda escribir y compruebe que el disco no esté lleno.',
    },
    KEY_NOT_KEPT: {
      happened: 'Siteward no conserva ninguna clave privada de este módulo.',
      meaning: 'Se guardó en un archivo al crearla, o se creó en otro sitio.',
      next: 'Use ese archivo o dé al módulo un certificado nuevo.',
    },
    BASELINE_UNKNOWN: {
      happened: 'Esta línea base, o esta versión, ya no existe.',
      meaning: 'Se eliminó entretanto.',
      next: 'Lea otra vez la lista de líneas base.',
    },
    BASELINE_INVALID: {
      happened: 'La línea base usa mal sus variables.',
      meaning:
        'Una variable se usa sin declararla, se declara dos veces o su valor por defecto es de otro tipo. No se ha guardado nada.',
      next: 'Corrija las variables marcadas y guarde otra vez.',
    },
    BASELINE_NAME_TAKEN: {
      happened: 'Otra línea base tiene este nombre.',
      meaning: 'Dos con el mismo nombre no se podrían distinguir en el sitio. No se ha guardado nada.',
      next: 'Déle otro nombre o guarde una versión de la otra.',
    },
    BASELINE_FILE_INVALID: {
      happened: 'Este archivo no se puede leer como línea base.',
      meaning:
        'No es una línea base exportada por Siteward, está dañado o viene de un Siteward más nuevo. No se ha importado nada.',
      next: 'Elija otro archivo o actualice Siteward.',
    },
    FOLDER_UNKNOWN: {
      happened: 'Ya no se conoce la carpeta de archivos recogidos.',
      meaning: 'Las carpetas solo se recuerdan mientras Siteward está en marcha.',
      next: 'Elija la carpeta de nuevo.',
    },
    DIAGNOSIS_ALREADY_RUNNING: {
      happened: 'Hay otro diagnóstico en curso.',
      meaning: 'Solo se ejecuta uno a la vez, para que no se perturben sus mediciones.',
      next: 'Espere a que termine o cancélelo.',
    },
    REPORT_OUTDATED: {
      happened: 'Este informe ya no es el que se preparó.',
      meaning: 'Después se preparó otro, o Siteward se inició de nuevo. No se ha escrito nada.',
      next: 'Prepárelo otra vez, léalo y guárdelo.',
    },
    PDF_NOT_MADE: {
      happened: 'No se pudo crear el PDF.',
      meaning: 'El informe está completo; solo falló su forma impresa.',
      next: 'Guárdelo como HTML, que cualquier navegador imprime.',
    },
    FILE_TOO_LARGE: {
      happened: 'El archivo es mayor que cualquier informe.',
      meaning: 'No se ha leído.',
      next: 'Elija un informe escrito por Siteward.',
    },
    BUNDLE_OUTDATED: {
      happened: 'Este ya no es el paquete que se reunió.',
      meaning: 'Después se reunió otro. No se ha escrito nada.',
      next: 'Reúnalo otra vez, léalo y guárdelo.',
    },
    DIAGNOSIS_ABSENT: {
      happened: 'No hay ningún diagnóstico de este dispositivo que guardar.',
      meaning: 'Los diagnósticos se conservan mientras Siteward está en marcha y el hub es el mismo.',
      next: 'Ejecute primero las comprobaciones.',
    },
    SSH_NOT_CONNECTED: {
      happened: 'No hay conexión SSH con este dispositivo.',
      meaning: 'Las comprobaciones en el dispositivo la necesitan. No se ejecutó nada en él.',
      next: 'Conecte con el dispositivo por SSH y reintente.',
    },
    SSH_KEY_UNREADABLE: {
      happened: 'Este archivo no es una clave privada.',
      meaning: 'Se leen claves de OpenSSH, PEM y PuTTY. Un archivo que termina en .pub es la mitad pública.',
      next: 'Elija la clave privada.',
    },
    HELD_EXPIRED: {
      happened: 'La contraseña o la clave ya no está disponible.',
      meaning: 'Lo que se entrega para una conexión se guarda en memoria durante 15 minutos.',
      next: 'Pegue la contraseña o elija de nuevo el archivo de la clave.',
    },
    SSH_FAILED: {
      happened: 'No se pudo llegar al dispositivo por SSH.',
      meaning: 'No se ejecutó nada en él.',
      next: 'Vea qué dijo la conexión, corríjalo y conecte de nuevo.',
    },
    HOST_KEY_UNKNOWN: {
      happened: 'La clave de host de este dispositivo aún no se conoce.',
      meaning: 'La primera conexión no distingue el dispositivo de alguien que esté en medio.',
      next: 'Compare la huella con la del propio dispositivo y confíe después en ella.',
    },
    HOST_KEY_CHANGED: {
      happened: 'La clave de host no es la que se conoce.',
      meaning: 'El dispositivo se instaló de nuevo, o alguien está en medio. No se envió ninguna contraseña.',
      next: 'Averigüe el motivo antes de seguir; quite después la clave antigua del archivo indicado.',
    },
    HOST_KEY_REVOKED: {
      happened: 'Esta clave de host está revocada.',
      meaning: 'El archivo indicado dice que no se debe confiar en ella. No se envió ninguna contraseña.',
      next: 'Pregunte a quien se ocupa del dispositivo.',
    },
    HOST_KEY_NOT_SHOWN: {
      happened: 'Esta clave de host no se había mostrado.',
      meaning: 'Solo se puede confiar en una clave que una persona ha visto.',
      next: 'Conecte de nuevo y compare la huella.',
    },
    VARIABLES_INVALID: {
      happened: 'Algunas variables de la línea base no tienen un valor utilizable.',
      meaning: 'Falta un valor o es de otro tipo que la variable. No se ha cambiado nada.',
      next: 'Rellene las variables marcadas.',
    },
    QUERY_REFUSED: {
      happened: 'El hub no admite esta consulta.',
      meaning: 'Lo que rechaza está marcado en la consulta si el hub dice dónde. No se ha cambiado nada.',
      next: 'Corrija la consulta y ejecútela de nuevo.',
    },
    MESSAGE_GONE: {
      happened: 'Este mensaje ya no se conserva.',
      meaning: 'Mensajes más nuevos han ocupado su lugar, o se inició otra observación.',
      next: 'Marque los mensajes que deban quedarse, o grábelos en un archivo.',
    },
    MESSAGE_BOOKMARKS_FULL: {
      happened: 'El mensaje no se ha marcado.',
      meaning: 'Ya hay tantos mensajes marcados como Siteward conserva.',
      next: 'Quite una marca que ya no haga falta, o grabe los mensajes en un archivo.',
    },
    MESSAGES_UNREADABLE: {
      happened: 'Este archivo no es una grabación de mensajes.',
      meaning: 'Su primera línea no es la que escribe Siteward. No se ha reproducido nada.',
      next: 'Elija un archivo grabado con Siteward.',
    },
    QUERY_RUN_GONE: {
      happened: 'Estas filas ya no se conservan.',
      meaning: 'Después se ejecutó otra consulta o se abrió otro hub.',
      next: 'Ejecute la consulta de nuevo.',
    },
    QUERY_NAME_TAKEN: {
      happened: 'Otra consulta guardada tiene este nombre.',
      meaning: 'Dos con el mismo nombre no se podrían distinguir. No se ha guardado nada.',
      next: 'Póngale otro nombre.',
    },
    QUERY_UNKNOWN: {
      happened: 'Esta consulta guardada ya no está.',
      meaning: 'Se eliminó entretanto.',
      next: 'Guárdela como una nueva.',
    },
    LABEL_READING_STOPPED: {
      happened: 'Leer esta imagen ha tardado demasiado.',
      meaning: 'Siteward ha dejado de intentarlo para poder leer otras etiquetas.',
      next: 'Haga la foto de más cerca, con la etiqueta ocupando casi toda la imagen.',
    },
    IMAGE_TOO_LARGE: {
      happened: 'Esta imagen es demasiado grande.',
      meaning: 'Siteward lee imágenes de hasta 20 MB y 50 megapíxeles. Esta no se ha abierto.',
      next: 'Recorte la etiqueta o guarde la imagen más pequeña.',
    },
    IMAGE_UNREADABLE: {
      happened: 'Este archivo no se puede leer como imagen.',
      meaning: 'Está dañado o no es PNG, JPEG, WebP, GIF ni BMP.',
      next: 'Elija otro archivo o guarde la imagen como PNG o JPEG.',
    },
  },
  defect: {
    happened: 'Ha fallado Siteward.',
    meaning: 'Es un defecto del programa, no del dispositivo ni del hub.',
    next: 'Reintente. Si se repite, notifíquelo con el identificador de abajo.',
  },
  details: 'Detalles',
  hostName: 'Hub',
  status: 'Estado HTTP',
  serviceCode: 'Código del hub',
  serviceMessage: 'Lo que dice el hub',
  trackingId: 'Identificador de seguimiento',
  copyTrackingId: 'Copiar el identificador de seguimiento',
  certificateIssuer: 'Certificado emitido por',
  attempts: 'Intentos',
  defectId: 'Identificador del defecto',
  copyDefectId: 'Copiar el identificador del defecto',
} satisfies SpanishOf<typeof english>;
