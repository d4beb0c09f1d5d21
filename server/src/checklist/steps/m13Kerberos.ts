import { controllerOf, forTheTime, once } from '../collect.ts'
import { counted } from '../wording.ts'
import { isLocal } from '../origins.ts'
import { branchStep, leadsByShape } from './branch.ts'

/** A machine that asks for tickets: Windows, Linux, macOS or Java. */
export const m13Kerberos = branchStep({
  id: 'M13',
  title: 'Is it a Kerberos client?',
  suspect: 'Kerberos client',
  needs: '4771 or 675 with the client’s address',
  isMine: ({ protocol, kind }) => protocol === 'kerberos' && kind !== 'session',
  leads: inquiry => leadsByShape(inquiry, 'KRB', 'The logon is Kerberos'),
  out: ({ attempts }) => {
    const own = attempts.filter(({ rows }) =>
      rows.some(({ who, what }) => what.protocol === 'kerberos' && who.client?.kind === 'ip' && isLocal(who.client.address)),
    )
    return own.length > 0 && own.length >= 0.8 * attempts.length
      ? `${counted(own.length, 'failure')} come from the controller itself, so no client asked.`
      : undefined
  },
  collect: inquiry => [
    forTheTime(
      inquiry,
      controllerOf(inquiry),
      'wevtutil epl Security C:\\temp\\Security.evtx /q:"*[System[(EventID=4771 or EventID=4768)]]"',
      'Client Address names the machine; failure code 0x18 is a wrong password.',
    ),
    once(inquiry, '', 'klist -kt; crontab -l', 'On a Linux client: keytabs and jobs that sign in by themselves.'),
  ],
})
