import { forTheTime, once } from '../collect.ts'
import { branchStep } from './branch.ts'
import { otherTypes, typesOf } from './branchEvidence.ts'

const REMOTE_DESKTOP = 10

/** Somebody guesses at Remote Desktop, or a saved connection keeps trying. */
export const m05RemoteDesktop = branchStep({
  id: 'M05',
  title: 'Is it Remote Desktop?',
  suspect: 'Remote Desktop',
  needs: 'the RDP logs of the accessed machine',
  isMine: ({ protocol }) => protocol === 'rdp',
  leads: inquiry => {
    if (typesOf(inquiry, [REMOTE_DESKTOP]).matching > 0) return 'Failures of type 10 are Remote Desktop'
    if (inquiry.sessions.length > 0) return 'The user has a terminal session open'
    return undefined
  },
  out: inquiry => otherTypes(inquiry, [REMOTE_DESKTOP, 3, 7]),
  collect: inquiry => [
    forTheTime(
      inquiry,
      inquiry.hop.host,
      'wevtutil epl Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational C:\\temp\\rdp.evtx',
      'Events 131 and 140 name the address of each connection and of each that was refused.',
    ),
    once(inquiry, inquiry.hop.host, 'netstat -ano | findstr 3389', 'Who is connected now.'),
  ],
})
