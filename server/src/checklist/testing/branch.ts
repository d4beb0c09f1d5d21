import type { Snapshot } from '../../evidence/snapshot.ts'
import type { Finding, Step } from '../steps/step.ts'
import { type FileOptions, fileOf, snapshotOf, type Told } from './caseBuilder.ts'
import { refusedEveryMinute, runStep, security } from './runStep.ts'

/** A log that covers twelve minutes, with a row every ten seconds. */
export const covering = (row: Told): Told[] => Array.from({ length: 80 }, (_, i) => ({ ...row, at: i * 10 - 40 }))

/** Twelve refusals, a minute apart, and what other logs say. */
export const told = (more: Partial<Told>, ...others: readonly (readonly Told[])[]): Snapshot =>
  snapshotOf([security(refusedEveryMinute(12, more)), ...others.map((rows, n) => fileOf(`other${n}.log`, rows, OTHER))])

const OTHER: FileOptions = { host: 'EXCHSRV01', can: { userName: 'written', clientAddress: 'written' } }

/** Refused rows of the user, beside the failures. */
export const beside = (more: Partial<Told>): Told[] =>
  Array.from({ length: 12 }, (_, i) => ({ at: i * 60, class: 'bad-password', user: 'CONTOSO\\User1', logger: 'EXCHSRV01', ...more }))

/** A log that is silent about the user, and names others that fail. */
export const silent = (more: Partial<Told>): Told[] => [
  ...covering({ class: 'logon', user: 'CONTOSO\\anna', client: '10.1.2.30', logger: 'EXCHSRV01', ...more }),
  { at: 95, class: 'bad-password', user: 'CONTOSO\\anna', client: '10.1.2.30', logger: 'EXCHSRV01', ...more },
]

export const NTLM: Partial<Told> = { protocol: 'ntlm', process: '0', caller: '', logonProcess: 'NtLmSsp ' }

/** Verdict and sentence of a step. */
export function answer(step: Step, snapshot: Snapshot): Finding {
  return runStep(step, snapshot)
}
