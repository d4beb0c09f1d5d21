import { forTheTime, once } from '../collect.ts'
import { branchStep, leadsByImage, leadsByShape } from './branch.ts'
import { otherTypes } from './branchEvidence.ts'

const BATCH = 4

/** A scheduled task was given the password when it was made. */
export const m06Task = branchStep({
  id: 'M06',
  title: 'Is it a scheduled task?',
  suspect: 'Scheduled task',
  needs: 'the list of tasks or the task history',
  isMine: ({ protocol }) => protocol === 'batch',
  leads: inquiry => leadsByShape(inquiry, 'BATCH', 'The logon is of type 4, batch') ?? leadsByImage(inquiry, 'M06'),
  out: inquiry => otherTypes(inquiry, [BATCH]),
  collect: inquiry => [
    once(
      inquiry,
      inquiry.hop.host,
      'schtasks /query /fo csv /v',
      'Every task with the account it runs as, and its last result (0x8007052E is a wrong password).',
    ),
    forTheTime(
      inquiry,
      inquiry.hop.host,
      'wevtutil epl Microsoft-Windows-TaskScheduler/Operational C:\\temp\\tasks.evtx',
      'Events 101 and 104 name the task that could not log on.',
    ),
  ],
})
