import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver'
import { type EvidenceFile, entryText, utcOf } from '../evidence/evidenceFile.ts'
import { linesOfEntry } from '../evidence/places.ts'
import { identityText, isMachineAccount, type Who } from '../model/identity.ts'
import { kindsByWhat } from './failureKinds.ts'

/** Findings shown per file: tens, not thousands. */
const MOST = 50
/** A burst: at least this many failures of one account from one source, no two further apart than the pause. */
const BURST_COUNT = 10
const BURST_PAUSE = 15 * 60_000

const found = new WeakMap<EvidenceFile, readonly Diagnostic[]>()

/** The findings of a file: each lockout, and each burst of failures from one source. The rest is marked in the editor, not listed as a problem. */
export function diagnosticsOf(file: EvidenceFile): readonly Diagnostic[] {
  let findings = found.get(file)
  if (findings === undefined) {
    findings = find(file)
    found.set(file, findings)
  }
  return findings
}

function find(file: EvidenceFile): readonly Diagnostic[] {
  const { table } = file
  const kinds = kindsByWhat(table)
  const lockouts: Diagnostic[] = []
  const bursts = burstsOf(file)
  let first = 0
  for (const segment of table.data.segments) {
    for (let i = 0; i < segment.count; i++) {
      const kind = kinds[segment.what[i]!]
      if (kind === undefined) continue
      if (kind !== 'lockout') bursts.add(first + i, segment.who[i]!)
      else if (lockouts.length < MOST) lockouts.push(lockout(file, first + i))
    }
    first += segment.count
  }
  const largest = bursts.end().toSorted((a, b) => b.count - a.count)
  return [...lockouts, ...largest.slice(0, MOST - lockouts.length).map(burst => burstFinding(file, burst))]
}

/** Failures of one account from one source, in a row; forwards or backwards in time, as the file goes. UTC milliseconds. */
interface Burst {
  readonly first: number
  readonly who: Who
  readonly start: number
  end: number
  count: number
}

/** Collects failures into bursts; an account and source is worked out once for every who-tuple. */
function burstsOf(file: EvidenceFile): { add(entry: number, whoId: number): void; end(): readonly Burst[] } {
  const keys: (string | undefined)[] = []
  const running = new Map<string, Burst>()
  const long: Burst[] = []
  const close = (burst: Burst): void => void (burst.count >= BURST_COUNT && long.push(burst))
  const add = (entry: number, whoId: number): void => {
    const key = (keys[whoId] ??= burstKey(file.table.whoOf(whoId)))
    if (key === MACHINE) return
    const time = utcOf(file, entry)
    const burst = running.get(key)
    if (burst === undefined || Math.abs(time - burst.end) > BURST_PAUSE) {
      if (burst !== undefined) close(burst)
      running.set(key, { first: entry, who: file.table.whoOf(whoId), start: time, end: time, count: 1 })
      return
    }
    burst.end = Number.isNaN(time) ? burst.end : time
    burst.count++
  }
  return {
    add,
    end: () => {
      running.forEach(close)
      return long
    },
  }
}

/** Failures of machine accounts are another problem than a person's. */
const MACHINE = ''

function burstKey(who: Who): string {
  if (who.user?.kind === 'user' && isMachineAccount(who.user.name)) return MACHINE
  return `${userText(who)} ${sourceText(who)}`.toLowerCase()
}

const sourceText = (who: Who): string => {
  const source = who.client ?? who.source ?? who.device ?? who.via
  return source === undefined ? 'an unnamed source' : identityText(source)
}

const userText = (who: Who): string => (who.user === undefined ? 'an unnamed account' : identityText(who.user))

function lockout(file: EvidenceFile, entry: number): Diagnostic {
  const who = file.table.who(entry)
  const message = `${userText(who)} was locked out; the domain controller names ${sourceText(who)}.`
  return finding(file, entry, DiagnosticSeverity.Warning, message, 'lockout')
}

function burstFinding(file: EvidenceFile, { first, who, start, end, count }: Burst): Diagnostic {
  const minutes = Math.round(Math.abs(end - start) / 60_000)
  const within = Number.isNaN(minutes) ? '' : ` within ${minutes === 1 ? 'a minute' : `${minutes} minutes`}`
  const message = `${count} failed logons of ${userText(who)} from ${sourceText(who)}${within}.`
  return finding(file, first, DiagnosticSeverity.Information, message, 'burst')
}

/** A finding stands at the first line of its entry: the whole entry is tinted already, and a wave under twenty lines hides the text. */
function finding(file: EvidenceFile, entry: number, severity: DiagnosticSeverity, message: string, code: string): Diagnostic {
  const [first = ''] = entryText(file, entry).split(/[\r\n]/, 1)
  const range = linesOfEntry(file, entry).rangeAt(0, first.length)
  return { range, severity, source: 'Lockout Trail', code, message }
}
