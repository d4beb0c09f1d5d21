import { forTheTime, once, userWord } from '../collect.ts'
import { branchStep, leadsByImage, leadsByShape } from './branch.ts'
import { otherTypes } from './branchEvidence.ts'

const SERVICE = 5

/** A service logs on as the user; where it cannot, it is started again after its delay. */
export const m07Service = branchStep({
  id: 'M07',
  title: 'Is it a Windows service?',
  suspect: 'Service',
  needs: 'the System log with 7000 and 7038',
  isMine: ({ protocol }) => protocol === 'service',
  leads: inquiry => leadsByShape(inquiry, 'SERVICE', 'The logon is of type 5, service') ?? leadsByImage(inquiry, 'M07'),
  out: inquiry => otherTypes(inquiry, [SERVICE]),
  collect: inquiry => [
    forTheTime(
      inquiry,
      inquiry.hop.host,
      'wevtutil epl System C:\\temp\\System.evtx /q:"*[System[(EventID=7000 or EventID=7038 or EventID=7041)]]"',
      'Event 7038 names the service and the account.',
    ),
    once(
      inquiry,
      inquiry.hop.host,
      `Get-CimInstance Win32_Service | ? StartName -match ${userWord(inquiry)} | fl Name,StartName,State`,
      'Every service that runs as the user.',
    ),
  ],
})
