import { forTheTime, once } from '../collect.ts'
import { branchStep } from './branch.ts'
import { silenceOf } from './branchEvidence.ts'

/** A device signs in to the wireless network or the VPN; the controller learns no name of it. */
export const m09Radius = branchStep({
  id: 'M09',
  title: 'Is it RADIUS, Wi-Fi or VPN?',
  suspect: 'RADIUS',
  needs: 'the log of the Network Policy Server',
  isMine: ({ protocol, kind }) => protocol === 'radius' || kind === 'mac',
  leads: ({ hop, attempts }) => (hop.kind === 'BLANK' && attempts.length > 0 ? 'No failure names a machine' : undefined),
  out: inquiry => silenceOf(inquiry, ({ protocol }) => protocol === 'radius', 'The log of the policy server'),
  collect: inquiry => [
    once(
      inquiry,
      '',
      'auditpol /set /subcategory:"Network Policy Server" /failure:enable /success:enable',
      'On the policy server: writes 6273 with the device’s address (Calling Station Identifier).',
    ),
    forTheTime(
      inquiry,
      '',
      'robocopy %windir%\\system32\\LogFiles C:\\temp\\nps IN*.log',
      'On the policy server: its own log, in local time.',
    ),
  ],
})
