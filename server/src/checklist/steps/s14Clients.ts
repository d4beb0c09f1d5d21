import { furtherWords } from '../candidateWords.ts'
import { frontEndLogs, smtpLog, trace } from '../collect.ts'
import { goesOnWithoutFailures } from '../confidence.ts'
import { type FrontEnd, frontEndText } from '../frontEnds.ts'
import { protocolName, withArticle } from '../hostedServices.ts'
import type { Inquiry } from '../inquiry.ts'
import type { Ranked } from '../ranking.ts'
import { evidence, sampleOf } from '../references.ts'
import { leftToTest } from '../webDoubt.ts'
import type { Source } from '../sources.ts'
import { becauseOf, isLastHop } from '../statedDocument.ts'
import type { StatedSource } from '../statedSources.ts'
import { count, duration, listed, quoted, share } from '../wording.ts'
import { noClient } from './s14NoClient.ts'
import { type Finding, found, nothingToAskAbout, type Step } from './step.ts'

/** The breakthrough of the founding case: not the name but the second tells which client it is. */
export const s14Clients: Step = {
  id: 'S14',
  title: 'Which client connects in the same seconds?',
  run: inquiry => nothingToAskAbout(inquiry) ?? clients(inquiry),
}

function clients(inquiry: Inquiry): Finding {
  const stated = inquiry.sources.find(source => source.stated !== undefined && !isLastHop(inquiry, source.stated))
  if (stated?.stated !== undefined) return saidThemselves(inquiry, stated, stated.stated)
  const { logs, named, anchors, limits } = inquiry.suspects
  if (inquiry.frontEnd !== undefined && named.length === 0) return handedOn(inquiry, inquiry.frontEnd)
  if (logs.length === 0)
    return found('MISSING-DATA', 'No SMTP log, nor another log of the server’s clients, is open.', {
      outcome: 'no SMTP log',
      remaining: leftToTest(inquiry),
      collect: [smtpLog(inquiry)],
    })
  const remaining = leftToTest(inquiry)
  if (anchors.length === 0)
    return found('INCONCLUSIVE', 'The log of the server’s clients covers none of the failures.', {
      remaining,
      outcome: 'covers none',
      collect: [smtpLog(inquiry)],
    })
  if (inquiry.company.scope === 'spray')
    return found('INCONCLUSIVE', 'Many accounts are tried: no client is accused on the strength of one of them.', {
      remaining,
      outcome: 'many accounts',
    })
  const [best] = named
  if (best === undefined) return noClient(inquiry, remaining)
  const { client, all, window } = best.ranked
  const what = listed([...new Set(named.map(({ ranked: one }) => protocolName(one.client.protocol)))])
  const shown = { evidence: matchedRows(inquiry, best.ranked), outcome: client.address, remaining: [what] }
  if (named.length > 1 && best.confidence === 'possible')
    return found(
      'INCONCLUSIVE',
      `${named.length} clients connect in the seconds of the failures and cannot be told apart: collect a trace.`,
      {
        ...shown,
        outcome: `${named.length} clients`,
        collect: [trace(inquiry, client.address)],
      },
    )
  const sentence = `${share(all.matched, all.of)} failures have ${withArticle(client.protocol)} connection from ${client.address} within ${window.after} seconds${furtherWords(all)}; chance would give ${count(all.expected)}.`
  const apart = clocks(inquiry)
  if (best.confidence !== 'possible') return found('SUPPORTED', `${sentence}${apart}`, shown)
  const why = doubt(inquiry, best.ranked)
  return found('INCONCLUSIVE', `${sentence}${apart}${why}`, {
    ...shown,
    collect: [limits.clockAssumed ? smtpLog(inquiry) : trace(inquiry, client.address)],
  })
}

/** The log of the server names only who handed the requests on. */
function handedOn(inquiry: Inquiry, frontEnd: FrontEnd): Finding {
  const { rows, server, protocol } = frontEnd
  const where = server === '' ? 'the server' : quoted(inquiry.nameOf(server))
  const who = frontEndText(inquiry, frontEnd)
  return found(
    'INCONCLUSIVE',
    `${share(rows.length, inquiry.attempts.length)} failures reach ${where} through its front end ${who} by ${protocolName(protocol)}: the front end’s log has the client.`,
    {
      outcome: 'front end',
      evidence: evidence(...sampleOf(rows)),
      remaining: leftToTest(inquiry),
      collect: frontEndLogs(inquiry) ?? [],
    },
  )
}

/** Where the failures name their client, no comparison of times is needed. */
function saidThemselves(inquiry: Inquiry, source: Source, stated: StatedSource): Finding {
  const because = becauseOf(inquiry, source, stated)
  const shown = { evidence: evidence(...sampleOf(stated.attempts).map(n => inquiry.attempts[n]?.row)), outcome: quoted(source.value) }
  if (source.kind === 'host' && source.address === '' && stated.origin.told === 'record') return found('NOT-APPLICABLE', because, shown)
  return found(source.confidence === 'possible' ? 'INCONCLUSIVE' : 'SUPPORTED', because, shown)
}

/** The clocks of the two machines differ by some seconds that nothing else shows. */
function clocks({ suspects: { clock } }: Inquiry): string {
  const { seconds, steady, moduloSeconds } = clock
  if (seconds === 0 && steady) return ''
  const size = `${duration(Math.abs(seconds))} ${seconds > 0 ? 'ahead' : 'behind'}`
  if (!steady) return ` The clocks do not run alike: that of the failures is ${size} half-way.`
  return ` The clock of the failures is taken to be ${size}${moduloSeconds === undefined ? '' : `, known only modulo ${duration(moduloSeconds)}`}.`
}

function doubt({ suspects: { limits } }: Inquiry, ranked: Ranked): string {
  const { bad, all, client } = ranked
  if (client.shared) return ' Many come from that address.'
  if (limits.clockAssumed) return ' A clock is assumed.'
  if (limits.secondsShared) return ' Another account is refused in the same seconds.'
  if (bad.of < 5) return ` Only ${count(bad.of)} of them are wrong passwords.`
  if (all.matched < 0.8 * all.of) return ' The rest is not explained.'
  return goesOnWithoutFailures(ranked, limits) ? ' It connects as often when nothing fails.' : ' Others come near.'
}

function matchedRows(inquiry: Inquiry, { all, sessions }: Ranked) {
  const pairs = sampleOf(all.matches).flatMap(({ attempt, session }) => {
    const index = inquiry.suspects.anchors[attempt]?.attempt ?? -1
    return [inquiry.attempts[index]?.row, sessions[session]]
  })
  return evidence(...pairs)
}
