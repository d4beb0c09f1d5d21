import { forTheTime, once } from '../collect.ts'
import { branchStep, leadsByImage } from './branch.ts'
import { silenceOf } from './branchEvidence.ts'

/** Sign-ins from the cloud, Teams or a phone that AD FS tries on behalf of the user. */
export const m04AdFs = branchStep({
  id: 'M04',
  title: 'Does it come through AD FS?',
  suspect: 'AD FS',
  needs: 'the AD FS audit events (411, 1203, 516)',
  isMine: ({ protocol }) => protocol === 'adfs',
  leads: inquiry => leadsByImage(inquiry, 'M04'),
  out: inquiry => silenceOf(inquiry, ({ protocol }) => protocol === 'adfs', 'The AD FS log'),
  collect: inquiry => [
    once(
      inquiry,
      inquiry.hop.host,
      'Set-AdfsProperties -AuditLevel Verbose',
      'Writes 411 with the client’s addresses; the first of the list is the client.',
    ),
    once(
      inquiry,
      inquiry.hop.host,
      'auditpol /set /subcategory:"Application Generated" /failure:enable',
      'Without it AD FS audits nothing.',
    ),
    forTheTime(
      inquiry,
      inquiry.hop.host,
      'wevtutil epl Security C:\\temp\\adfs.evtx /q:"*[System[(EventID=411 or EventID=1203 or EventID=516 or EventID=1210)]]"',
      'Who was refused, and from where.',
    ),
  ],
})
