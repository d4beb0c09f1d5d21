import type { CollectItem } from '../../../shared/investigation.ts'
import { stated } from './grouping.ts'
import { hostOfLogs, type Inquiry } from './inquiry.ts'
import { familyOf } from './protocolLogs.ts'
import { commandWord, iso } from './wording.ts'

/** Logs are wanted from a little before the first to a little after the last failure, milliseconds. */
const MARGIN = 60_000

/** Something to collect on a machine: a command for the time of the failures, and what it will tell. */
export function forTheTime(inquiry: Inquiry, host: string, command: string, why: string): CollectItem {
  const { from, to } = inquiry.time
  if (to === 0) return once(inquiry, host, command, why)
  return { ...once(inquiry, host, command, why), from: iso(from - MARGIN), to: iso(to + MARGIN) }
}

/** The same for something that has no time: a list, a setting, a trace that is yet to come. */
export function once(inquiry: Inquiry, host: string, command: string, why: string): CollectItem {
  return { command, why, ...stated({ on: host === '' ? undefined : inquiry.nameOf(host) }) }
}

/** Names of the case as words of commands. */
export const userWord = ({ subject }: Inquiry): string => commandWord(subject.user.name, 'USER_NAME')
export const hostWord = (inquiry: Inquiry, host: string): string => commandWord(host === '' ? '' : inquiry.nameOf(host), 'HOST_NAME')
export const controllerOf = ({ hop }: Inquiry): string => hop.controllers[0] ?? ''

/** The logs of the front end, for the time of the failures, where one handed them on; undefined where none did. */
export function frontEndLogs(inquiry: Inquiry): CollectItem[] | undefined {
  const { frontEnd } = inquiry
  if (frontEnd === undefined) return undefined
  const host = frontEnd.host || frontEnd.address
  if (familyOf(frontEnd.protocol) === 'web') return [webLogsOf(inquiry, host), httpProxyLogs(inquiry, host)]
  return [frontEnd.protocol === 'smtp' ? receiveLogs(inquiry, host) : mailboxLogs(inquiry, host)]
}

/** What Exchange's front end writes of its clients, for the time of the failures: of the web, of SMTP, and of POP3 and IMAP4. */
export const httpProxyLogs = (inquiry: Inquiry, host: string): CollectItem =>
  forTheTime(
    inquiry,
    host,
    'robocopy "%ExchangeInstallPath%Logging\\HttpProxy" C:\\temp\\HttpProxy *.log /s',
    'The proxy’s own log names user, device and the client’s address also behind a load balancer.',
  )
export const receiveLogs = (inquiry: Inquiry, host: string): CollectItem =>
  forTheTime(
    inquiry,
    host,
    'robocopy "%ExchangeInstallPath%TransportRoles\\Logs\\FrontEnd\\ProtocolLog\\SmtpReceive" C:\\temp\\SmtpReceive *.LOG',
    'The row “failed because of LogonDenied” has the client’s address; later builds name the user.',
  )
export const mailboxLogs = (inquiry: Inquiry, host: string): CollectItem =>
  forTheTime(
    inquiry,
    host,
    'robocopy "%ExchangeInstallPath%Logging" C:\\temp\\Logging Imap4*.LOG Pop3*.LOG /s',
    'The front end’s log has the client’s own address.',
  )

/** The logs of the last host, for the time of the failures. */
export const smtpLog = (inquiry: Inquiry): CollectItem =>
  forTheTime(
    inquiry,
    hostOfLogs(inquiry.hop, inquiry.process),
    'robocopy %windir%\\system32\\LogFiles C:\\temp\\LogFiles *.log /s',
    'The SMTP log says which client connects when; it is written in UTC and has to be switched on per virtual server.',
  )

/** A network trace on the last host, of one client where one is suspected; Windows 2003, whose refusals have numbers of three digits, has another program. */
export function trace(inquiry: Inquiry, address: string): CollectItem {
  const host = hostOfLogs(inquiry.hop, inquiry.process)
  const isOld = inquiry.attempts.some(({ row }) => row.distance === 0 && /^5\d\d$/.test(row.what.code))
  const family = address.includes(':') ? 'IPv6' : 'IPv4'
  const why = 'A trace shows the name that the client sends; one failure has to fall into it.'
  if (!isOld)
    return once(
      inquiry,
      host,
      `netsh trace start capture=yes ${address === '' ? '' : `${family}.Address=${address} `}tracefile=C:\\temp\\smtp.etl maxsize=512`,
      `${why} End it with netsh trace stop.`,
    )
  const filter = address === '' ? 'tcp.port==25' : `${family.toLowerCase()}.address==${address} and tcp.port==25`
  return once(inquiry, host, `nmcap /network * /capture "${filter}" /file C:\\temp\\smtp.cap:100M`, why)
}

/** The web logs of the last host, for the time of the failures. */
export const webLogs = (inquiry: Inquiry): CollectItem => webLogsOf(inquiry, hostOfLogs(inquiry.hop, inquiry.process))

const webLogsOf = (inquiry: Inquiry, host: string): CollectItem =>
  forTheTime(
    inquiry,
    host,
    'robocopy %SystemDrive%\\inetpub\\logs\\LogFiles C:\\temp\\LogFiles *.log /s',
    'The web logs with user, address, User-Agent and both statuses, written in UTC (IIS 6 and before: %windir%\\system32\\LogFiles).',
  )
