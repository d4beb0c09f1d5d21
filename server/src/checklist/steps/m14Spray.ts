import { controllerOf, forTheTime } from '../collect.ts'
import type { Inquiry } from '../inquiry.ts'
import { evidence, sampleOf } from '../references.ts'
import { count, counted, quoted } from '../wording.ts'
import { type Finding, found, type Step } from './step.ts'

/** Many accounts, few tries each, from one place: nobody's stored password, but an attack or a broken proxy. */
export const m14Spray: Step = { id: 'M14', title: 'Is it a password spray?', run: spray }

/** Accounts that make a spray (step S01). */
const SPRAYED = 8
/** Other accounts that fail, below which nobody thinks of one. */
const SEVERAL = 3

function spray(inquiry: Inquiry): Finding {
  const { company, attempts } = inquiry
  const shown = { evidence: evidence(...sampleOf(attempts).map(({ row }) => row)) }
  if (company.spraying !== undefined)
    return found(
      'SUPPORTED',
      `${counted(company.spraying.accounts, 'account')} fail about as often from ${quoted(company.spraying.source || 'one source')}.`,
      { ...shown, outcome: 'SPRAY', remaining: ['Spray'], collect: [firewall(inquiry, company.spraying.source)] },
    )
  if (company.scope !== 'many-users' || company.otherUsers < SEVERAL)
    return found('NOT-APPLICABLE', 'No finding leads here: nearly all failures are of one account.')
  if (company.otherUsers + 1 < SPRAYED)
    return found(
      'RULED-OUT',
      `Only ${counted(company.otherUsers, 'other account')} ${company.otherUsers === 1 ? 'fails' : 'fail'} meanwhile; a spray tries ${SPRAYED} at least.`,
      {
        ...shown,
        outcome: 'not this',
        eliminated: ['Spray'],
      },
    )
  return found(
    'INCONCLUSIVE',
    `${count(company.otherUsers)} other accounts fail too, but no one source tries ${SPRAYED} of them: look at them as well.`,
    { ...shown, outcome: 'several accounts', collect: [firewall(inquiry, '')] },
  )
}

const firewall = (inquiry: Inquiry, source: string) =>
  forTheTime(
    inquiry,
    controllerOf(inquiry),
    'wevtutil epl Security C:\\temp\\Security.evtx /q:"*[System[(EventID=4625 or EventID=4771 or EventID=4776)]]"',
    `Failures of all accounts${source === '' ? '' : `; and the firewall’s log of ${quoted(source)}`}.`,
  )
