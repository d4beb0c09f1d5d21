import { netlogonStamp } from './stamps.ts'
import { CONTROLLER_AHEAD, MINUTE, SECOND, type Story } from './story.ts'
import { COLLEAGUES, judgedAt, visits } from './visits.ts'

/** `at` is on the Exchange server's clock, as everything in the story. */
interface Line {
  readonly at: number
  readonly text: string
}

/** The debug log of the domain controller: local time, no year, and the controller's own clock. */
export function netlogonText(story: Story): string {
  const { zoneMinutes } = story.options
  return [...passedOn(story), ...background(story)]
    .toSorted((a, b) => a.at - b.at)
    .map(({ at, text }) => `${netlogonStamp(at + CONTROLLER_AHEAD, zoneMinutes)} ${text}\r\n`)
    .join('')
}

/** Every logon that a member server passed on to the controller. */
function passedOn(story: Story): Line[] {
  const { user, exchange } = story.options.names
  const tries = story.attempts.flatMap(({ at, kind }) =>
    pair(story, at - 40, user, exchange, exchange, kind === 'bad-password' ? '0xC000006A' : '0xC0000234'),
  )
  const web = visits(story).flatMap(visit => {
    const from = visit.who.way === 'ntlm' ? visit.who.computer : exchange
    return pair(story, judgedAt(visit) - 20, visit.who.name, from, exchange, visit.accepted ? '0x0' : '0xC000006A')
  })
  return [...tries, ...web, ...shares(story)]
}

function shares(story: Story): Line[] {
  const random = story.stream('file server')
  const told: Line[] = []
  for (let at = story.begin; at < story.end; at += random.pause(1 / 75) * SECOND) {
    const who = COLLEAGUES[random.whole(0, COLLEAGUES.length - 1)]
    if (who !== undefined) told.push(...pair(story, at + 500, who.name, who.computer, 'FILESRV01', '0x0'))
  }
  return told
}

function pair(story: Story, returned: number, user: string, from: string, via: string, code: string): Line[] {
  const { domain } = story.options.names
  const logon = `[LOGON] ${domain}: SamLogon: Transitive Network logon of ${domain}\\${user} from ${from} (via ${via})`
  return [
    { at: returned - 15, text: `${logon} Entered ` },
    { at: returned, text: `${logon} Returns ${code}` },
  ]
}

/** Lines of other kinds. The client subnets were never entered in Active Directory, so that names and addresses turn up here. */
function background(story: Story): Line[] {
  const { domain, controller, workstation, workstationAddress, culprit, culpritAddress } = story.options.names
  const d = `${domain}: `
  const at = (minute: number, text: string): Line => ({ at: story.begin + minute * MINUTE, text })
  return [
    at(0.4, `[SESSION] ${d}NetrServerAuthenticate entered: FILESRV01 (10.1.1.31) on account FILESRV01$ (Negot: 6007ffff)`),
    at(0.41, `[SESSION] ${d}NetrServerAuthenticate returns Success: FILESRV01 on account FILESRV01$ (Negot: 6007ffff)`),
    at(9.2, `NO_CLIENT_SITE: ${workstation} ${workstationAddress}`),
    at(21.6, 'NO_CLIENT_SITE: REPORTS 10.1.5.41'),
    at(33.1, `NO_CLIENT_SITE: ${culprit} ${culpritAddress}`),
    at(38.7, `[MISC] ${d}DsGetDcName function called: Dom:${domain} Acct:(null) Flags: DS WRITABLE LDAPONLY RET_DNS`),
    at(38.71, `[MISC] ${d}DsGetDcName function returns 0: Dom:${domain} Acct:(null) Flags: DS WRITABLE LDAPONLY RET_DNS`),
    at(73.1, `[SESSION] ${d}NetrServerAuthenticate entered: WKS07 (10.1.2.27) on account WKS07$ (Negot: 6007ffff)`),
    at(73.12, `[CRITICAL] ${d}NetrServerAuthenticate: Bad password 0 for WKS07 on account WKS07$`),
    at(91.5, 'NO_CLIENT_SITE: MONITOR 10.1.5.30'),
    ...Array.from({ length: 24 }, (_, i) =>
      at(
        2.3 + i * 5,
        `[MAILSLOT] ${d}Received ping from ${COLLEAGUES[(i * 7) % COLLEAGUES.length]?.computer ?? controller} ${domain.toLowerCase()}.com (null) on UDP LDAP`,
      ),
    ),
  ]
}
