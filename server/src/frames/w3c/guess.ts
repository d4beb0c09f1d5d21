/** The values of one row, and how far they are explained. */
interface Guess {
  readonly values: readonly string[]
  readonly names: string[]
}

const DATE = /^\d{4}-\d\d-\d\d$/
const TIME = /^\d\d:\d\d:\d\d(?:\.\d{3})?$/
const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[0-9a-f]*:[0-9a-f:.]+(?:%\d+)?\]?)$/i
const FORWARDED = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[0-9a-f]*:[0-9a-f:]+(?:%\d+)?\]?)(?::\d+)?(?:,.*)?$/i
const INSTANCE = /^[A-Z0-9]+SVC\d+$/i
const METHOD = /^[A-Z][A-Z0-9_-]{1,24}$/
const STEM = /^(?:[/*]|https?:)/
const NUMBER = /^-?\d+$/
const STATUS = /^[1-5]\d\d$/
const FTP_METHOD = /^\[\d+\]\w+/

/** All columns in the order in which IIS 4 to 5 and the mail, news and FTP services write them. */
const OLD_ORDER =
  'c-ip cs-username s-sitename s-computername s-ip s-port cs-method cs-uri-stem cs-uri-query sc-status sc-win32-status sc-bytes cs-bytes time-taken cs-version cs-host cs(User-Agent) cs(Cookie) cs(Referer)'.split(
    ' ',
  )

/**
 * The columns of a row that has no `#Fields` above it (a snippet, a file cut in two), from the shape of its values; undefined where no order that IIS writes
 * fits. A value that is certain by its place only is named; one that could be several things is `x-unknown`.
 */
export function guessFields(values: readonly string[]): readonly string[] | undefined {
  const guess: Guess = { values, names: [] }
  take(guess, 'date', DATE)
  if (!take(guess, 'time', TIME)) return undefined
  return oldFields(guess) ?? ftpFields(guess) ?? ftpSevenFields(guess) ?? errorFields(guess) ?? webFields(guess)
}

const next = ({ values, names }: Guess): string => values[names.length] ?? ''

function take(guess: Guess, name: string, shape: RegExp): boolean {
  const fits = shape.test(next(guess))
  if (fits) guess.names.push(name)
  return fits
}

/** `… c-ip cs-username SMTPSVC1 …`: the order is the old one, its end may be left out. */
function oldFields({ values, names }: Guess): readonly string[] | undefined {
  const [client = '', , instance = ''] = values.slice(names.length)
  const count = values.length - names.length
  if (!ADDRESS.test(client) || !INSTANCE.test(instance) || count > OLD_ORDER.length) return undefined
  return [...names, ...OLD_ORDER.slice(0, count)]
}

/** `time c-ip [n]VERB argument status`, with or without the Windows code. */
function ftpFields({ values, names }: Guess): readonly string[] | undefined {
  const rest = values.slice(names.length)
  if (!FTP_METHOD.test(rest[1] ?? '') || !ADDRESS.test(rest[0] ?? '')) return undefined
  const order = ['c-ip', 'cs-method', 'cs-uri-stem', 'sc-status', 'sc-win32-status']
  return rest.length === 4 || rest.length === 5 ? [...names, ...order.slice(0, rest.length)] : undefined
}

const FTP_SEVEN_ORDER =
  'c-ip cs-username s-ip s-port cs-method cs-uri-stem sc-status sc-win32-status sc-substatus x-session x-fullpath'.split(' ')
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The order of the FTP service since IIS 7, with a session like no other value. */
function ftpSevenFields({ values, names }: Guess): readonly string[] | undefined {
  const rest = values.slice(names.length)
  const fits =
    rest.length === FTP_SEVEN_ORDER.length && ADDRESS.test(rest[0] ?? '') && GUID.test(rest[FTP_SEVEN_ORDER.indexOf('x-session')] ?? '')
  return fits ? [...names, ...FTP_SEVEN_ORDER] : undefined
}

/** The order of the driver's own log, HTTPERR; newer systems put the stream of HTTP/2 before the status. */
const ERROR_ORDER = 'c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename'.split(' ')
const REASON = /^[A-Z][A-Za-z0-9]*(?:[_/][A-Za-z0-9]+)*$/
const ERROR_STATUS = /^(?:-|[1-5]\d\d)$/

/** `c-ip c-port s-ip s-port HTTP/1.1 GET / 503 1 ConnLimit DefaultAppPool`, any of the last seven as `-`. */
function errorFields({ values, names }: Guess): readonly string[] | undefined {
  const rest = values.slice(names.length)
  const order = rest.length === ERROR_ORDER.length + 1 ? ERROR_ORDER.toSpliced(7, 0, 'streamid') : ERROR_ORDER
  const at = (name: string): string => rest[order.indexOf(name)] ?? ''
  const ends = [at('c-ip'), at('s-ip')].every(value => value === '-' || ADDRESS.test(value))
  if (rest.length !== order.length || !ends || !ERROR_STATUS.test(at('sc-status')) || !REASON.test(at('s-reason'))) return undefined
  return /^(?:-|HTTP\/\d(?:\.\d)?)$/.test(at('cs-version')) ? [...names, ...order] : undefined
}

/** The order of IIS 6 and later: who serves, what was asked, who asked, by what program, how it ended, what was added. */
function webFields(guess: Guess): readonly string[] | undefined {
  if (take(guess, 's-sitename', INSTANCE) && !ADDRESS.test(next(guess)) && ADDRESS.test(guess.values[guess.names.length + 1] ?? ''))
    guess.names.push('s-computername')
  take(guess, 's-ip', ADDRESS)
  if (!take(guess, 'cs-method', METHOD) || !take(guess, 'cs-uri-stem', STEM)) return undefined
  guess.names.push('cs-uri-query')
  if (!take(guess, 's-port', NUMBER)) return undefined
  guess.names.push('cs-username')
  if (!take(guess, 'c-ip', ADDRESS)) return undefined
  take(guess, 'cs-version', /^HTTP\/\d/)
  return programFields(guess) ? endFields(guess) : undefined
}

const PROGRAM = ['cs(User-Agent)', 'cs(Cookie)', 'cs(Referer)', 'cs-host']

/** Up to four values before the status; two are the program and the page that led here. */
function programFields(guess: Guess): boolean {
  const rest = guess.values.slice(guess.names.length, guess.names.length + PROGRAM.length + 1)
  const count = rest.findIndex(value => STATUS.test(value))
  if (count < 0) return false
  guess.names.push(...(count === 2 ? ['cs(User-Agent)', 'cs(Referer)'] : PROGRAM.slice(0, count)))
  return true
}

function endFields(guess: Guess): readonly string[] {
  guess.names.push('sc-status')
  const rest = guess.values.slice(guess.names.length)
  const numbers = rest.findIndex(value => !NUMBER.test(value))
  guess.names.push(...(NUMBERS[numbers < 0 ? rest.length : numbers] ?? []))
  while (guess.names.length < guess.values.length)
    if (guess.names.includes('X-Forwarded-For') || !take(guess, 'X-Forwarded-For', FORWARDED)) guess.names.push('x-unknown')
  return guess.names
}

/** What the numbers behind the status are, by how many there are. */
const NUMBERS: readonly (readonly string[])[] = [
  [],
  ['sc-win32-status'],
  ['sc-substatus', 'sc-win32-status'],
  ['sc-substatus', 'sc-win32-status', 'time-taken'],
  ['sc-substatus', 'sc-win32-status'],
  ['sc-substatus', 'sc-win32-status', 'sc-bytes', 'cs-bytes', 'time-taken'],
]
