import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FORMATS } from '../formats/registry.ts'
import { memorySource } from './byteSource.ts'
import { entryTable } from './entryTable.ts'
import { readFile } from './readFile.ts'

const lines = (...all: readonly string[]): string => all.map(line => `${line}\r\n`).join('')

const EVENT = (user: string): string =>
  lines(
    'Event Type:\tFailure Audit',
    'Event Source:\tSecurity',
    'Event Category:\tLogon/Logoff ',
    'Event ID:\t529',
    'Date:\t\t9/12/2006',
    'Time:\t\t4:55:15 PM',
    'Computer:\tDC01',
    'Description:',
    'Logon Failure:',
    ` \tUser Name:\t${user}`,
    ' \tLogon Type:\t3',
  )
const EVENTS = EVENT('User1') + EVENT('User2')
const NETLOGON = lines('09/12 16:55:15 [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\User1 from WKS1 Returns 0xC000006A')
const ACCESS = lines(
  '10.1.5.77 - - [12/Sep/2006:16:55:15 -0600] "GET /index.html HTTP/1.1" 200 1656',
  '10.1.5.77 - user1 [12/Sep/2006:16:55:16 -0600] "GET /app/ HTTP/1.1" 401 1656',
)
const json = (id: number): object => ({
  TimeCreated: '2006-09-12T16:55:15Z',
  Id: id,
  MachineName: 'DC01',
  ProviderName: 'Directory Service',
})
const JSON_LINES = lines(JSON.stringify(json(1644)), JSON.stringify(json(2889)))
const JSON_ARRAY = lines(...JSON.stringify([json(1644), json(2889)], undefined, 2).split('\n'))
/** As a converter of XML writes it, five lines a value, with the number of the event at the end. */
const LONG_JSON = lines(
  ...JSON.stringify(
    {
      Event: {
        EventData: { Data: Array.from({ length: 20 }, (_, n) => ({ text: `value ${n}`, Name: `Name${n}` })) },
        System: { EventID: 4625, Channel: 'Security', Computer: 'DC01', TimeCreated: { SystemTime: '2006-09-12T16:55:15Z' } },
      },
    },
    undefined,
    2,
  ).split('\n'),
)
const SERVICES = lines(
  'Status   Name               DisplayName                           ',
  '------   ----               -----------                           ',
  'Running  SMTPSVC            Simple Mail Transfer Protocol (SMTP)  ',
  'Stopped  POP3Svc            Microsoft Exchange POP3               ',
)
const SERVICE_BLOCKS = lines(
  ...['Name=BackupAgent', 'ProcessId=2204', 'StartMode=Auto', 'StartName=CONTOSO\\svcbackup', 'State=Running', '', ''],
  ...['Name=IMAP4Svc', 'ProcessId=0', 'StartMode=Disabled', 'StartName=LocalSystem', 'State=Stopped'],
)
const PROCESSES = lines(
  'Process information for EXCHSRV01:',
  '',
  'Name                Pid Pri Thd  Hnd   Priv        CPU Time    Elapsed Time ',
  'inetinfo           1728   8  45  342   9680     0:00:01.234    40:01:00.000',
  'w3wp               3328   8 101 1204 126245     0:20:34.560     2:14:10.000',
)
const APPS = lines(
  'Image Name                                     PID Mem Usage    Package Name',
  '========================================= ======== ============ ==================================',
  'SearchUI.exe (CortanaUI)                      5112      9,680 K Contoso.Search_1.0.0.0_neutral',
)
const EXPORT = lines(
  'Level,Date and Time,Source,Event ID,Task Category',
  'Information,9/13/2016 10:02:10 AM,Service Control Manager,7036,None,The Windows Update service entered the running state.',
  'Error,9/13/2016 10:02:11 AM,EventSystem,4625,(1),"The EventSystem sub system is suppressing duplicate event log entries."',
)
const LEASES = lines(
  '10,09/12/06,08:55:10,Assign,10.1.5.77,WS0177.contoso.com,000C29AABBCC,',
  '11,09/12/06,12:55:10,Renew,10.1.5.77,WS0177.contoso.com,000C29AABBCC,',
)
const RADIUS = lines(
  `"NPS01","IAS",09/12/2006,16:55:15,1,"CONTOSO\\User1","CONTOSO\\User1",,,,,,,,9,"10.1.1.9","AP",,,,,,,11,"Wireless",0,"1",${','.repeat(38)}`,
  `"NPS01","IAS",09/12/2006,16:55:16,3,,"CONTOSO\\User1",,,,,,,,9,"10.1.1.9","AP",,,,,,,11,"Wireless",16,"1",${','.repeat(38)}`,
)
const SYSLOG_XML = lines(
  ...[4624, 4625].map(
    id =>
      `Sep 12 16:55:15 collector wec: <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="Microsoft-Windows-Security-Auditing"/><EventID>${id}</EventID><TimeCreated SystemTime="2006-09-12T16:55:15Z"/><Channel>Security</Channel><Computer>DC01</Computer></System><EventData><Data Name="TargetUserName">User1</Data></EventData></Event>`,
  ),
)

