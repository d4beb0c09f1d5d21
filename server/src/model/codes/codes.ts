import type { Code } from '../codeSpace.ts'
import type { EntryClass } from '../outcome.ts'
import type { CodeMeaning } from './codeTable.ts'
import { describeEvent } from './events.ts'
import { HTTP } from './httpAuth.ts'
import { KERBEROS, PRE_AUTH_TYPES } from './kerberos.ts'
import { LOGON_TYPE_CODES } from './logonTypes.ts'
import { NTSTATUS } from './ntstatus.ts'
import { FTP, IMAP4_PHRASES, NNTP, NPS, POP3_PHRASES, SMTP } from './replies.ts'
import { SSPI } from './sspi.ts'
import { describeWindowsStatus } from './windowsStatus.ts'

export { httpVerdict } from './httpAuth.ts'
export type { CodeMeaning } from './codeTable.ts'

/** What a code means; undefined where it is not in the tables. A number of the wrong neighbour space (SSPI among NTSTATUS) is found too. */
export function describeCode(code: Code): CodeMeaning | undefined {
  const { space, value } = code
  switch (space) {
    case 'event':
      return describeEvent(value)
    case 'ntstatus':
      return NTSTATUS.get(value) ?? SSPI.get(value)
    case 'kerberos':
      return KERBEROS.get(value)
    case 'win32':
    case 'ldap':
    case 'sspi':
      return describeWindowsStatus(value)
    case 'http':
      return HTTP.get(value) ?? HTTP.get(value - (value % 1000))
    case 'smtp':
      return SMTP.get(value)
    case 'ftp':
      return FTP.get(value)
    case 'nntp':
      return NNTP.get(value)
    case 'pop3':
      return POP3_PHRASES.find(phrase => phrase.value === value)
    case 'imap4':
      return IMAP4_PHRASES.find(phrase => phrase.value === value)
    case 'nps':
      return NPS.get(value)
    case 'logon-type':
      return LOGON_TYPE_CODES.get(value)
    case 'pre-auth':
      return PRE_AUTH_TYPES.get(value)
    case 'none':
      return undefined
  }
}

/** The class a code gives the entry that carries it; `other` where the code is not known. */
export const classOfCode = (code: Code): EntryClass => describeCode(code)?.class ?? 'other'

/** A code in any spelling of the logs as an unsigned 32-bit number: `0xC000006A`, `c000006a`, `3221225578`, `-1073741718`. Undefined where it is none. */
export function parseCode(text: string): number | undefined {
  const value = text.trim()
  if (/^0x[0-9a-f]{1,8}$/i.test(value)) return Number(value)
  if (/^-\d{1,10}$/.test(value)) return signed(Number(value))
  if (/^\d{1,10}$/.test(value)) return Number(value) <= 0xffffffff ? Number(value) : undefined
  return /^(?:\d[0-9a-f]{0,7}|[0-9a-f]{8})$/i.test(value) ? Number.parseInt(value, 16) : undefined
}

const signed = (value: number): number | undefined => (value >= -0x80000000 ? value >>> 0 : undefined)
