import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver'
import { type EvidenceFile, endLine, utcOf } from '../evidence/evidenceFile.ts'
import { identityText, isMachineAccount, type Who } from '../model/identity.ts'
import { kindsByWhat } from './failureKinds.ts'

/** Findings shown per file: tens, not thousands. */
const MOST = 50
/** A burst: at least this many failures of one account from one source, no two further apart than the pause. */
const BURST_COUNT = 10
const BURST_PAUSE = 15 * 60_000

/** The findings of a file: each lockout, and each burst of failures from one source. The rest is marked in the editor, not listed as a problem. */
export function diagnosticsOf(file: EvidenceFile): readonly Diagnostic[] {
  const kinds = kindsByWhat(file.table)
  const lockouts: Diagnostic[] = []
  const bursts = new Map<string, Burst>()
  const done: Burst[] = []
  for (let entry = 0; entry < file.table.count; entry++) {
    const kind = kinds[file.table.whatId(entry)]
    if (kind === 'lockout' && lockouts.length < MOST) lockouts.push(lockout(file, entry))
    if (kind !== undefined && kind !== 'lockout') addToBurst(bursts, done, file, entry)
  }
  const long = [...done, ...bursts.values()].filter(({ count }) => count >= BURST_COUNT).toSorted((a, b) => b.count - a.count)
  return [...lockouts, ...long.slice(0, MOST - lockouts.length).map(burst => burstFinding(file, burst))]
}

/** Failures of one account from one source, in a row. */
interface Burst {
  readonly first: number
  readonly who: Who
  readonly start: number
  end: number
  count: number
}

function addToBurst(bursts: Map<string, Burst>, done: Burst[], file: EvidenceFile, entry: number): void {
  const who = file.table.who(entry)
  if (who.user?.kind === 'user' && isMachineAccount(who.user.name)) return
  const time = utcOf(file, entry)
  const key = `${who.user === undefined ? '' : identityText(who.user).toLowerCase()} ${sourceText(who).toLowerCase()}`
  const burst = bursts.get(key)
  if (burst === undefined || time - burst.end > BURST_PAUSE) {
    if (burst !== undefined) done.push(burst)
    bursts.set(key, { first: entry, who, start: time, end: time, count: 1 })
    return
  }
  burst.end = Number.isNaN(time) ? burst.end : time
  burst.count++
}

const sourceText = (who: Who): string => {
  const source = who.client ?? who.source ?? who.device ?? who.via
  return source === undefined ? 'an unnamed source' : identityText(source)
}

const userText = (who: Who): string => (who.user === undefined ? 'an unnamed account' : identityText(who.user))

function lockout(file: EvidenceFile, entry: number): Diagnostic {
  const who = file.table.who(entry)
  return finding(
    file,
    entry,
    DiagnosticSeverity.Warning,
    `${userText(who)} was locked out; the domain controller names ${sourceText(who)}.`,
    'lockout',
  )
}

function burstFinding(file: EvidenceFile, { first, who, start, end, count }: Burst): Diagnostic {
  const minutes = Math.round((end - start) / 60_000)
  const within = Number.isNaN(minutes) ? '' : ` within ${minutes} minutes`
  return finding(
    file,
    first,
    DiagnosticSeverity.Information,
    `${count} failed logons of ${userText(who)} from ${sourceText(who)}${within}.`,
    'burst',
  )
}

function finding(file: EvidenceFile, entry: number, severity: DiagnosticSeverity, message: string, code: string): Diagnostic {
  const line = file.table.line(entry) - 1
  return {
    range: { start: { line, character: 0 }, end: { line: endLine(file, entry), character: 0 } },
    severity,
    source: 'Lockout Trail',
    code,
    message,
  }
}
