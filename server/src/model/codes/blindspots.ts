/** What it means that a log does not show something. */
export type Absence = 'not-evidence' | 'weak' | 'evidence-against' | 'always'

/** What one kind of log can never show, so that its silence is not taken for an answer. */
export interface Blindspot {
  readonly log: string
  readonly title: string
  /** What no setting can make it show. */
  readonly never: string
  /** What has to be switched on or chosen for the rest. */
  readonly unless: string
  /** What it means that a user, or an address, does not appear. */
  readonly absentUser: Absence
  readonly absentAddress: Absence
  /** Where to look instead. */
  readonly instead: string
}

type Row = readonly [log: string, title: string, never: string, unless: string, user: Absence, address: Absence, instead: string]

const ROWS: readonly Row[] = [
  [
    'iis-smtp',
    'IIS SMTP log',
    'the user of an SMTP sign-in: cs-username is the name from HELO',
    'logging is on for the virtual server with c-ip and time',
    'not-evidence',
    'evidence-against',
    'c-ip beside the seconds of the failures; a network trace; SMTP protocol diagnostics of MSExchangeTransport',
  ],
  [
    'exchange-smtp',
    'Exchange SMTP receive log',
    'passwords, and in older builds the user',
    'the connector logs verbosely',
    'not-evidence',
    'evidence-against',
    'Application event 1035, which names the address; a network trace',
  ],
  [
    'iis-w3c',
    'IIS web log',
    'who failed an NTLM handshake, or what was typed into a forms logon',
    'cs-username, c-ip, sc-substatus and sc-win32-status are chosen',
    'weak',
    'weak',
    'HttpProxy logs; the forwarded-for column; a network trace',
  ],
  ['httperr', 'HTTP.sys error log', 'users', '', 'not-evidence', 'weak', 'the web log of the site'],
  [
    'security-ntlm',
    'Security 4776, 680, 681',
    'client addresses',
    'credential validation is audited, on the controller that was asked',
    'weak',
    'always',
    'netlogon.log, 4625 on the server that was reached, NTLM event 8004',
  ],
  [
    'security-lockout',
    'Security 4740, 644',
    'client address, process and protocol',
    'account management is audited; read the PDC',
    'weak',
    'always',
    '4625, 4771 and netlogon.log',
  ],
  [
    'security-kerberos',
    'Security 4771, 675',
    'host names and processes',
    'the Kerberos service is audited; accounts without pre-authentication never appear',
    'weak',
    'weak',
    '4776 and netlogon.log, where the client speaks NTLM',
  ],
  [
    'security-network',
    'Security 4625, 529 by NtLmSsp',
    'a caller process',
    'logon failures are audited on the machine that was reached',
    'weak',
    'weak',
    'workstation name and the role of the server',
  ],
  [
    'security-service',
    'Security 4625, 529 by Advapi',
    'mostly the address of the client, which the service keeps to itself',
    'logon failures are audited on the machine of the service',
    'weak',
    'not-evidence',
    'the protocol log of the caller process',
  ],
  [
    'netlogon',
    'netlogon.log',
    'addresses, processes, Kerberos logons and the year',
    'its debug flag is set; after 20 MB the older half is netlogon.bak',
    'weak',
    'always',
    '4771, 675',
  ],
  [
    'exchange-pop-imap',
    'Exchange POP3 and IMAP4 logs',
    'passwords, and in some builds the user of a refused sign-in',
    'protocol logging is on',
    'not-evidence',
    'evidence-against',
    'the Application log; on a back end the address is that of the front end',
  ],
  [
    'directory-service',
    'Directory Service 2889',
    'simple binds over TLS, and whether a bind failed',
    'LDAP interface events are set to 2',
    'not-evidence',
    'not-evidence',
    '4625 by lsass on the controller; event 1644',
  ],
  [
    'adfs',
    'AD FS audit',
    '',
    'verbose audit and application-generated events',
    'weak',
    'weak',
    'the first address of the list; logs of the proxy',
  ],
  [
    'nps',
    'Network Policy Server 6273',
    '',
    'the network policy server is audited',
    'weak',
    'always',
    'the calling station identifier: client address is the access point',
  ],
  [
    'snapshot',
    'process and connection lists',
    'what was before or after the moment they were taken',
    'taken on the machine that wrote the event, in the same boot',
    'not-evidence',
    'not-evidence',
    'process starts 592 and 4688',
  ],
  [
    'trace',
    'network trace',
    'what runs inside TLS, and what was before it began',
    'captured on the right machine and interface',
    'not-evidence',
    'evidence-against',
    'the protocol log of the server',
  ],
]

export const BLINDSPOTS: readonly Blindspot[] = ROWS.map(([log, title, never, unless, absentUser, absentAddress, instead]) => ({
  log,
  title,
  never,
  unless,
  absentUser,
  absentAddress,
  instead,
}))

export const blindspot = (log: string): Blindspot | undefined => BLINDSPOTS.find(spot => spot.log === log)
