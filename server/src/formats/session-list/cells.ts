import { type Cell, recordLines, remembered } from '../../frames/table/cells.ts'
import { type Column, headedColumns, type Headings, nameOfField, ofHeadings, rowCells } from '../../frames/table/columns.ts'

/** What Windows calls the columns, by language: English, German, French, Spanish, Italian, Portuguese. */
const HEADINGS: Headings = new Map(
  Object.entries({
    'user-name': [
      'username',
      'benutzername',
      'utilisateur',
      'nom d’utilisateur',
      "nom d'utilisateur",
      'nombre de usuario',
      'nombre usuario',
      'usuario',
      'nome utente',
      'nomeutente',
      'nome de usuário',
      'nome de usu.',
      'nome usuário',
    ],
    'session-name': [
      'sessionname',
      'sitzungsname',
      'session',
      'nombre de sesión',
      'nombre sesión',
      'sesión',
      'nome sessione',
      'nomesessione',
      'nome da sessão',
      'nome sessão',
      'sessão',
    ],
    'session-id': ['id', 'id.', 'nº', 'n°'],
    state: ['state', 'status', 'état', 'etat', 'estado', 'stato'],
    'idle-time': [
      'idle time',
      'leerlauf',
      'temps inact',
      'temps inact.',
      'tiempo inact.',
      'tiempo inac.',
      'tiempo ina',
      'tiempo in.',
      'tiempo inactivo',
      'inattività',
      'tempo inat.',
      'tempo ocioso',
    ],
    'logon-time': [
      'logon time',
      'anmeldezeit',
      'temps session',
      'hora de inicio de sesión',
      'tiempo de sesión',
      'tiempo sesión',
      'hora sesión',
      'ora accesso',
      'hora de logon',
      'tempo de logon',
    ],
    type: ['type', 'typ', 'tipo'],
    device: ['device', 'gerät', 'périphérique', 'dispositivo'],
  }).flatMap(([field, names]) => names.map((name): [string, string] => [name, field])),
)
/** The columns without which a list is none of sessions. */
const NEEDED = ['user-name', 'session-name', 'session-id', 'state']
const NEEDED_NAMES = NEEDED.map(field => nameOfField(HEADINGS, field))

/** The columns of a heading; undefined where it is none of a list of sessions. */
export const columnsOf = ofHeadings((heading): readonly Column[] | undefined => {
  const columns = NEEDED_NAMES.every(name => name.test(heading)) ? headedColumns(heading, HEADINGS) : []
  return NEEDED.every(field => columns.some(column => column.field === field)) ? columns : undefined
})

/** The values of a row; none where no number of a session stands. `>` marks the reader's own session. */
export const sessionCells = remembered(readSession)

function readSession(heading: string, record: string): readonly Cell[] {
  const [line] = recordLines(record)
  const columns = columnsOf(heading)
  if (line === undefined || columns === undefined) return []
  const cells = rowCells(columns, line.text, line.at)
  const has = (field: string, pattern: RegExp): boolean =>
    cells.some(cell => cell.field === field && pattern.test(record.slice(cell.start, cell.end)))
  return has('session-id', /^\d+$/) && has('state', /^\D/) ? cells : []
}
