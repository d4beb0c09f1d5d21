import { caseText } from './caseFile.ts'
import { netlogonText } from './netlogon.ts'
import { OLDER_TRIES, PASSWORD_CHANGES } from './olderEvents.ts'
import { securityText } from './security.ts'
import { isSilent, smtpText, writtenSessions } from './smtp.ts'
import { FOUNDING_CASE, type Names, type Options, type Story, tellStory } from './story.ts'
import { tasklistText } from './tasklist.ts'
import { webText } from './web.ts'

export interface CaseFile {
  /** Relative to the folder of the case, with `/`. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** What really happened: the numbers that a reader of the files ought to arrive at. */
export interface Truth {
  /** Milliseconds UTC on the Exchange server's clock, with fractions; the two hours only. */
  readonly attempts: readonly number[]
  readonly wrongPassword: number
  readonly refusedWhileLocked: number
  readonly lockouts: readonly number[]
  readonly unlocks: readonly number[]
  /** Tries in the months before, of which no lockout came. */
  readonly olderAttempts: number
  readonly passwordChanges: number
  readonly whileWorkstationOff: number
  /** Attempts that lie in the silence of the SMTP log. */
  readonly inSilence: number
  readonly culprit: { readonly address: string; readonly name: string }
  /** Sessions with at least their first row in the SMTP log, by the address of the client. */
  readonly smtpSessions: Readonly<Record<string, number>>
}

export interface FoundingCase {
  readonly files: readonly CaseFile[]
  readonly truth: Truth
}

export interface CaseOptions extends Partial<Omit<Options, 'names'>> {
  readonly names?: Partial<Names>
}

/** The founding case in memory. Without options it is, byte for byte, what lies in `samples/exchange-lockout/`. */
export function buildFoundingCase(options: CaseOptions = {}): FoundingCase {
  const story = tellStory({ ...FOUNDING_CASE, ...options, names: { ...FOUNDING_CASE.names, ...options.names } })
  const encoder = new TextEncoder()
  const file = (path: string, text: string): CaseFile => ({ path, bytes: encoder.encode(text) })
  return {
    files: [
      file('DC01_Security.txt', securityText(story)),
      file('netlogon.log', netlogonText(story)),
      file('W3SVC1/ex060912.log', webText(story)),
      file('SMTPSVC1/ex060912.log', smtpText(story)),
      file('tasklist_svc_EXCHSRV01.txt', tasklistText()),
      file('founding-case.lockout-case.json', caseText(story)),
    ],
    truth: truth(story),
  }
}

function truth(story: Story): Truth {
  const { attempts, off, unlocks, options } = story
  const smtpSessions: Record<string, number> = {}
  for (const { address } of writtenSessions(story)) smtpSessions[address] = (smtpSessions[address] ?? 0) + 1
  return {
    attempts: attempts.map(attempt => attempt.at),
    wrongPassword: attempts.filter(attempt => attempt.kind === 'bad-password').length,
    refusedWhileLocked: attempts.filter(attempt => attempt.kind === 'locked-out').length,
    lockouts: attempts.filter(attempt => attempt.locks).map(attempt => attempt.at),
    unlocks,
    olderAttempts: OLDER_TRIES,
    passwordChanges: PASSWORD_CHANGES.length,
    whileWorkstationOff: attempts.filter(({ at }) => at >= off.from && at < off.to).length,
    inSilence: attempts.filter(({ at }) => isSilent(at, story)).length,
    culprit: { address: options.names.culpritAddress, name: options.names.culprit },
    smtpSessions,
  }
}
