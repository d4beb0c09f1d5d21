import { codeTable } from './codeTable.ts'

/** Results of the security packages (NTLM, Kerberos, Negotiate) as web logs write them, in decimal. Source: MS-ERREF 2.1, winerror.h. */
export const SSPI = codeTable([
  [0x80090302, 'SEC_E_UNSUPPORTED_FUNCTION', 'other', 'The security package cannot do what was asked'],
  [0x80090308, 'SEC_E_INVALID_TOKEN', 'other', 'The handshake was broken on its way, as by a proxy; not a password'],
  [0x8009030c, 'SEC_E_LOGON_DENIED', 'bad-password', 'NTLM or Negotiate refused the user name or password', 'counts'],
  [0x8009030d, 'SEC_E_UNKNOWN_CREDENTIALS', 'other', 'The credentials could not be understood'],
  [0x8009030e, 'SEC_E_NO_CREDENTIALS', 'handshake', 'An ordinary leg of the handshake, no refusal'],
  [0x80090311, 'SEC_E_NO_AUTHENTICATING_AUTHORITY', 'infrastructure', 'No domain controller could be reached'],
  [0x80090322, 'SEC_E_WRONG_PRINCIPAL', 'other', 'The service name (SPN) belongs to another account'],
  [0x80090324, 'SEC_E_TIME_SKEW', 'clock', 'The clocks are too far apart'],
  [0x80090346, 'SEC_E_BAD_BINDINGS', 'policy', 'Extended protection: the channel is not the one that was expected'],
])
