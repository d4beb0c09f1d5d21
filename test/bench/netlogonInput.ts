import type { Random } from '../../tools/sample/random.ts'
import { netlogonStamp } from '../../tools/sample/stamps.ts'
import { addressOf, DOMAIN, somebody, weighted } from './people.ts'

const ZONE = -300

const result = weighted<string>(
  [
    [880, '0x0'],
    [60, '0xC000006A'],
    [25, '0xC0000234'],
    [20, '0xC0000064'],
    [10, '0xC000005E'],
    [5, '0xC0000071'],
  ],
  '0x0',
)

const server = weighted<string>(
  [
    [40, 'EXCH01'],
    [30, 'FILESRV01'],
    [20, 'WEBAPP01'],
    [10, 'NPS01'],
  ],
  'DC02',
)

/** A logon that was passed on (two lines), or now and then a line of another kind. */
export function netlogonRecord(random: Random, at: number): string {
  const stamp = netlogonStamp(at, ZONE)
  const thread = random.whole(1, 400) * 4
  if (random.chance(0.06)) return `${stamp} ${otherLine(random, thread)}\r\n`
  const { user, computer } = somebody(random)
  const from = random.chance(0.03) ? '' : computer
  const logon = `[LOGON] [${thread}] ${DOMAIN}: SamLogon: Transitive Network logon of ${DOMAIN}\\${user} from ${from} (via ${server(random)})`
  return `${stamp} ${logon} Entered \r\n${netlogonStamp(at + random.between(1, 90), ZONE)} ${logon} Returns ${result(random)}\r\n`
}

function otherLine(random: Random, thread: number): string {
  const person = somebody(random)
  const { computer } = person
  return random.pick([
    `[${thread}] ${DOMAIN}: NO_CLIENT_SITE: ${computer} ${addressOf(random, person)}`,
    `[MAILSLOT] [${thread}] ${DOMAIN}: Received ping from ${computer} contoso.com (null) on UDP LDAP`,
    `[SESSION] [${thread}] ${DOMAIN}: NetrServerAuthenticate entered: ${computer} (${addressOf(random, person)}) on account ${computer}$ (Negot: 612fffff)`,
    `[CRITICAL] [${thread}] ${DOMAIN}: NlpUserValidateHigher: Can't allocate Client API slot.`,
  ])
}
