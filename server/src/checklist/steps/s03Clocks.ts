import { assumptions } from '../../evidence/clock.ts'
import type { EvidenceFile } from '../../evidence/evidenceFile.ts'
import { zoneText } from '../../evidence/zone.ts'
import { once } from '../collect.ts'
import { coverageOf, hasSureClock, spanOf } from '../coverage.ts'
import { type Inquiry, hostOfLogs } from '../inquiry.ts'
import { isOf } from '../protocolLogs.ts'
import { counted, listed, quoted } from '../wording.ts'
import { type Finding, found, nothingToAskAbout, type Step } from './step.ts'

/** Most false conclusions come from UTC held against local time, or from a log that was not running. */
export const s03Clocks: Step = {
  id: 'S03',
  title: 'Do the logs overlap, and on which clocks?',
  run: inquiry => nothingToAskAbout(inquiry) ?? clocks(inquiry),
}

/** Share of the failures that a log has to cover. */
const ENOUGH = 0.8

function clocks(inquiry: Inquiry): Finding {
  const files = inquiry.snapshot.files.filter(file => file.clock.basis !== 'none')
  const times = [...inquiry.attempts, ...(inquiry.attempts.length === 0 ? inquiry.lockouts : [])].map(({ at }) => at)
  const covering = files.filter(file => coverageOf(spanOf(file), times) >= ENOUGH)
  const host = hostOfLogs(inquiry.hop, inquiry.process)
  const server = inquiry.logs.filter(log => isOf(log, host) !== 'no')
  const unsure = covering.filter(file => !hasSureClock(file))
  const cover = `${counted(covering.length, 'log')} of ${files.length} ${covering.length === 1 ? 'covers' : 'cover'} the failures`
  if (unsure.length > 0)
    return found(
      'INCONCLUSIVE',
      `${cover}, but the ${listed(assumptions(unsure[0]!.clock))} of ${quoted(unsure[0]!.path)} is assumed: set it to be sure.`,
      {
        outcome: 'LOW',
        collect: [once(inquiry, host, 'tzutil /g', 'The time zone of the machine that wrote the log.')],
      },
    )
  if (server.length === 0) return found('MISSING-DATA', `${cover}; no log of a server’s clients is open.`, { outcome: 'LOW' })
  if (!server.some(({ file }) => covering.includes(file)) || ![...inquiry.telling].some(file => covering.includes(file)))
    return found('INCONCLUSIVE', `${cover}; no log of the server’s clients covers 8 in 10 of them.`, { outcome: 'LOW' })
  return found('SUPPORTED', `${cover}: ${zones(covering)}.`, { outcome: 'OK' })
}

/** `Security.txt and netlogon.log in UTC−5, ex060912.log in UTC`. */
function zones(files: readonly EvidenceFile[]): string {
  const byZone = new Map<string, number>()
  for (const { clock } of files) {
    const zone = clock.basis === 'utc' ? 'UTC' : zoneText(clock.zone)
    byZone.set(zone, (byZone.get(zone) ?? 0) + 1)
  }
  return listed([...byZone].map(([zone, n]) => `${n} in ${zone}`))
}
