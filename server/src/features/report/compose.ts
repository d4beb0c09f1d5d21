import type { Investigation } from '../../../../shared/investigation.ts'
import type { AccountInTrouble } from '../../../../shared/requests.ts'
import type { Snapshot } from '../../evidence/snapshot.ts'
import type { Turns } from '../../evidence/turns.ts'
import { accountsInTrouble } from '../accounts.ts'
import { answerBlocks } from './answer.ts'
import { type Block, heading, type Line, paragraph, type Report } from './blocks.ts'
import { accounts, candidates, files, investigator, remedy } from './lists.ts'
import { quotations } from './quotations.ts'
import { checklist, collect } from './steps.ts'
import { timeline } from './timeline.ts'
import { count, counted, instant, sentenceClock, userOf } from './words.ts'

const WORDS = 'How sure an answer is, is said in one of five words: proven, near certain, probable, possible, not shown.'

/** An investigation as a report that stands by itself: the answer, how it was reached, and the entries it rests on, quoted. */
export function* compose(snapshot: Snapshot, investigation: Investigation): Turns<Report> {
  const quotes = quotations(snapshot)
  const { scope } = investigation
  const many = scope === 'spray' || scope === 'many-users' ? yield* accountsInTrouble(snapshot) : []
  const blocks = [
    summary(investigation, scope === 'spray' ? many : []),
    ...answerBlocks(investigation, quotes),
    ...(scope === 'spray' ? [] : timeline(investigation)),
    paragraph(WORDS),
    ...remedy(investigation),
    ...accounts(many),
    ...checklist(investigation, quotes),
    ...collect(investigation),
    ...candidates(investigation, quotes),
    ...investigator(snapshot.case),
    ...files(investigation),
  ]
  const evidence = quotes.blocks()
  const title = scope === 'spray' ? `Why ${counted(many.length, 'account')} fail` : `Why ${userOf(investigation)} locks out`
  return { title, blocks: [...blocks, ...(evidence.length === 0 ? [] : [heading('Evidence'), ...evidence])] }
}

function summary(investigation: Investigation, sprayed: readonly AccountInTrouble[]): Block {
  const { attempts, lockouts, cadence, sources } = investigation
  const beat = cadence?.kind !== 'machine' || cadence.periodSeconds === undefined ? '' : `, every ${cadence.periodSeconds} s`
  const total = `${count(attempts.badPassword + attempts.lockedOut)}${beat}`
  const failed = `${total}: ${count(attempts.badPassword)} with a wrong password, ${count(attempts.lockedOut)} refused while locked out`
  const first = attempts.first && `${instant(attempts.first)} to ${instant(attempts.last ?? attempts.first)} UTC`
  const clock = sentenceClock(investigation)
  const rows: readonly (readonly [string, string | undefined])[] = [
    [
      'Accounts',
      sprayed.length === 0 ? undefined : `${count(sprayed.length)}, ${count(sprayed.filter(one => one.lockouts > 0).length)} locked out`,
    ],
    [sprayed.length === 0 ? 'Failures' : `Failures of ${userOf(investigation)}`, failed],
    ['Lockouts', count(lockouts.length)],
    ['From, to', first],
    ['Files', `${count(sources.length)} read`],
    ['Times', clock === undefined ? 'UTC' : `UTC; sentences of the checklist tell them on the clock of the failures, ${clock}`],
  ]
  return { kind: 'terms', rows: rows.flatMap(([term, text]) => (text === undefined ? [] : [[term, [text] as Line] as const])) }
}
