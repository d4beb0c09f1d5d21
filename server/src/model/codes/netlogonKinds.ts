/** The kind of logon a line of netlogon.log tells of. */
export interface NetlogonKind {
  readonly kind: string
  readonly meaning: string
  /** Whether another machine passed the logon on and is named by `via`. */
  readonly passedOn: boolean
  /** Whether its result says something about a password. */
  readonly judges: boolean
  /** What to mind when reading it. */
  readonly caution: string
}

/** Kinds of netlogon.log. Source: MS-NRPC 2.2.1.4.16 (NETLOGON_LOGON_INFO_CLASS), Microsoft KB 109626. */
export const NETLOGON_KINDS: readonly NetlogonKind[] = [
  {
    kind: 'Network',
    meaning: 'An NTLM logon to the machine that wrote the log',
    passedOn: false,
    judges: true,
    caution: 'The workstation is what the client calls itself: it may be blank, (null) or invented',
  },
  {
    kind: 'Transitive Network',
    meaning: 'An NTLM logon that another machine took and passed on',
    passedOn: true,
    judges: true,
    caution: 'Read the log of the machine behind "via" next; on the PDC that is often another controller, so follow the chain',
  },
  {
    kind: 'Interactive',
    meaning: 'A logon with the password itself: console or an old client',
    passedOn: true,
    judges: true,
    caution: 'Rare where Kerberos is used, because Kerberos logons are not in this log',
  },
  {
    kind: 'Transitive Interactive',
    meaning: 'An interactive logon that another machine passed on',
    passedOn: true,
    judges: true,
    caution: '',
  },
  { kind: 'Service', meaning: 'The logon of a service', passedOn: true, judges: true, caution: '' },
  {
    kind: 'Transitive Service',
    meaning: 'The logon of a service that another machine passed on',
    passedOn: true,
    judges: true,
    caution: '',
  },
  {
    kind: 'Generic',
    meaning: 'A message of a security package: checks of Kerberos tickets, or Digest',
    passedOn: false,
    judges: false,
    caution: 'Checks of tickets are no logons; leave them out of counts',
  },
  {
    kind: 'NetrLogonUasLogon',
    meaning: 'A LAN Manager logon as Windows 9x made them',
    passedOn: false,
    judges: true,
    caution: 'Its result is written without 0x',
  },
]

const byName = new Map(NETLOGON_KINDS.map(kind => [kind.kind.toLowerCase(), kind]))
export const netlogonKind = (kind: string): NetlogonKind | undefined => byName.get(kind.trim().toLowerCase())
