import type { EntryClass } from '../outcome.ts'
import { codeTable, type CodeMeaning } from './codeTable.ts'

/** Replies of SMTP servers. Source: RFC 5321, RFC 4954, and what IIS and Exchange write. */
export const SMTP = codeTable([
  [0, '0', 'other', 'A row of the IIS log for mail going out: the server itself was the client'],
  [220, '220', 'other', 'The server greets'],
  [221, '221', 'other', 'The server closes'],
  [235, '235', 'logon', 'The sign-in succeeded'],
  [240, '240', 'other', 'How the IIS log writes QUIT; no reply and no failure'],
  [250, '250', 'other', 'Done; after EHLO the argument is the name the client gives itself'],
  [334, '334', 'handshake', 'The server asks for the next part of the sign-in'],
  [354, '354', 'other', 'The message may begin'],
  [421, '421', 'policy', 'The server hangs up, as after too many refused sign-ins'],
  [432, '432', 'other', 'The password has to be converted first'],
  [451, '451', 'infrastructure', 'Not now'],
  [454, '454', 'infrastructure', 'The sign-in cannot be judged now: controller, service name or clock, not the password'],
  [500, '500', 'noise', 'The command is not known'],
  [501, '501', 'other', 'The sign-in was called off or garbled; no controller was asked'],
  [503, '503', 'other', 'A command out of turn'],
  [504, '504', 'policy', 'That way of signing in is not offered; no controller was asked'],
  [530, '530', 'policy', 'Sign in first: no password was sent'],
  [534, '534', 'policy', 'That way of signing in is too weak; no controller was asked'],
  [
    535,
    '535',
    'bad-password',
    'The sign-in was refused; a wrong password, an unknown, disabled or locked user all read the same',
    'counts',
  ],
  [538, '538', 'policy', 'Encryption is required for that; no controller was asked'],
  [550, '550', 'policy', 'The server does not relay, or not for this sender'],
])

/** Replies of FTP servers. Source: RFC 959, RFC 4217. A Windows status beside 530 is more exact. */
export const FTP = codeTable([
  [220, '220', 'other', 'The server greets'],
  [230, '230', 'logon', 'The sign-in succeeded'],
  [331, '331', 'handshake', 'The user name was taken, the password comes next'],
  [421, '421', 'noise', 'The server closes'],
  [430, '430', 'bad-password', 'The user name or password is not valid', 'counts'],
  [530, '530', 'bad-password', 'Not signed in; the Windows status beside it tells why'],
  [532, '532', 'other', 'An account is needed as well'],
  [534, '534', 'policy', 'A policy forbids it, such as TLS being required'],
])

/** Replies of news servers. Source: RFC 4643, RFC 2980. */
export const NNTP = codeTable([
  [281, '281', 'logon', 'The sign-in succeeded'],
  [381, '381', 'handshake', 'The password comes next'],
  [480, '480', 'handshake', 'Sign in first'],
  [481, '481', 'bad-password', 'The sign-in was refused', 'counts'],
  [482, '482', 'bad-password', 'Refused by old servers; otherwise a command out of turn'],
  [483, '483', 'policy', 'Encryption is required'],
  [502, '502', 'bad-password', 'Permission denied: how the IIS news service refuses a sign-in'],
])

/** POP3 and IMAP4 answer in words; each phrase is numbered here so that an entry can carry it. */
interface Phrase extends CodeMeaning {
  readonly value: number
}
const phrase = (value: number, symbol: string, kind: EntryClass, meaning: string, counts = false): Phrase => ({
  value,
  symbol,
  class: kind,
  meaning,
  countsTowardLockout: counts,
})

/** POP3 replies, the most exact phrase first. Source: RFC 1939, 2449, 3206, and what Exchange writes. They judge PASS, AUTH and APOP only. */
export const POP3_PHRASES: readonly Phrase[] = [
  phrase(1, '-ERR Logon failure: unknown user name or bad password.', 'bad-password', 'Wrong user name or password', true),
  phrase(2, '-ERR [AUTH]', 'bad-password', 'Something is wrong with the credentials', true),
  phrase(3, '-ERR [SYS/TEMP]', 'infrastructure', 'The server is in trouble for now'),
  phrase(4, '-ERR [SYS/PERM]', 'infrastructure', 'The server is in trouble for good'),
  phrase(5, '-ERR [IN-USE]', 'noise', 'Another session holds the mailbox; no lockout of the account'),
  phrase(6, '-ERR [LOGIN-DELAY]', 'policy', 'Asked again too soon'),
  phrase(7, '-ERR', 'bad-password', 'Refused without a reason'),
  phrase(8, '+OK', 'logon', 'Done'),
]

