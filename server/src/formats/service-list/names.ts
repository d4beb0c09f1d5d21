import type { Headings } from '../../frames/table/columns.ts'

/** What sc, PowerShell and WMI call the same things; sc in French and Spanish too. Names with no field are known, and nothing is read from them. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'service-name': ['service_name', 'nom_service', 'nombre_servicio', 'name', 'servicename'],
  'display-name': ['display_name', 'nom_complet', 'nom_affiché', 'nombre_mostrar', 'nombre_para_mostrar', 'anzeigename', 'displayname'],
  host: ['pscomputername', 'machinename', 'systemname', 'node'],
  state: ['state', 'status', 'état', 'etat', 'estado', 'stato'],
  'start-type': ['start_type', 'startmode', 'starttype', 'tipo_inicio', 'type_démarrage', 'type_de_démarrage'],
  pid: ['pid', 'processid'],
  account: ['service_start_name', 'startname', 'nombre_inicio_servicio', 'nom_démarrage_service', 'nom_début_service', 'username'],
  'binary-path': ['binary_path_name', 'pathname', 'nombre_ruta_binario', 'nom_chemin_binaire', 'binarypathname'],
  type: ['type', 'tipo', 'servicetype'],
  'exit-code': ['win32_exit_code', 'exitcode', 'code_sortie_win32', 'cód_salida_win32'],
  comment: [
    ...['service_exit_code', 'checkpoint', 'wait_hint', 'flags', 'error_control', 'load_order_group', 'tag', 'dependencies'],
    ...['code_sortie_service', 'cód_salida_servicio', 'punto_compr.', 'indicación_inicio', 'marcas', 'indicateurs', 'control_error'],
    ...[
      'grupo_orden_carga',
      'etiqueta',
      'dependencias',
      'contrôle_erreur',
      'groupe_ordre_chargement',
      'balise',
      'dépendances',
      'point_contrôle',
    ],
    ...[
      'requiredservices',
      'canpauseandcontinue',
      'canshutdown',
      'canstop',
      'servicesdependedon',
      'dependentservices',
      'servicehandle',
      'site',
    ],
    ...[
      'container',
      'caption',
      'description',
      'started',
      'errorcontrol',
      'desktopinteract',
      'acceptstop',
      'acceptpause',
      'delayedautostart',
      'tagid',
    ],
    // The other properties of Win32_Service, https://learn.microsoft.com/windows/win32/cimwin32prov/win32-service
    ...['creationclassname', 'installdate', 'servicespecificexitcode', 'systemcreationclassname', 'waithint'],
  ],
}

export const HEADINGS: Headings = new Map(
  Object.entries(NAMES).flatMap(([field, names]) => names.map((name): [string, string] => [name, field])),
)

/** The first line of what `net start` prints. */
export const isStartedHeading = (line: string): boolean =>
  /^(?:These Windows services are started|Folgende Windows-Dienste sind gestartet|Les services Windows suivants ont d.marr.|Se han iniciado (?:estos|los siguientes) servicios de Windows|I seguenti servizi di Windows sono avviati|Sono stati avviati i seguenti servizi)\b.*:? *$/i.test(
    line,
  )
