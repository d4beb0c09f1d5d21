import { frontEndLogs, webLogs } from '../collect.ts'
import { isWebRuledOut } from '../webDoubt.ts'
import { share } from '../wording.ts'
import { branchStep, leadsByImage } from './branch.ts'

const WEB: ReadonlySet<string> = new Set(['http', 'owa', 'ews', 'autodiscover', 'mapi', 'rpc'])

/** Outlook, a browser or a program that signs in to a web server. */
export const m02WebProtocol = branchStep({
  id: 'M02',
  title: 'Is it another web protocol (OWA, EWS, Autodiscover, Outlook Anywhere)?',
  suspect: 'Web client',
  needs: 'the web log with User-Agent',
  isMine: ({ protocol }) => WEB.has(protocol),
  leads: inquiry => {
    const { web, attempts } = inquiry
    if (inquiry.sources.some(({ protocol, confidence }) => protocol === 'activesync' && confidence !== 'possible')) return undefined
    if (attempts.length > 0 && web.failuresMatched * 2 >= attempts.length)
      return 'Refused web requests of the user fall into the same seconds'
    return leadsByImage(inquiry, 'M01')
  },
  out: inquiry =>
    isWebRuledOut(inquiry)
      ? `The web log covers ${share(inquiry.web.covered, inquiry.attempts.length)} failures, names others, and never ${inquiry.subject.user.name}.`
      : undefined,
  collect: inquiry => frontEndLogs(inquiry) ?? [webLogs(inquiry)],
})
