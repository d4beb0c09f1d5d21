import type { Snapshot } from '../../evidence/snapshot.ts'
import { inquire, type Inquiry } from '../inquiry.ts'
import type { Finding, Step } from '../steps/step.ts'
import { type FileOptions, fileOf, snapshotOf, type Told } from './caseBuilder.ts'
import { foundingCase } from './foundingCase.ts'

/** What a step finds in a snapshot. */
export const runStep = (step: Step, snapshot: Snapshot, user?: string): Finding => step.run(inquire(snapshot, user))

/** What a step finds in the founding case, of which everything the steps read is worked out once for all tests. */
export const runInFoundingCase = (step: Step): Finding => step.run((founding ??= inquire(foundingCase(), undefined)))
let founding: Inquiry | undefined

/** A file of a Security log, told entry by entry. */
export const security = (told: readonly Told[], options: FileOptions = {}) => fileOf('Security.txt', told, options)

/** A refused logon of User1 on the Exchange server, as the server itself writes it. */
export const refused = (at: number, more: Partial<Told> = {}): Told => ({
  at,
  class: 'bad-password',
  code: '529',
  user: 'CONTOSO\\User1',
  source: 'EXCHSRV01',
  logger: 'EXCHSRV01',
  process: '1728@EXCHSRV01',
  caller: 'CONTOSO\\EXCHSRV01$',
  logonType: 3,
  logonProcess: 'Advapi  ',
  ...more,
})

/** The same every minute. */
export const refusedEveryMinute = (times: number, more: Partial<Told> = {}): Told[] =>
  Array.from({ length: times }, (_, i) => refused(i * 60, more))

export const lockout = (at: number, more: Partial<Told> = {}): Told => ({
  at,
  class: 'lockout',
  code: '644',
  user: 'CONTOSO\\User1',
  source: 'EXCHSRV01',
  logger: 'DC01',
  ...more,
})

export const snapshotWith = (...told: readonly Told[]): Snapshot => snapshotOf([security(told)])
