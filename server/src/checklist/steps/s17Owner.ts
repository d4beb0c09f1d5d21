import { clientName, isOwned } from '../clientNames.ts'
import { once, userWord } from '../collect.ts'
import type { Inquiry } from '../inquiry.ts'
import { sameName } from '../passwordChanges.ts'
import { evidence } from '../references.ts'
import { quoted, share } from '../wording.ts'
import { type Finding, found, nothingToAskAbout, type Step, userOf } from './step.ts'

/** The moral of the founding case: ask what special thing the user does. */
export const s17Owner: Step = {
  id: 'S17',
  title: 'What is that client, and who owns it?',
  run: inquiry => nothingToAskAbout(inquiry) ?? owner(inquiry),
}

function owner(inquiry: Inquiry): Finding {
  const { snapshot, suspects, subject } = inquiry
  const client = suspects.named[0]?.ranked.client
  if (client === undefined) return found('MISSING-DATA', 'No client is named yet.', { outcome: 'no client yet' })
  const known = clientName(snapshot, client)
  const name = quoted(known.name)
  const shown = { evidence: evidence(...known.refs, client.sessions[0]), collect: commands(inquiry, client.address) }
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

const commands = (inquiry: Inquiry, address: string) => [
  once(inquiry, '', `nslookup ${address}`, 'The name that DNS gives this address.'),
  once(
    inquiry,
    '',
    `findstr /s /i /m "${userWord(inquiry)}" *.config *.ini *.xml *.properties`,
    `On the client: files that hold the account’s name. And ask ${userOf(inquiry)} which applications keep the password.`,
  ),
]
