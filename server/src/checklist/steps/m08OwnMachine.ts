import { forTheTime, once } from '../collect.ts'
import { branchStep, leadsByShape } from './branch.ts'
import { s05Workstation } from './s05Workstation.ts'

/** Somebody types at the user's own machine, or a password is stored there. */
export const m08OwnMachine = branchStep({
  id: 'M08',
  title: 'Is it typed, or stored, on the user’s own machine?',
  suspect: 'The user’s own machine',
  needs: 'the Security log of the workstation',
  isMine: ({ protocol, kind, name }, { workstations }) =>
    protocol === 'interactive' || (kind === 'host' && workstations.some(station => station.name.toLowerCase() === name.toLowerCase())),
  leads: inquiry => {
    const station = inquiry.workstations.find(({ host }) => host !== '')
    const isNamed =
      station !== undefined &&
      inquiry.attempts.some(({ rows }) =>
        rows.some(({ who }) => who.source?.kind === 'host' && who.source.name.toLowerCase() === station.name.toLowerCase()),
      )
    return (
      leadsByShape(inquiry, 'CONSOLE', 'The logon is interactive') ??
      (isNamed ? `Failures name ${station.name}, at which the user sits` : undefined)
    )
  },
  out: inquiry => {
    const { verdict, because } = s05Workstation.run(inquiry)
    return verdict === 'RULED-OUT' ? because : undefined
  },
  collect: inquiry => {
    const host = inquiry.workstations[0]?.host ?? inquiry.hop.host
    return [
      once(inquiry, host, 'cmdkey /list', 'Passwords that the user stored; delete those of old.'),
      once(inquiry, host, 'rundll32 keymgr.dll,KRShowKeyMgr', 'The same as a window; run it under psexec -s -i for those of the system.'),
      forTheTime(
        inquiry,
        host,
        'wevtutil epl Security C:\\temp\\Security.evtx /q:"*[System[(EventID=4625 or EventID=4648)]]"',
        '4625 of type 2 or 7 is typing; 4648 names the program that presents a stored password.',
      ),
    ]
  },
})
