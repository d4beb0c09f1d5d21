import { webLogs } from '../collect.ts'
import type { Inquiry } from '../inquiry.ts'
import type { Source } from '../sources.ts'
import { isWebRuledOut } from '../webDoubt.ts'
import { share } from '../wording.ts'
import { branchStep } from './branch.ts'

/** Programs by which such devices introduce themselves (DOMAIN.md, M15). */
const DEVICES = /\bOC\/|UCCAPI|CommunicatorPhone|OCPhone|Teams|Lync|Skype/i

/** A phone on the desk, a conference room or a kiosk that signs in by itself. */
export const m15Devices = branchStep({
  id: 'M15',
  title: 'Is it a conference device, Skype or a kiosk?',
  suspect: 'Conference device',
  needs: 'the web log of its front end with User-Agent',
  isMine: ({ stated }: Source, inquiry: Inquiry) => stated !== undefined && agents(inquiry, stated.attempts) * 2 >= stated.attempts.length,
  leads: inquiry => {
    const all = agents(
      inquiry,
      inquiry.attempts.map((_, n) => n),
    )
    return all > 0 ? `${share(all, inquiry.attempts.length)} failures have a conference client’s User-Agent` : undefined
  },
  out: inquiry => (isWebRuledOut(inquiry) ? 'The web log would name the user, and does not.' : undefined),
  collect: inquiry => [webLogs(inquiry)],
})

function agents({ attempts }: Inquiry, among: readonly number[]): number {
  return among.filter(n => attempts[n]?.rows.some(({ what }) => DEVICES.test(what.detail ?? ''))).length
}
