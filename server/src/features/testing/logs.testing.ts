/** Small invented logs, as the machines of a case would write them. What a test marks with `«»` or `¦` goes in as an argument. */

/** A line of netlogon.log: a sign-in that was judged. */
export const samLogon = (time: string, user: string, status: string, from = 'WKS01'): string =>
  `09/12 ${time} [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\${user} from ${from} Returns ${status}\r\n`

export const BAD_PASSWORD = '0xC000006A'
export const LOCKED_OUT = '0xC0000234'
export const SUCCESS = '0x0'

/** An event 529 (wrong password) of a Security log that Event Viewer copied. */
export const event529 = ({
  time = '5:05:12 PM',
  user = 'User1',
  pid = '1728',
  computer = 'EXCHSRV01',
  source = '-',
}): string => `Event Type:	Failure Audit
Event Source:	Security
Event Category:	Logon/Logoff
Event ID:	529
Date:		9/12/2006
Time:		${time}
User:		NT AUTHORITY\\SYSTEM
Computer:	${computer}
Description:
Logon Failure:
 	Reason:		Unknown user name or bad password
 	User Name:	${user}
 	Domain:		CONTOSO
 	Logon Type:	3
 	Logon Process:	Advapi
 	Authentication Package:	MICROSOFT_AUTHENTICATION_PACKAGE_V1_0
 	Workstation Name:	${computer}
 	Caller User Name:	${computer}$
 	Caller Domain:	CONTOSO
 	Caller Logon ID:	(0x0,0x3E7)
 	Caller Process ID:	${pid}
 	Transited Services:	-
 	Source Network Address:	${source}
 	Source Port:	-

`

/** An event 644 (account locked out). */
export const event644 = ({ time = '5:06:12 PM', user = 'User1', caller = 'EXCHSRV01' }): string => `Event Type:	Success Audit
Event Source:	Security
Event Category:	Account Management
Event ID:	644
Date:		9/12/2006
Time:		${time}
User:		NT AUTHORITY\\SYSTEM
Computer:	DC01
Description:
User Account Locked Out:
 	Target Account Name:	${user}
 	Target Account ID:	CONTOSO\\User1
 	Caller Machine Name:	${caller}
 	Caller User Name:	DC01$
 	Caller Domain:	CONTOSO
 	Caller Logon ID:	(0x0,0x3E7)

`

/** An event 592 or 593: a process began or ended. */
export const processEvent = (
  id: 592 | 593,
  time: string,
  pid: string,
  image: string,
  computer = 'EXCHSRV01',
): string => `Event Type:	Success Audit
Event Source:	Security
Event Category:	Detailed Tracking
Event ID:	${id}
Date:		9/12/2006
Time:		${time}
User:		NT AUTHORITY\\SYSTEM
Computer:	${computer}
Description:
${id === 592 ? 'A new process has been created:\n 	New Process ID:' : 'A process has exited:\n 	Process ID:'}	${pid}
 	Image File Name:	C:\\WINDOWS\\system32\\${image}
 	User Name:	${computer}$
 	Domain:		CONTOSO
 	Logon ID:		(0x0,0x3E7)

`

/** An event 538 (logoff) of an account's session. */
export const logoffEvent = (time: string, logonId: string, computer = 'EXCHSRV01'): string => `Event Type:	Success Audit
Event Source:	Security
Event Category:	Logon/Logoff
Event ID:	538
Date:		9/12/2006
Time:		${time}
User:		CONTOSO\\User1
Computer:	${computer}
Description:
User Logoff:
 	User Name:	User1
 	Domain:		CONTOSO
 	Logon ID:		${logonId}
 	Logon Type:	3

`

/** What `tasklist /svc` prints; a drawn PID must be as wide as the column leaves it. */
export const taskList = (rows: readonly (readonly [image: string, pid: string, services: string])[]): string =>
  [
    '',
    'Image Name                     PID Services',
    '========================= ======== ============================================',
    ...rows.map(([image, pid, services]) => {
      const width = pid.replaceAll(/[«»¦]/g, '').length
      return `${image.padEnd(26)}${' '.repeat(8 - width)}${pid} ${services.padEnd(44)}`
    }),
    '',
  ].join('\r\n')

/** The heading of an SMTP log of Exchange 2003. */
export const SMTP_HEADING = [
  '#Software: Microsoft Internet Information Services 6.0',
  '#Version: 1.0',
  '#Date: 2006-09-12 21:54:20',
  '#Fields: date time c-ip cs-username s-sitename s-computername s-ip s-port cs-method cs-uri-stem cs-uri-query sc-status sc-win32-status sc-bytes cs-bytes time-taken cs-version cs-host cs(User-Agent) cs(Cookie) cs(Referer)',
  '',
].join('\r\n')

export const smtpRow = (time: string, client: string, name: string, verb = 'EHLO'): string =>
  `2006-09-12 ${time} ${client} ${name} SMTPSVC1 EXCHSRV01 10.1.1.25 0 ${verb} - +${name} 250 0 311 14 0 SMTP - - - -\r\n`
