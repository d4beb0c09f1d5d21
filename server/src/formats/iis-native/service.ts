import type { Service } from '../../frames/w3c/service.ts'

/** `W3SVC1`, `SMTPSVC1`, `NNTPSVC1`, `MSFTPSVC`, `FTPSVC2`. */
export const INSTANCE = /^(?:W3|SMTP|NNTP|(?:MS)?FTP)SVC\d*$/i

const BY_LETTER: ReadonlyMap<number, Service> = new Map([
  [0x73, 'smtp'],
  [0x6e, 'nntp'],
  [0x6d, 'ftp'],
  [0x66, 'ftp'],
])

/** The service that an instance belongs to, by its first letter: s, n, m or f; a web site otherwise. */
export const serviceAt = (letter: number): Service => BY_LETTER.get(letter | 0x20) ?? 'http'
