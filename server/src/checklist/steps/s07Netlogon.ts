import { eachEntry, anyone, whatMarks } from '../columns.ts'
import { controllerOf, forTheTime, once } from '../collect.ts'
import { covers, spanOf } from '../coverage.ts'
import type { EvidenceFile } from '../../evidence/evidenceFile.ts'
import type { Inquiry } from '../inquiry.ts'
import type { Observation } from '../observations.ts'
import { hostKey } from '../observations.ts'
import { evidence, sampleOf } from '../references.ts'
import { quoted, share } from '../wording.ts'
import { type Finding, found, nothingToAskAbout, type Step, userOf } from './step.ts'

/** netlogon.log is an independent record of the last hop; Kerberos never appears in it. */
export const s07Netlogon: Step = {
  id: 'S07',
  title: 'Does netlogon agree?',
  run: inquiry => nothingToAskAbout(inquiry) ?? netlogon(inquiry),
}

const AGREED = 0.8

function netlogon(inquiry: Inquiry): Finding {
  const files = inquiry.snapshot.files.filter(hasVerdicts)
  if (files.length === 0)
    return found('MISSING-DATA', 'No netlogon.log is open.', { outcome: 'no netlogon.log', collect: commands(inquiry) })
  const spans = files.map(spanOf)
  const covered = inquiry.attempts.filter(({ at }) => spans.some(span => covers(span, at)))
  const told = covered.filter(({ rows }) => rows.some(isReturn))
  const returns = told.flatMap(({ rows }) => rows.find(isReturn) ?? [])
  if (covered.length === 0)
    return found('INCONCLUSIVE', 'netlogon.log covers none of the failures.', { outcome: 'covers none', collect: commands(inquiry) })
  if (told.length === 0) return absent(inquiry, covered.length)
  const name = quoted(inquiry.nameOf(inquiry.hop.host))
  const agreeing = told.filter(({ rows }) => rows.some(row => isReturn(row) && names(row, inquiry.hop.host)))
  const shown = { evidence: evidence(...sampleOf(returns)) }
  const isConfirmed = told.length >= AGREED * covered.length && agreeing.length >= AGREED * told.length && inquiry.hop.host !== ''
  if (!isConfirmed)
    return found(
      'INCONCLUSIVE',
      `${share(told.length, covered.length)} failures have a netlogon line; ${share(agreeing.length, told.length)} of them name ${name}.`,
      {
        ...shown,
        outcome: 'agrees in part',
      },
    )
  return found(
    'SUPPORTED',
    `${share(told.length, covered.length)} failures have a netlogon line of the same second, and its last hop is ${name}.`,
    {
      ...shown,
      outcome: 'CONFIRMED',
    },
  )
}

const isReturn = ({ what }: Observation): boolean => what.action === 'Returns'
const names = ({ who, logger }: Observation, host: string): boolean =>
  hostKey(who.via) === host || hostKey(who.source) === host || logger === host

/** Whether a file holds verdicts as only the Netlogon service words them. */
function hasVerdicts({ table }: EvidenceFile): boolean {
  let any = false
  eachEntry(
    table,
    anyone(table),
    whatMarks(table, ({ action }) => action === 'Returns'),
    () => void (any = true),
  )
  return any
}

function absent(inquiry: Inquiry, covered: number): Finding {
  const kerberos = inquiry.attempts.filter(({ rows }) => rows.some(({ what }) => what.protocol === 'kerberos')).length
  if (kerberos >= AGREED * inquiry.attempts.length)
    return found('SUPPORTED', `netlogon has none of ${covered} failures, and Security says Kerberos, which never appears there.`, {
      outcome: 'KERBEROS',
    })
  return found('INCONCLUSIVE', `netlogon has none of the ${covered} failures it covers: another controller, or Kerberos.`, {
    outcome: 'no line',
    collect: commands(inquiry),
  })
}

const commands = (inquiry: Inquiry) => [
  once(inquiry, controllerOf(inquiry), 'nltest /dbflag:0x2080ffff', 'Switches the log on; 0x0 switches it off again.'),
  forTheTime(
    inquiry,
    controllerOf(inquiry),
    'copy %windir%\\debug\\netlogon.* C:\\temp',
    `Its lines about ${userOf(inquiry)}, netlogon.bak included; they are written in local time.`,
  ),
]
