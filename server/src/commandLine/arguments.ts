import { DATE_ORDERS, type DateOrder } from '../../../shared/caseFile.ts'
import { zoneOf } from '../evidence/zone.ts'

export const USAGE = `lockout-trail: finds what locks an account out, from raw logs

  lockout-trail recognise [--json] PATH…
  lockout-trail entries [--message] PATH…
  lockout-trail stats [--json] [--threads N] PATH…
  lockout-trail investigate [--json] [--user NAME] [--case FILE] PATH…
  lockout-trail report [--html] [--redact] [--user NAME] [--case FILE] PATH…

PATH is a file or a folder; - reads standard input. After -- every word is a path.
Times of logs in local time: --zone NAME (IANA or ±hh:mm), --year N for logs without a year,
--dates day-first or month-first for logs of which no date says it.
`

const COMMAND_NAMES = ['recognise', 'entries', 'stats', 'investigate', 'report'] as const
export type CommandName = (typeof COMMAND_NAMES)[number]

/** What the user asked for. */
export interface Wish {
  readonly command: CommandName | 'help'
  readonly paths: readonly string[]
  readonly json: boolean
  readonly message: boolean
  /** A report as HTML, with pseudonyms. */
  readonly html?: boolean
  readonly redact?: boolean
  readonly user?: string
  readonly caseFile?: string
  readonly threads?: number
  readonly zone?: string
  readonly dates?: DateOrder
  readonly year?: number
}

export interface Misuse {
  readonly problem: string
}

/** A mistake of the one who asks, found only when something was read. */
export class WrongUsage extends Error {}

const SWITCHES: Readonly<Record<string, readonly CommandName[]>> = {
  '--json': ['recognise', 'stats', 'investigate', 'entries'],
  '--message': ['entries'],
  '--html': ['report'],
  '--redact': ['report'],
}
const VALUES: Readonly<Record<string, readonly CommandName[]>> = {
  '--user': ['investigate', 'report'],
  '--case': ['investigate', 'entries', 'report'],
  '--threads': COMMAND_NAMES,
  '--zone': ['entries', 'investigate', 'report'],
  '--year': ['entries', 'investigate', 'report'],
  '--dates': ['entries', 'investigate', 'report'],
}

/** Reads the words of a command line. `--name value` and `--name=value` are the same; after `--` everything is a path. */
export function readArguments(words: readonly string[]): Wish | Misuse {
  const [name, ...rest] = words
  if (name === undefined || name === 'help' || name === '--help' || name === '-h')
    return { command: 'help', paths: [], json: false, message: false }
  const command = COMMAND_NAMES.find(known => known === name)
  if (command === undefined) return { problem: `There is no command "${name}".` }
  if (rest.includes('--help')) return { command: 'help', paths: [], json: false, message: false }
  const options = new Map<string, string>()
  const paths: string[] = []
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i]!
    if (word === '--') {
      paths.push(...rest.slice(i + 1))
      break
    }
    if (!word.startsWith('--')) {
      paths.push(word)
      continue
    }
    const [option, inline] = split(word)
    if (SWITCHES[option]?.includes(command)) {
      if (inline !== undefined) return { problem: `${option} takes no value.` }
      options.set(option, '')
      continue
    }
    if (!VALUES[option]?.includes(command)) return { problem: `"${name}" has no option ${option}.` }
    const value = inline ?? rest[++i]
    if (value === undefined) return { problem: `${option} wants a value.` }
    options.set(option, value)
  }
  return paths.length === 0 ? { problem: 'Name at least one file or folder.' } : wishOf(command, paths, options)
}

function wishOf(command: CommandName, paths: readonly string[], options: ReadonlyMap<string, string>): Wish | Misuse {
  for (const option of ['--threads', '--year']) {
    const value = options.get(option)
    if (value !== undefined && !/^[1-9]\d{0,3}$/.test(value)) return { problem: `${option} wants a number.` }
  }
  const zone = options.get('--zone')
  if (zone !== undefined && zoneOf(zone) === undefined)
    return { problem: `--zone wants an IANA name such as Europe/Berlin or an offset such as -05:00, not "${zone}".` }
  const dates = options.get('--dates')
  if (dates !== undefined && !DATE_ORDERS.some(order => order === dates))
    return { problem: `--dates wants ${DATE_ORDERS.join(' or ')}, not "${dates}".` }
  const text = (option: string, key: string): object => (options.has(option) ? { [key]: options.get(option) } : {})
  const number = (option: string, key: string): object => (options.has(option) ? { [key]: Number(options.get(option)) } : {})
  return {
    command,
    paths,
    json: options.has('--json'),
    message: options.has('--message'),
    ...(command === 'report' ? { html: options.has('--html'), redact: options.has('--redact') } : {}),
    ...text('--user', 'user'),
    ...text('--case', 'caseFile'),
    ...text('--zone', 'zone'),
    ...text('--dates', 'dates'),
    ...number('--threads', 'threads'),
    ...number('--year', 'year'),
  }
}

function split(word: string): readonly [string, string?] {
  const at = word.indexOf('=')
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)]
}
