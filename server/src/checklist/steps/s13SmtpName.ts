import type { EntryRef } from '../../evidence/evidenceFile.ts'
import { eachEntry, userMarks, whatMarks, whoMarks } from '../columns.ts'
import { once, trace } from '../collect.ts'
import { hostOfLogs, type Inquiry } from '../inquiry.ts'
import type { ProtocolLog } from '../protocolLogs.ts'
import { evidence } from '../references.ts'
import { leftToTest } from '../webDoubt.ts'
import { count, counted } from '../wording.ts'
import { type Finding, found, noServiceAsked, nothingToAskAbout, type Step, userOf } from './step.ts'

/** The trap of the founding case: SMTP sign-in is not written to the log, so its silence clears nobody. */
export const s13SmtpName: Step = {
  id: 'S13',
  title: 'Does the SMTP log name the user?',
  run: inquiry => nothingToAskAbout(inquiry) ?? noServiceAsked(inquiry) ?? smtpName(inquiry),
}

function smtpName(inquiry: Inquiry): Finding {
  const remaining = leftToTest(inquiry)
  const logs = inquiry.suspects.logs.filter(({ protocol }) => protocol === 'smtp')
  const user = userOf(inquiry)
  if (inquiry.services.candidates !== undefined && !inquiry.services.candidates.some(({ protocol }) => protocol === 'smtp'))
    return found('NOT-APPLICABLE', 'No SMTP service lives in the process.')
  if (logs.length === 0)
    return found('NOT-EVIDENCE', 'No SMTP log is open, and most never name the user of a sign-in: collect one for its addresses.', {
      outcome: 'it never can',
      remaining,
    })
  const rows = logs.reduce((sum, log) => sum + log.rows, 0)
  const named = logs.flatMap(log => rowsNaming(log, inquiry))
  if (named.length > 0) return naming(inquiry, named, rows)
  if (logs.some(({ file }) => file.format.can.userName !== 'never' && namesAnybody(file.table)))
    return found('INCONCLUSIVE', `0 of ${count(rows)} rows name ${user}, although this log names others at times.`, {
      outcome: 'not named',
      remaining,
    })
  const alike = logs.flatMap(log => lookAlikes(log, inquiry.subject.user.name))
  const aside = alike.length === 0 ? '' : ` ${counted(alike.length, 'look-alike')} in EHLO ${alike.length === 1 ? 'is' : 'are'} no sign-in.`
  const isAble = logs.some(({ file }) => file.format.can.userName !== 'never')
  const why = isAble ? 'and none names anybody: older builds write no user' : 'and none ever could: SMTP sign-in is not written to this log'
  return found('NOT-EVIDENCE', `0 of ${count(rows)} rows name ${user}, ${why}.${aside}`, {
    evidence: evidence(...alike),
    outcome: isAble ? 'it names nobody' : 'it never can',
    remaining,
    collect: commands(inquiry, isAble),
  })
}

function rowsNaming({ file }: ProtocolLog, inquiry: Inquiry): EntryRef[] {
  const rows: EntryRef[] = []
  const inbound = whatMarks(file.table, what => !what.outbound)
  eachEntry(file.table, userMarks(file, inquiry.subject.user), inbound, entry => void rows.push({ file, entry }))
  return rows
}

function naming(inquiry: Inquiry, named: readonly EntryRef[], rows: number): Finding {
  const refused = named.filter(({ file, entry }) => file.table.outcome(entry) === 'failure')
  const sentence = `${count(named.length)} of ${count(rows)} rows name ${userOf(inquiry)}`
  if (refused.length > 0)
    return found('SUPPORTED', `${sentence}, ${count(refused.length)} of them refused.`, {
      evidence: evidence(...refused),
      outcome: 'SMTP',
      remaining: ['SMTP'],
    })
  return found('INCONCLUSIVE', `${sentence}, none of them refused.`, { evidence: evidence(...named), outcome: 'named, not refused' })
}

const namesAnybody = (table: ProtocolLog['file']['table']): boolean =>
  table.data.who.counts.some((times, id) => times > 0 && table.whoOf(id).user !== undefined)

/** Rows in which a client calls itself something that contains the user's name: a coincidence. */
function lookAlikes({ file }: ProtocolLog, name: string): EntryRef[] {
  const part = name.toLowerCase()
  const alike = whoMarks(file.table, ({ source }) => source?.kind === 'host' && source.name.toLowerCase().includes(part))
  const rows: EntryRef[] = []
  eachEntry(
    file.table,
    alike,
    whatMarks(file.table, what => !what.outbound),
    entry => void rows.push({ file, entry }),
  )
  return rows
}

function commands(inquiry: Inquiry, isAble: boolean) {
  const host = hostOfLogs(inquiry.hop, inquiry.process)
  return [
    trace(inquiry, inquiry.sources[0]?.address ?? ''),
    isAble
      ? once(
          inquiry,
          host,
          'Get-ReceiveConnector | Format-Table Identity,ProtocolLoggingLevel',
          'Only connectors that log verbosely write sign-ins; newer builds add the user.',
        )
      : once(
          inquiry,
          host,
          'cscript %SystemDrive%\\inetpub\\adminscripts\\adsutil.vbs get smtpsvc/1/LogExtFileFlags',
          'Shows which columns the log keeps. No setting adds the login name.',
        ),
  ]
}
