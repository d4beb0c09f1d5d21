import { forTheTime, once } from '../collect.ts'
import { counted, quoted } from '../wording.ts'
import { branchStep, leadsByImage } from './branch.ts'

/** An application, a printer or a firewall that binds to a controller with the user's name. */
export const m12LdapBind = branchStep({
  id: 'M12',
  title: 'Is it an LDAP bind?',
  suspect: 'LDAP bind',
  needs: 'the Security and Directory Service logs of that controller',
  isMine: ({ protocol, stated }, { hop }) =>
    protocol === 'ldap' ||
    (stated !== undefined &&
      hop.controllers.includes(stated.origin.logger) &&
      stated.origin.row.what.image?.toLowerCase().endsWith('lsass.exe') === true),
  leads: inquiry => (inquiry.hop.kind === 'DC' ? 'The last hop is itself a domain controller' : leadsByImage(inquiry, 'M12')),
  out: ({ attempts, hop, nameOf }) => {
    // A bind is judged inside lsass: where the controller's own record names another program, it is none.
    const own = attempts.flatMap(
      ({ rows }) => rows.find(row => row.logger === hop.host && row.what.image !== undefined && row.what.image !== '-') ?? [],
    )
    const others = own.filter(({ what }) => what.image?.toLowerCase().endsWith('lsass.exe') === false)
    return others.length > 0 && others.length >= 0.8 * attempts.length
      ? `${counted(others.length, 'failure')} on ${quoted(nameOf(hop.host))} were asked for by another program than lsass.exe.`
      : undefined
  },
  collect: inquiry => [
    forTheTime(
      inquiry,
      inquiry.hop.host,
      'wevtutil epl Security C:\\temp\\Security.evtx /q:"*[System[(EventID=4625)]]"',
      'On that controller: type 3 by lsass.exe with the Source Network Address of who binds.',
    ),
    once(
      inquiry,
      inquiry.hop.host,
      'reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\NTDS\\Diagnostics /v "16 LDAP Interface Events" /t REG_DWORD /d 2 /f',
      'Event 2889 then names the address of binds without signing.',
    ),
  ],
})
