import { clientName, isOwned } from '../clientNames.ts'
import { once, userWord } from '../collect.ts'
import type { Inquiry } from '../inquiry.ts'
import { sameName } from '../passwordChanges.ts'
import { evidence } from '../references.ts'
import { callerOf, type Source } from '../sources.ts'
import { quoted, share } from '../wording.ts'
import { type Finding, found, nothingToAskAbout, type Step, userOf } from './step.ts'

/** The moral of the founding case: ask what special thing the user does. */
export const s17Owner: Step = {
  id: 'S17',
  title: 'What is that client, and who owns it?',
  run: inquiry => nothingToAskAbout(inquiry) ?? owner(inquiry),
}

function owner(inquiry: Inquiry): Finding {
  const { snapshot, sources, subject } = inquiry
  const [source] = sources
  if (source === undefined) return found('MISSING-DATA', 'No client is named yet.', { outcome: 'no client yet' })
  if (source.address === '') return place(inquiry, source)
  const client = source.timed?.ranked.client ?? callerOf(source.stated!, inquiry.attempts)
  const known = clientName(snapshot, client)
  const name = quoted(known.name || source.name)
  const shown = {
    evidence: evidence(...known.refs, client.sessions[0], source.stated?.origin.row),
    collect: commands(inquiry, client.address, isPhone(source) ? '' : name || client.address),
  }
  const says =
    known.how === 'greeting'
      ? `${share(known.times, client.sessions.length)} sessions from ${client.address} say ${name}`
      : `${client.address} is ${name || 'without a name in the logs'}`
  const facts = snapshot.case.facts?.filter(fact => fact.kind === 'owns' && sameName(fact.user, subject.user.name)) ?? []
  if (facts.length > 0 && isOwned(snapshot, client, known.name))
    return found('SUPPORTED', `${says}, and ${userOf(inquiry)} runs it (your fact).`, {
      ...shown,
      outcome: `${name}, ${userOf(inquiry)}’s`,
    })
  return found('INCONCLUSIVE', `${says}; no open file says who runs it.`, {
    ...shown,
    outcome: `${name || client.address}; owner not in the logs`,
  })
}

/** A source that has no address is a machine or a device of the logs. */
function place(inquiry: Inquiry, source: Source): Finding {
  const isTheirs = inquiry.workstations.some(({ name }) => name.toLowerCase() === source.name.toLowerCase())
  const text = quoted(source.value)
  if (isTheirs)
    return found('SUPPORTED', `${text} is the machine at which ${userOf(inquiry)} sits.`, {
      outcome: text,
      evidence: evidence(source.stated?.origin.row),
    })
  const byName = source.stated === undefined ? 'by its seconds' : 'by the failures'
  return found('INCONCLUSIVE', `${text} is named ${byName}; no open file says who runs it.`, {
    outcome: `${text}; owner not in the logs`,
    evidence: evidence(source.stated?.origin.row),
  })
}

const isPhone = ({ kind, protocol }: Source): boolean => kind === 'device' || protocol === 'activesync'

/** `client` is the machine to look at; '' of a phone, which runs no such commands. */
const commands = (inquiry: Inquiry, address: string, client: string) => [
  once(inquiry, '', `nslookup ${address}`, 'The name that DNS gives this address.'),
  ...(client === ''
    ? []
    : [
        once(
          inquiry,
          client,
          `findstr /s /i /m "${userWord(inquiry)}" *.config *.ini *.xml *.properties`,
          `Files that hold the account’s name. And ask ${userOf(inquiry)} which applications keep the password.`,
        ),
      ]),
]