/** IMAP4 replies, without the tag. Source: RFC 3501, 5530, and what Exchange writes. */
export const IMAP4_PHRASES: readonly Phrase[] = [
  phrase(1, 'NO LOGIN failed.', 'bad-password', 'Wrong user name or password', true),
  phrase(2, 'NO AUTHENTICATE failed.', 'bad-password', 'Wrong user name or password', true),
  phrase(3, 'NO [AUTHENTICATIONFAILED]', 'bad-password', 'Wrong user name or password', true),
  phrase(4, 'NO [AUTHORIZATIONFAILED]', 'policy', 'Signed in, but not allowed to act as that user'),
  phrase(5, 'NO [EXPIRED]', 'expired', 'The password has expired'),
  phrase(6, 'NO [PRIVACYREQUIRED]', 'policy', 'Encryption is required; no controller was asked'),
  phrase(7, 'NO [UNAVAILABLE]', 'infrastructure', 'A part of the server is down'),
  phrase(8, 'BAD', 'noise', 'The command was not understood'),
  phrase(9, 'OK', 'logon', 'Done'),
]

/** Reason codes of a Network Policy Server (6273, NPS logs). Source: Microsoft Learn, "NPS reason codes" (dd197464, dd197521, dd197582, dd197508). */
export const NPS = codeTable([
  [0, 'Reason 0', 'other', 'No reason to refuse'],
  [1, 'Reason 1', 'infrastructure', 'An error of the policy server itself'],
  [4, 'Reason 4', 'infrastructure', 'The global catalog cannot be reached'],
  [5, 'Reason 5', 'infrastructure', 'No controller of the domain can be reached'],
  [6, 'Reason 6', 'infrastructure', 'The policy server is not available'],
  [7, 'Reason 7', 'infrastructure', 'There is no such domain'],
  [8, 'Reason 8', 'no-such-user', 'There is no such account'],
  [16, 'Reason 16', 'bad-password', 'Wrong user name or password', 'counts'],
  [17, 'Reason 17', 'other', 'The password could not be changed'],
  [18, 'Reason 18', 'policy', 'This way of signing in is not supported'],
  [19, 'Reason 19', 'policy', 'No password is kept in the form that this way of signing in needs'],
  [20, 'Reason 20', 'policy', 'LAN Manager authentication is off'],
  [21, 'Reason 21', 'policy', 'An extension of the policy server refused'],
  [22, 'Reason 22', 'policy', 'The kind of EAP is not supported'],
  [23, 'Reason 23', 'other', 'An error during EAP'],
  [32, 'Reason 32', 'policy', 'Only local accounts are allowed'],
  [33, 'Reason 33', 'must-change', 'The password must be changed first'],
  [34, 'Reason 34', 'disabled', 'The account is disabled'],
  [35, 'Reason 35', 'expired', 'The account has expired'],
  [36, 'Reason 36', 'locked-out', 'The account is locked'],
  [37, 'Reason 37', 'restriction', 'Outside the logon hours'],
  [38, 'Reason 38', 'restriction', 'A restriction of the account'],
  [48, 'Reason 48', 'policy', 'No network policy fits; the password need not be wrong'],
  [49, 'Reason 49', 'policy', 'No connection request policy fits'],
  [64, 'Reason 64', 'policy', 'Locked by the remote access server itself, not by the directory'],
  [65, 'Reason 65', 'policy', 'Dial-in is not allowed for this account'],
  [66, 'Reason 66', 'policy', 'This way of signing in is not enabled'],
  [67, 'Reason 67', 'policy', 'Not from this calling station'],
  [68, 'Reason 68', 'restriction', 'Outside the hours for dial-in'],
  [69, 'Reason 69', 'policy', 'Not to this called station'],
  [70, 'Reason 70', 'policy', 'Not over this kind of port'],
  [261, 'Reason 261', 'infrastructure', 'The directory cannot be reached'],
  [262, 'Reason 262', 'other', 'The message is incomplete and was thrown away'],
  [263, 'Reason 263', 'other', 'The credentials are incomplete'],
  [264, 'Reason 264', 'clock', 'The clocks of server and client differ'],
  [265, 'Reason 265', 'policy', 'The certificate comes from an authority that is not trusted'],
])

/** SMTP replies whose enhanced code says more than the first three digits. */
const ENHANCED_SMTP: ReadonlyMap<string, EntryClass> = new Map([['535 5.7.139', 'policy']])

/** The class of an SMTP reply; `enhanced` is the code behind it (`5.7.3`), where one is written. */
export const smtpReplyClass = (reply: number, enhanced = ''): EntryClass =>
  ENHANCED_SMTP.get(`${reply} ${enhanced}`) ?? SMTP.get(reply)?.class ?? 'other'

/** What a worded reply says; for IMAP4 without its tag. */
export function describePhrase(space: 'pop3' | 'imap4', reply: string): Phrase | undefined {
  const text = reply.trim().toLowerCase()
  return (space === 'pop3' ? POP3_PHRASES : IMAP4_PHRASES).find(({ symbol }) => text.startsWith(symbol.toLowerCase()))
}
