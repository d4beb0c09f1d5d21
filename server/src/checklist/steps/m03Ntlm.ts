import { controllerOf, forTheTime, once } from '../collect.ts'
import { hostKey } from '../observations.ts'
import { isLocal } from '../origins.ts'
import { counted } from '../wording.ts'
import { branchStep, leadsByShape } from './branch.ts'

/** A mapped drive, a program or a stored password on another machine that speaks NTLM. */
export const m03Ntlm = branchStep({
  id: 'M03',
  title: 'Is it NTLM from another machine?',
  suspect: 'NTLM from another machine',
  needs: 'failures of the accessed server with workstation and address',
  isMine: ({ protocol, kind }) => protocol === 'ntlm' && kind !== 'session',
  leads: inquiry => leadsByShape(inquiry, 'NTLM', 'The logon is NTLM'),
  out: ({ attempts, shape }) => {
    // NTLM that a machine speaks to itself comes from no other machine.
    const own = (shape?.rows ?? []).filter(
      ({ who, logger }) => who.client?.kind === 'ip' && isLocal(who.client.address) && hostKey(who.source) === logger,
    )
    return own.length > 0 && own.length >= 0.8 * attempts.length
      ? `${counted(own.length, 'failure')} come from the accessed machine itself.`
      : undefined
  },
  collect: inquiry => [
    forTheTime(
      inquiry,
      inquiry.hop.host,
      'wevtutil epl Security C:\\temp\\Security.evtx /q:"*[System[(EventID=4625 or EventID=4624)]]"',
      'Failures on the accessed server with Workstation Name and Source Network Address (529, 528 and 540 on Windows 2003).',
    ),
    once(
      inquiry,
      controllerOf(inquiry),
      'wevtutil sl Microsoft-Windows-NTLM/Operational /e:true',
      'With “Restrict NTLM: Audit NTLM authentication in this domain”, event 8004 names the server that passed the logon on.',
    ),
  ],
})
