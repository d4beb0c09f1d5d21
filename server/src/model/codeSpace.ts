/** The number spaces a code of a log can belong to; the same number means different things in each. Order is the column value. */
export const CODE_SPACES = [
  'none',
  'event',
  'ntstatus',
  'kerberos',
  'win32',
  'sspi',
  'http',
  'smtp',
  'ftp',
  'nntp',
  'pop3',
  'imap4',
  'nps',
  'ldap',
  'logon-type',
  'pre-auth',
] as const
export type CodeSpace = (typeof CODE_SPACES)[number]
export const codeSpaceNumber = (space: CodeSpace): number => CODE_SPACES.indexOf(space)

/** A code as an entry states it: an unsigned 32-bit value in its space. HTTP values are status × 1000 + sub-status (401.1 → 401001). */
export interface Code {
  readonly space: CodeSpace
  readonly value: number
}

/**
 * The protocol by which a client reached the server, where the entry shows it. Order is the column value; names are those of the
 * investigation contract.
 */
export const PROTOCOLS = [
  'unknown',
  'smtp',
  'pop3',
  'imap4',
  'nntp',
  'ftp',
  'http',
  'owa',
  'activesync',
  'ews',
  'autodiscover',
  'mapi',
  'rpc',
  'ntlm',
  'kerberos',
  'ldap',
  'radius',
  'rdp',
  'sql',
  'adfs',
  'interactive',
  'batch',
  'service',
] as const
export type Protocol = (typeof PROTOCOLS)[number]
export const protocolNumber = (protocol: Protocol): number => PROTOCOLS.indexOf(protocol)
