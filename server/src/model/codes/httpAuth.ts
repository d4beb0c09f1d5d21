import type { EntryClass } from '../outcome.ts'
import { codeTable } from './codeTable.ts'
import { describeWindowsStatus } from './windowsStatus.ts'

/** HTTP answers of IIS that touch a sign-in, as status × 1000 + sub-status. Source: Microsoft Learn, "HTTP status code overview" of IIS. */
export const HTTP = codeTable([
  [302_000, '302', 'other', 'A redirect; a refused forms logon looks like this, with reason=2 in the page asked for next'],
  [401_000, '401', 'handshake', 'Log on first; the Windows status beside it tells whether anything was judged'],
  [
    401_001,
    '401.1',
    'bad-password',
    'The logon failed, but only if the Windows status beside it says so; with 0 it is a leg of the handshake',
  ],
  [401_002, '401.2', 'handshake', 'The challenge to an anonymous request, never a refusal'],
  [401_003, '401.3', 'policy', 'Logged on, but the file permissions forbid it'],
  [401_004, '401.4', 'policy', 'Logged on, but a filter forbids it'],
  [401_005, '401.5', 'policy', 'Logged on, but the application forbids it'],
  [401_007, '401.7', 'policy', 'A URL authorisation rule forbids it'],
  [401_501, '401.501', 'policy', 'Too many requests at once from this address'],
  [401_502, '401.502', 'policy', 'Too many requests over time from this address'],
  [401_503, '401.503', 'policy', 'The address is on the deny list'],
  [401_504, '401.504', 'policy', 'The host name is on the deny list'],
  [403_001, '403.1', 'policy', 'Nothing may be executed here'],
  [403_002, '403.2', 'policy', 'Nothing may be read here'],
  [403_003, '403.3', 'policy', 'Nothing may be written here'],
  [403_004, '403.4', 'policy', 'TLS is required'],
  [403_005, '403.5', 'policy', 'Stronger encryption is required'],
  [403_006, '403.6', 'policy', 'The address is rejected'],
  [403_007, '403.7', 'policy', 'A client certificate is required'],
  [403_008, '403.8', 'policy', 'The host is not let in'],
  [403_009, '403.9', 'policy', 'Too many clients'],
  [403_010, '403.10', 'policy', 'The configuration does not allow it'],
  [403_011, '403.11', 'must-change', 'The password must be changed'],
  [403_012, '403.12', 'policy', 'The certificate mapper refused'],
  [403_013, '403.13', 'policy', 'The client certificate was revoked'],
  [403_014, '403.14', 'noise', 'The folder may not be listed'],
  [403_015, '403.15', 'other', 'No client licence left'],
  [403_016, '403.16', 'policy', 'The client certificate is not trusted'],
  [403_017, '403.17', 'policy', 'The client certificate has expired'],
  [403_018, '403.18', 'policy', 'Not in this application pool'],
  [403_019, '403.19', 'policy', 'This pool may not run CGI programs'],
  [403_020, '403.20', 'bad-password', 'A Passport logon failed'],
  [403_021, '403.21', 'policy', 'The source of a page is not shown'],
  [403_022, '403.22', 'policy', 'Infinite depth is refused'],
  [440_000, '440', 'noise', 'The Outlook on the web session timed out'],
  [449_000, '449', 'noise', 'ActiveSync: try again after provisioning'],
  [451_000, '451', 'noise', 'ActiveSync: go to another server'],
  [456_000, '456', 'locked-out', 'The account is locked, as Exchange says it'],
  [500_000, '500', 'infrastructure', 'The server failed'],
  [503_000, '503', 'infrastructure', 'The service is not available'],
])

/** Sub-statuses of 401 that leave the verdict to the Windows status: none written, 0, and 401.1. */
const UNDECIDED: ReadonlySet<number> = new Set([0, 1])

/**
 * What a web row says about a sign-in, from the pair that decides it: status with sub-status, and the Windows status. `sub` and `win32` are 0 where
 * the log does not write them. Only 401 can be a verdict; authorisation (401.3 and on, 403) comes after a logon that went well.
 */
export function httpVerdict(status: number, sub: number, win32: number): EntryClass {
  if (status !== 401) return HTTP.get(status * 1000)?.class === 'noise' ? 'noise' : 'other'
  const judged = win32 === 0 ? 'handshake' : describeWindowsStatus(win32)?.class
  if (judged === 'noise') return 'noise'
  if (sub === 2) return 'handshake'
  return UNDECIDED.has(sub) ? (judged ?? 'other') : 'other'
}
