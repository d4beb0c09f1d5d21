import { identityEntries } from '../../evidence/identities.ts'
import type { Snapshot } from '../../evidence/snapshot.ts'
import type { Identity, IdentityKind } from '../../model/identity.ts'
import { mapped, type Report } from './blocks.ts'

const NAMES: Readonly<Record<IdentityKind | 'domain', string>> = {
  user: 'USER',
  ip: 'ADDRESS',
  host: 'HOST',
  process: 'PROCESS',
  session: 'SESSION',
  device: 'DEVICE',
  domain: 'DOMAIN',
}
/** Names that every network has say nothing about one. */
const COMMON: ReadonlySet<string> = new Set([
  'system',
  'network service',
  'local service',
  'anonymous logon',
  'nt authority',
  'administrator',
  'guest',
  'localhost',
  '127.0.0.1',
  '::1',
  '0.0.0.0',
  '-',
])

interface Name {
  readonly text: string
  readonly kind: keyof typeof NAMES
}

/**
 * A report in which accounts, domains, machines, addresses and devices have made-up names: the same one wherever the same thing is named, numbered in the order
 * of the report. Every name that any file states is replaced, also inside paths and quotations; so is everything that looks like an address, a mailbox or a SID.
 */
export function redacted(report: Report, snapshot: Snapshot): Report {
  const names = namesIn(snapshot)
  const kinds = new Map(names.map(({ text, kind }) => [text.toLowerCase(), NAMES[kind]]))
  const pseudonym = pseudonyms()
  const replace = replacer(kinds, pseudonym)
  const spelled = textOf(report).toLowerCase()
  const inWords = names.filter(({ text }) => text.search(BETWEEN) >= 0 && spelled.includes(text.toLowerCase()))
  const phrases = inWords.length === 0 ? undefined : new RegExp(inWords.map(({ text }) => escapedPattern(text)).join('|'), 'gi')
  const change = (text: string): string => {
    const sure = text.replace(SID, found => pseudonym('SID', found))
    const whole = phrases === undefined ? sure : sure.replace(phrases, found => pseudonym(kinds.get(found.toLowerCase()) ?? 'NAME', found))
    return replace(whole)
  }
  return mapped(report, change)
}

/** Gives every name of a kind the next number. */
function pseudonyms(): (prefix: string, found: string) => string {
  const given = new Map<string, string>()
  const counts = new Map<string, number>()
  return (prefix, found) => {
    const key = found.toLowerCase()
    const known = given.get(key)
    if (known !== undefined) return known
    const count = (counts.get(prefix) ?? 0) + 1
    counts.set(prefix, count)
    given.set(key, `${prefix}-${count}`)
    return `${prefix}-${count}`
  }
}

const SID = /\bS-1-5-21(?:-\d+)+\b/gi
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/
const MAILBOX = /^[^@]+@[^@]+\.[^@]+$/
/** What may be a name: the text is cut at what seldom stands in one, so that a million names cost no more than one. */
const WORDS = /[\p{L}\p{N}_$](?:[\p{L}\p{N}_$.:@-]*[\p{L}\p{N}_$])?/gu
/** What cuts: names that hold it are looked for as they are. */
const BETWEEN = /[^\p{L}\p{N}_$.:@-]/u

function replacer(kinds: ReadonlyMap<string, string>, pseudonym: (prefix: string, found: string) => string): (text: string) => string {
  const whole = (word: string): string | undefined => {
    const kind = kinds.get(word.toLowerCase())
    if (kind !== undefined) return pseudonym(kind, word)
    if (ADDRESS.test(word)) return COMMON.has(word) ? word : pseudonym('ADDRESS', word)
    return MAILBOX.test(word) ? pseudonym('MAILBOX', word) : undefined
  }
  const parts = (word: string, separators: readonly RegExp[]): string => {
    const known = word === '' ? word : whole(word)
    const [first, ...rest] = separators
    if (known !== undefined || first === undefined) return known ?? word
    return word
      .split(first)
      .map(part => (first.test(part) ? part : parts(part, rest)))
      .join('')
  }
  // From the outside in: address:port, HOST.domain, HOST$, HOST_Security.
  return text => text.replace(WORDS, word => parts(word, [/(:)/, /(@)/, /(\.)/, /(\$)/, /([_-])/]))
}

const escapedPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

function textOf(report: Report): string {
  const texts: string[] = []
  mapped(report, text => {
    texts.push(text)
    return text
  })
  return texts.join('\n')
}

/** Every name that the files state, and those of the case. */
function namesIn({ files, case: { subject, facts = [] } }: Snapshot): readonly Name[] {
  const stated = files.flatMap(({ table, host }) => [
    ...[...identityEntries(table.data.identities)].flatMap(([, identity]) => namesOf(identity)),
    ...(host === undefined ? [] : hostNames(host.name)),
  ])
  const known = [...(subject === undefined ? [] : [{ kind: 'user' as const, text: subject.user }]), ...facts.flatMap(factNames)]
  return [...stated, ...known].filter(({ text }) => text.length > 1 && !COMMON.has(text.toLowerCase()))
}

const factNames = ({ host, ip, user }: { readonly host?: string; readonly ip?: string; readonly user?: string }): readonly Name[] => [
  ...(host === undefined ? [] : hostNames(host)),
  ...(ip === undefined ? [] : [{ kind: 'ip' as const, text: ip }]),
  ...(user === undefined ? [] : [{ kind: 'user' as const, text: user.split('\\').at(-1) ?? user }]),
]

function namesOf(identity: Identity): readonly Name[] {
  switch (identity.kind) {
    case 'user':
      return [...accountNames(identity.name), ...(identity.domain === '' ? [] : domainNames(identity.domain))]
    case 'ip':
      return [{ kind: 'ip', text: identity.address }]
    case 'host':
      return hostNames(identity.name)
    case 'device':
      return [{ kind: 'device', text: identity.id }]
    case 'process':
    case 'session':
      return identity.host === '' ? [] : hostNames(identity.host)
  }
}

/** `EXCHSRV01$` is the machine. */
const accountNames = (name: string): readonly Name[] => (name.endsWith('$') ? hostNames(name.slice(0, -1)) : [{ kind: 'user', text: name }])
const hostNames = (name: string): readonly Name[] => {
  const [short = name, ...domain] = name.split('.')
  return [{ kind: 'host', text: short }, ...(domain.length === 0 ? [] : domainNames(domain.join('.')))]
}
const domainNames = (domain: string): readonly Name[] => [
  { kind: 'domain', text: domain },
  { kind: 'domain', text: domain.split('.')[0] ?? domain },
]