/** The logs of a file: format, and what each entry says at which line. */
type Read = readonly (readonly [format: string, entries: readonly (readonly [line: number, says: string])[]])[]

function logsOf(text: string, linesAbove = 0): Read {
  const file = readFile(FORMATS, 'pasted.txt', memorySource(new TextEncoder().encode(text)))
  assert.ok('table' in file, 'it is recognised')
  return [file, ...(file.more ?? [])].map(({ recognition, table }) => {
    const read = entryTable(table)
    const entries = Array.from({ length: read.count }, (_, n) => read.read(n))
    return [recognition.format.id, entries.map(({ line, ...says }) => [line + linesAbove, JSON.stringify(says)] as const)]
  })
}

/** Texts that are one log each are read one below the other as they are read alone. */
const check = (title: string, ...texts: readonly string[]): void =>
  void test(title, () => {
    const alone = texts.flatMap((text, i) => logsOf(text, texts.slice(0, i).join('').split('\n').length - 1))
    assert.equal(alone.length, texts.length, 'each is one log')
    assert.deepEqual(logsOf(texts.join('')), alone)
  })

check('a log that other servers write, too, is found among others by its records', EVENTS, ACCESS, NETLOGON, ACCESS)
check('a log that is not quite sure of itself is found in the text of an event by its second record', EVENTS, JSON_LINES)
check('an event in JSON can have more lines than any in text', EVENTS, LONG_JSON)
check('a table does not take in the lines of an event, though they fit its columns', SERVICES, EVENTS)
check('a table does not take in the rows of another log, though they have delimiters, too', EXPORT, RADIUS)
check('a block is what all of it says, and not its first pairs', NETLOGON, SERVICE_BLOCKS)
check('a block at the top is what all of it says, too', SERVICE_BLOCKS, EVENTS)
check('a file that is nothing on the whole is read by what its first lines likely are', APPS, JSON_ARRAY)
check('a title that says whose list it is belongs to the list, and not to the event above', EVENTS, PROCESSES)
check('two rows that nobody else can read are a log without a heading', RADIUS, LEASES)
check('an entry that begins in the middle of its line keeps the line', SYSLOG_XML, LEASES)

test('what a format cannot read a record of is not its log', () => {
  const channel = '"SourceName":"Microsoft-Windows-Security-Auditing","Channel":"Security"'
  const whole = lines(`{"EventTime":"2006-09-12 16:55:15","EventID":4625,"Hostname":"DC01",${channel}}`)
  const damaged = lines(
    '{"EventID":"many","SourceName":"x","Hostname":"DC01"}',
    `{${channel},"Hostname":"DC01"}`,
    `{"EventID":4625,${channel},"Host`,
  )
  const [first, ...more] = logsOf(whole + damaged + EVENTS)
  assert.deepEqual(first, logsOf(whole)[0])
  assert.deepEqual(more, logsOf(EVENTS, 4))
})

test('a log below another is no value of the label above it', () => {
  const [, ...more] = logsOf(
    lines('Sep 12 10:02:10 EXCHSRV01 security[failure] 529 NT AUTHORITY\\SYSTEM Logon Failure:  User Name: User1  Domain:') + NETLOGON,
  )
  assert.deepEqual(more, logsOf(NETLOGON, 1))
})
