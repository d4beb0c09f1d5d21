import { httpProxyLog } from '../../formats/exchange-httpproxy/rows.ts'
import { smtpLog } from '../../formats/exchange-smtp/rows.ts'
import { trackingLog } from '../../formats/exchange-tracking/rows.ts'
import { checkAlike, type Kind, oneOf } from '../../formats/testing/alikeLogs.testing.ts'
import { mailboxLog } from './mailboxRows.ts'
import { exchangeRows } from './rows.ts'

const exchange = (
  name: string,
  log: Parameters<typeof exchangeRows>[0] | (() => Parameters<typeof exchangeRows>[0]),
  columns: Readonly<Record<string, string>>,
  type = '',
): Kind => ({
  name,
  rows: () => exchangeRows((log as () => Parameters<typeof exchangeRows>[0])()),
  head: `#Software: Microsoft Exchange Server\n${type}#Fields: ${Object.keys(columns).join(',')}\n`,
  row: (next, at) =>
    [
      at.toISOString(),
      ...Object.values(columns)
        .slice(1)
        .map(choice => oneOf(next, choice)),
    ].join(','),
})

const MAILBOX = {
  dateTime: '',
  sessionId: '000000000000000E|000000000000000F|08DA4F7C11473A60|08da4f7c11473a60|',
  seqNumber: '0|1|2',
  sIp: '10.1.1.25:995|10.1.1.25:1995|[2001:db8::25]:993|10.1.1.25|',
  cIp: '10.1.5.77:50021|10.1.5.77:50022|10.1.5.78:50022|[2001:db8::1]:50000|[2001:db8::1]:50001|2001:db8::1|2001:db8::2|:1|x]y:2|10.1.5.77:5]|[10.1.5.77]:1:2|',
  user: '|User1|CONTOSO\\User2|-|"User1"|"a ""quoted"" one"',
  duration: '1|2|300',
  command: 'OpenSession|user|pass|login|authenticate|capability|STAT|"quit"|',
  parameters: '|*****|User1|user2@contoso.com *****|user3 *****| PLAIN|"User ""4"""',
  context:
    'R=OK||"R=""-ERR Logon failure: unknown user name or bad password."";Msg=""AuthFailed:LogonDenied,User: User1"""|R=NO|"R=""a2 NO LOGIN failed."""|x"y',
}
const DIALOGUE = {
  'date-time': '',
  'session-id': '000000000000000E|000000000000000F|',
  'sequence-number': '0|1|2',
  'local-endpoint': '10.1.1.25:143|10.1.1.25:1143',
  'remote-endpoint': '10.1.5.77:50021|10.1.5.78:50022',
  event: '+|-|<|>|*',
  data: 'a1 LOGIN user1 *****|a1 NO failed|a1 OK|"a2 LOGIN ""user 2"" *****"|+|',
  context: '',
}
const SMTP = {
  'date-time': '',
  'connector-id': 'EXCHSRV01\\Default Frontend EXCHSRV01|EXCHSRV02\\Default|To Internet|',
  'session-id': '08DA4F7C11473A60|08DA4F7C11473A61|08DA4F7C11473A62|',
  'sequence-number': '0|1|2|3',
  'local-endpoint': '10.1.1.25:587|10.1.1.25:25|10.1.1.25:2525|',
  'remote-endpoint': '10.1.5.77:49152|10.1.5.78:49153|192.0.2.18:25|',
  event: '+|-|<|>|*|*',
  data: 'EHLO WEBAPP01|AUTH LOGIN|334 <authentication response>|535 5.7.3 Authentication unsuccessful|235 2.7.0 ok|"220 ready at Tue, 3 Mar"|QUIT|XPROXY SID=1 IP=10.1.5.9 PORT=1|CONTOSO\\User1|250 2.1.0 ok|',
  context: '|Inbound AUTH LOGIN failed because of LogonDenied|User Name: CONTOSO\\User1|User Name: NULL|authenticated|Local',
}
const PROXY = {
  DateTime: '',
  Protocol: 'Owa|Eas|Ews|"Owa"|',
  IsAuthenticated: 'true|false|',
  AuthenticatedUser: '|User1|CONTOSO\\User2|AnonymousRequest|-',
  UserAgent: 'Outlook|"A, B"|Apple-iPhone|',
  ClientIpAddress: '10.1.5.77|10.1.5.78|2001:db8::1|fe80::1%5|',
  ServerHostName: 'EXCHSRV01|EXCHSRV02|',
  HttpStatus: '200|302|401|401|403|500|401.1|x|',
  ErrorCode: '|LogonFailed|UnauthenticatedRequest|AccountLockedOut',
  Method: 'GET|POST',
  UrlQuery: '|?Cmd=Sync&User=User1&DeviceId=APPL1|?Cmd=Sync&User=contoso%5Cuser2&DeviceId=APPL2',
  GenericErrors: '|S:Auth=InvalidCreds;|"a ""quoted"" one"',
}
const TRACKING = {
  'date-time': '',
  'client-ip': '10.1.5.77|10.1.1.25|',
  'client-hostname': 'WEBAPP01|EXCHSRV01.contoso.com|',
  'server-ip': '10.1.1.25|192.0.2.18|',
  'server-hostname': 'EXCHSRV01|mail.example.net|',
  source: 'SMTP|smtp|STOREDRIVER|ROUTING',
  'event-id': 'RECEIVE|SEND|SENDEXTERNAL|DELIVER|FAIL|"SEND"',
  'message-subject': '|"Report, ""weekly"""|"two\nlines"|plain|"two\r\nlines, ""more"""',
  'original-client-ip': '|10.1.5.77|2001:db8::77',
}
const KINDS: readonly Kind[] = [
  exchange('POP3', () => mailboxLog('pop3'), MAILBOX),
  exchange('IMAP4', () => mailboxLog('imap4'), MAILBOX),
  exchange('a dialogue of 2007', () => mailboxLog('imap4'), DIALOGUE),
  exchange('mail that is received', smtpLog, SMTP, '#Log-type: SMTP Receive Protocol Log\n'),
  exchange('mail of a log that does not say its kind', smtpLog, SMTP),
  exchange('requests', httpProxyLog, PROXY),
  exchange('messages', trackingLog, TRACKING),
]

for (const kind of KINDS) checkAlike(kind)
