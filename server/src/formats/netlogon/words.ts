import type { EntrySink } from '../format.ts'
import { ascii } from '../../frames/ascii.ts'

/** The words of the log, as bytes. */
export const SAM_LOGON = ascii('SamLogon:')
export const UAS_LOGON = ascii('NetrLogonUasLogon')
export const NO_CLIENT_SITE = ascii('NO_CLIENT_SITE:')
export const AUTHENTICATE = ascii('NetrServerAuthenticate')
export const EVENT_LOG = ascii('Eventlog:')
export const PING = ascii('Received ping from ')
export const LOGON_OF = ascii(' logon of ')
export const OF = ascii(' of ')
export const FROM = ascii(' from')
export const VIA = ascii('(via ')
export const PACKAGE = ascii(' Package:')
export const ENTERED = ascii('Entered')
/** Behind the R, which is small in Windows 9x sign-ins. */
export const ETURNS = ascii('eturns')
export const GENERIC = ascii('Generic')

/** The ids of the words the scanner brings, asked for once in a file. */
export interface WordIds {
  readonly samLogon: number
  readonly uasLogon: number
  readonly noClientSite: number
  readonly authenticate: number
  readonly eventLog: number
  readonly entered: number
  readonly returns: number
}

export const wordIds = (sink: EntrySink): WordIds => ({
  samLogon: sink.word('SamLogon'),
  uasLogon: sink.word('NetrLogonUasLogon'),
  noClientSite: sink.word('NO_CLIENT_SITE'),
  authenticate: sink.word('NetrServerAuthenticate'),
  eventLog: sink.word('Eventlog'),
  entered: sink.word('Entered'),
  returns: sink.word('Returns'),
})
