import { frontEndLogs, httpProxyLogs, once, userWord, webLogs } from '../collect.ts'
import { hostOfLogs } from '../inquiry.ts'
import { isWebRuledOut } from '../webDoubt.ts'
import { share } from '../wording.ts'
import { branchStep, leadsByImage } from './branch.ts'

/** A phone keeps the old password and goes on asking; its address changes, its DeviceId does not. */
export const m01ActiveSync = branchStep({
  id: 'M01',
  title: 'Is it a phone or tablet (ActiveSync)?',
  suspect: 'Phone (ActiveSync)',
  needs: 'the web log or HttpProxy log with DeviceId',
  isMine: ({ protocol }) => protocol === 'activesync',
  leads: inquiry => leadsByImage(inquiry, 'M01'),
  out: inquiry =>
    isWebRuledOut(inquiry)
      ? `The web log covers ${share(inquiry.web.covered, inquiry.attempts.length)} failures, names others, and never ${inquiry.subject.user.name}.`
      : undefined,
  collect: inquiry => [
    ...(frontEndLogs(inquiry) ?? [webLogs(inquiry), httpProxyLogs(inquiry, hostOfLogs(inquiry.hop, inquiry.process))]),
    once(
      inquiry,
      '',
      `Get-MobileDeviceStatistics -Mailbox ${userWord(inquiry)} | fl DeviceId,DeviceType,LastSuccessSync,ClientType`,
      'The devices of the mailbox and when each was last let in (Exchange 2010: Get-ActiveSyncDeviceStatistics).',
    ),
  ],
})
