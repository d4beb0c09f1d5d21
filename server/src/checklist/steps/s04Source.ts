import { controllerOf, once, userWord } from '../collect.ts'
import type { Inquiry } from '../inquiry.ts'
import { evidence, sampleOf } from '../references.ts'
import { statedOrigin } from '../statedOrigin.ts'
import { counted, quoted, share } from '../wording.ts'
import { type Finding, found, nothingToAskAbout, type Step } from './step.ts'

/** The machine that the domain controller names is the last hop that could be named, not the origin. */
export const s04Source: Step = {
  id: 'S04',
  title: 'Which host does the DC name?',
  run: inquiry => nothingToAskAbout(inquiry) ?? source(inquiry),
}

/** Share of the failures that have to come through one machine. */
const MOST = 0.8

function source(inquiry: Inquiry): Finding {
  const { hop, attempts, lockouts } = inquiry
  const shown = { evidence: evidence(...sampleOf(attempts).map(({ row }) => row), lockouts[0]?.row), outcome: hop.kind }
  const name = quoted(inquiry.nameOf(hop.host))
  const what = attempts.length > 0 ? 'failures' : 'lockouts'
  if (hop.kind === 'BLANK')
    return found('INCONCLUSIVE', `None of ${counted(hop.of, 'failure')} names a machine or an address.`, {
      ...shown,
      collect: netlogon(inquiry),
    })
  if (hop.kind === 'IP-ONLY')
    return found('INCONCLUSIVE', `${statedOrigin(inquiry) || 'An address is named'}; none names a machine that passed the logon on.`, {
      ...shown,
      collect: netlogon(inquiry),
    })
  if (hop.through < MOST * hop.of)
    return found('INCONCLUSIVE', `${share(hop.through, hop.of)} ${what} come through ${name}; the rest come through others.`, {
      ...shown,
      collect: netlogon(inquiry),
    })
  if (hop.kind === 'DC')
    return found(
      'SUPPORTED',
      `${share(hop.through, hop.of)} ${what} come through ${name}, itself a domain controller: an LDAP bind or a forwarded logon.`,
      shown,
    )
  return found('SUPPORTED', `${share(hop.through, hop.of)} ${what} come through ${name}; it is the last hop that could be named.`, shown)
}

const netlogon = (inquiry: Inquiry) => [
  once(inquiry, controllerOf(inquiry), 'nltest /dbflag:0x2080ffff', 'netlogon.log then names the machine that passed each logon on.'),
  once(inquiry, controllerOf(inquiry), `findstr /i "${userWord(inquiry)}" %windir%\\debug\\netlogon.log`, 'Its lines about this account.'),
]
