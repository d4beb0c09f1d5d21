import { TIME } from '../../frames/exchange/cells.ts'

export const PROTOCOL = 1
export const IS_AUTHENTICATED = 2
export const USER_NAME = 3
export const USER_AGENT = 4
export const CLIENT = 5
export const SERVER = 6
export const STATUS = 7
export const ERROR_CODE = 8
export const METHOD = 9
export const QUERY = 10
export const ERRORS = 11

/** The columns that are read, of 60 to 80 that a version writes. */
export const SLOTS: ReadonlyMap<string, number> = new Map([
  ['datetime', TIME],
  ['protocol', PROTOCOL],
  ['isauthenticated', IS_AUTHENTICATED],
  ['authenticateduser', USER_NAME],
  ['useragent', USER_AGENT],
  ['clientipaddress', CLIENT],
  ['serverhostname', SERVER],
  ['httpstatus', STATUS],
  ['errorcode', ERROR_CODE],
  ['method', METHOD],
  ['urlquery', QUERY],
  ['genericerrors', ERRORS],
])

/** How rows begin in every version since 2013 that names the host asked for. What comes behind differs, and is not named here. */
const BEGINNING =
  'DateTime RequestId MajorVersion MinorVersion BuildVersion RevisionVersion ClientRequestId Protocol UrlHost UrlStem ProtocolAction AuthenticationType IsAuthenticated AuthenticatedUser Organization AnchorMailbox UserAgent ClientIpAddress ServerHostName HttpStatus BackEndStatus ErrorCode Method'.split(
    ' ',
  )

/** The columns of a row without a heading, as far as they are certain: the address, the status and the method have to stand where they should. */
export function guessNames(values: readonly string[]): readonly string[] | undefined {
  const at = (name: string): string => values[BEGINNING.indexOf(name)] ?? ''
  const fits =
    values.length >= BEGINNING.length &&
    /^\d{4}-\d\d-\d\d[T ]/.test(at('DateTime')) &&
    /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*(?:%\w+)?)$/i.test(at('ClientIpAddress')) &&
    /^[1-5]\d\d$/.test(at('HttpStatus')) &&
    /^[A-Z_]+$/.test(at('Method'))
  return fits ? [...BEGINNING, ...values.slice(BEGINNING.length).map((_, n) => `x-${n + 1}`)] : undefined
}
