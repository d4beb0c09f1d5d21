import { loggedOff, preAuthenticationFailed, ticketGranted, validation } from './accountText.ts'
import { acceptedLogon, type LegacyEvent, type Logon, localSystem, NOBODY, refusedLogon } from './eventText.ts'
import { MINUTE, SECOND, type Story } from './story.ts'
import { COLLEAGUES, judgedAt, type Visit, visits } from './visits.ts'

/** PID of the IIS 6 worker process that serves Outlook Web Access. */
export const WORKER = 2460

/** Only these colleagues' logons were collected from the Exchange server, besides every failure. */
const COLLECTED = new Set(COLLEAGUES.filter((_, i) => i % 5 < 2).map(colleague => colleague.name))

/** The ordinary day of everybody else: logons that succeed, a few that do not. */
export function officeEvents(story: Story): LegacyEvent[] {
  const told = visits(story)
  const ids = logonIds(story)
  return [
    ...told.filter(visit => visit.accepted && COLLECTED.has(visit.who.name)).flatMap(visit => webLogon(visit, story, ids())),
    ...told.filter(visit => !visit.accepted).flatMap(visit => refusedWebLogon(visit, story)),
    ...kerberos(story),
    morning(story),
  ]
}

function webLogon(visit: Visit, story: Story, logonId: string): LegacyEvent[] {
  const { domain, exchange, controller } = story.options.names
  const { name, way, computer } = visit.who
  const logon = webShape(visit, story)
  const common = { user: `${domain}\\${name}`, category: 'Logon/Logoff', computer: exchange, audit: 'Success' } as const
  const at = judgedAt(visit)
  const accepted: LegacyEvent = { ...common, at, id: 540, description: acceptedLogon(540, logon, logonId) }
  const left: LegacyEvent = {
    ...common,
    at: at + (60 + visit.pages * 9) * SECOND,
    id: 538,
    description: loggedOff(name, domain, logonId, logon.type),
  }
  if (way === 'basic') return [accepted, left]
  const judged = {
    ...common,
    at: at - 20,
    id: 680,
    category: 'Account Logon',
    computer: controller,
    description: validation(name, computer, '0x0'),
  } as const
  return [judged, accepted, left]
}

/** Unlike the SMTP service, the web server hands the address of its client on to the event. */
function webShape(visit: Visit, story: Story): Logon {
  const { domain, exchange } = story.options.names
  const { name, way, address, computer } = visit.who
  const port = String(1030 + ((Math.floor(visit.at / SECOND) * 7) % 3900))
  if (way === 'ntlm')
    return {
      user: name,
      domain,
      type: 3,
      process: 'NtLmSsp ',
      authentication: 'NTLM',
      workstation: computer,
      caller: { ...NOBODY, address, port },
    }
  const caller = { ...localSystem(exchange, domain, WORKER), address, port }
  return {
    user: name,
    domain,
    type: 8,
    process: 'Advapi  ',
    authentication: 'MICROSOFT_AUTHENTICATION_PACKAGE_V1_0',
    workstation: exchange,
    caller,
  }
}

function refusedWebLogon(visit: Visit, story: Story): LegacyEvent[] {
  const { exchange, controller } = story.options.names
  const common = { user: 'NT AUTHORITY\\SYSTEM', audit: 'Failure' } as const
  const at = judgedAt(visit)
  return [
    {
      ...common,
      at: at - 20,
      id: 680,
      category: 'Account Logon',
      computer: controller,
      description: validation(visit.who.name, exchange, '0xC000006A'),
    },
    { ...common, at, id: 529, category: 'Logon/Logoff', computer: exchange, description: refusedLogon(529, webShape(visit, story)) },
  ]
}

/** Tickets for some colleagues; one of them mistypes his password once, and one computer has lost its own. */
function kerberos(story: Story): LegacyEvent[] {
  const { domain, controller } = story.options.names
  const common = { user: 'NT AUTHORITY\\SYSTEM', category: 'Account Logon', computer: controller } as const
  const random = story.stream('tickets')
  const granted = COLLEAGUES.filter((_, i) => i % 2 === 0).map(({ name, address }): LegacyEvent => {
    const at = random.between(story.begin, story.end)
    return { ...common, at, id: 672, audit: 'Success', description: ticketGranted(name, domain, address) }
  })
  const refused = [
    { at: story.begin + 16 * MINUTE + 44_100, name: 'tchen', address: '10.1.2.57' },
    { at: story.begin + 73 * MINUTE + 8_900, name: 'WKS07$', address: '10.1.2.27' },
  ]
  return [
    ...granted,
    ...refused.map(
      ({ at, name, address }): LegacyEvent => ({
        ...common,
        at,
        id: 675,
        audit: 'Failure',
        description: preAuthenticationFailed(name, domain, address),
      }),
    ),
  ]
}

/** The user came in at 8:31 and logged on at his own desk without trouble. */
function morning(story: Story): LegacyEvent {
  const { domain, user, workstation } = story.options.names
  const caller = { ...localSystem(workstation, domain, 684), address: '127.0.0.1', port: '0' }
  const logon: Logon = { user, domain, type: 2, process: 'User32  ', authentication: 'Negotiate', workstation, caller }
  const at = story.begin - 504 * MINUTE + 7_300
  const description = acceptedLogon(528, logon, '(0x0,0x1B7E4)')
  return { at, id: 528, audit: 'Success', category: 'Logon/Logoff', user: `${domain}\\${user}`, computer: workstation, description }
}

function logonIds(story: Story): () => string {
  const random = story.stream('logon ids')
  let last = 0x2a31c00
  return () => {
    last += random.whole(0x40, 0x4ff)
    return `(0x0,0x${last.toString(16).toUpperCase()})`
  }
}
