import type { Attempt } from './attempts.ts'
import { tally } from './grouping.ts'
import type { Observation } from './observations.ts'

/** How the logons were made (step S08): it decides by which branch the tree goes on. */
export type ShapeKind = 'PLAIN' | 'NTLM' | 'KRB' | 'CONSOLE' | 'BATCH' | 'SERVICE' | 'OTHER'

export interface LogonShape {
  readonly kind: ShapeKind
  readonly logonType: number | undefined
  readonly logonProcess: string
  readonly authPackage: string
  /** Attempts of this shape, and those of which a shape is written. */
  readonly times: number
  readonly of: number
  /** Rows that state it. */
  readonly rows: readonly Observation[]
}

/** The shape of most attempts; undefined where no row states one. */
export function logonShapeOf(attempts: readonly Attempt[]): LogonShape | undefined {
  const stating = attempts.flatMap(({ rows }) => rows.find(statesShape) ?? [])
  const [most] = tally(stating.map(shapeKey))
  const first = stating.find(row => shapeKey(row) === most?.[0])
  if (most === undefined || first === undefined) return undefined
  const { logonType, logonProcess = '', authPackage = '' } = first.what
  const rows = stating.filter(row => shapeKey(row) === most[0])
  const kind = first.what.protocol === 'kerberos' ? 'KRB' : kindOf(logonProcess, logonType)
  return { kind, logonType, logonProcess: logonProcess.trim(), authPackage: authPackage.trim(), times: most[1], of: stating.length, rows }
}

const statesShape = ({ what }: Observation): boolean =>
  what.logonType !== undefined || what.logonProcess !== undefined || what.protocol === 'kerberos'

const shapeKey = ({ what }: Observation): string =>
  `${what.logonType ?? ''}|${what.logonProcess?.trim() ?? ''}|${what.authPackage?.trim() ?? ''}|${what.protocol === 'kerberos'}`

/** The trailing blanks of `Advapi  ` are genuine, and are no part of the name. */
function kindOf(logonProcess: string, logonType: number | undefined): ShapeKind {
  if (logonType === 4) return 'BATCH'
  if (logonType === 5) return 'SERVICE'
  const process = logonProcess.trim().toLowerCase()
  if (process.startsWith('advapi') && (logonType === 3 || logonType === 8)) return 'PLAIN'
  if (process.startsWith('ntlmssp')) return 'NTLM'
  if (process.startsWith('kerberos')) return 'KRB'
  return process.startsWith('user32') || logonType === 2 || logonType === 7 || logonType === 10 || logonType === 11 ? 'CONSOLE' : 'OTHER'
}
