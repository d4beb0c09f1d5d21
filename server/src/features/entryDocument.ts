import { type EvidenceFile, endLine, entryText, utcOf } from '../evidence/evidenceFile.ts'
import { assumptions, civilOf, isoOf } from '../evidence/clock.ts'
import { located } from '../evidence/identityIndex.ts'
import { datasetOf } from '../formats/format.ts'
import { offsetText } from '../evidence/zone.ts'
import { describeCode } from '../model/codes/codes.ts'
import type { Code, CodeSpace } from '../model/codeSpace.ts'
import type { What } from '../model/entry.ts'
import { type Identity, type Role, ROLES, userText, type Who } from '../model/identity.ts'
import { maskSecrets } from '../model/secrets.ts'
import { imageName } from './processes.ts'

/** An entry as other programs read it: `lockout-trail/entry@1`, Elastic Common Schema names. Only what the log states is present. */
export type EntryDocument = Readonly<Record<string, unknown>>

export function entryDocument(file: EvidenceFile, entry: number, withMessage: boolean): EntryDocument {
  const { table } = file
  const who = whoIn(file, entry)
  const what = table.what(entry)
  const time = utcOf(file, entry)
  return present({
    '@timestamp': isoOf(time),
    message: withMessage ? maskSecrets(entryText(file, entry).trimEnd()) : undefined,
    event: present({
      code: what.code || undefined,
      action: what.action,
      outcome: outcomeOf(what),
      dataset: datasetOf(file.format),
      timezone: timezoneOf(file, entry),
    }),
    log: { file: { path: file.path, line: table.line(entry) }, offset: file.fileOffset(table.offset(entry)) },
    host: some({ name: nameOf(who.logger) ?? file.host?.name }),
    user: some(userOf(who)),
    source: some({ ip: ipOf(who.client), domain: nameOf(who.source) }),
    server: some({ ip: ipOf(who.server) }),
    process: some(processOf(who, what)),
    related: some(relatedOf(who)),
    lockout_trail: present({
      schema: 'lockout-trail/entry@1',
      class: what.class,
      end_line: endLine(file, entry),
      assumed: assumedOf(file, time),
      ...detailsOf(who, what),
    }),
  })
}

function whoIn(file: EvidenceFile, entry: number): Who {
  const who = file.table.who(entry)
  return Object.fromEntries(Object.entries(who).map(([role, identity]) => [role, located(identity, file)]))
}

const outcomeOf = (what: What): string => (what.outcome === 'failure' || what.outcome === 'success' ? what.outcome : 'unknown')

function timezoneOf(file: EvidenceFile, entry: number): string | undefined {
  const { clock } = file
  if (clock.basis === 'none') return undefined
  const civil = civilOf(clock, file.table.written(entry))
  return Number.isNaN(civil) ? undefined : offsetText(clock.zone.offsetAt(civil))
}

function userOf(who: Who): Record<string, unknown> {
  const user = who.user
  if (user?.kind !== 'user') return {}
  return user.upn ? { name: userText(user) } : { name: user.name, domain: user.domain || undefined }
}

function processOf(who: Who, what: What): Record<string, unknown> {
  const pid = who.process?.kind === 'process' ? who.process.pid : undefined
  const image = what.image
  return { pid, executable: image?.includes('\\') ? image : undefined, name: image === undefined ? undefined : imageName(image) }
}

function relatedOf(who: Who): Record<string, unknown> {
  const identities = ROLES.flatMap(role => (who[role] === undefined ? [] : [who[role]]))
  const of = (kind: Identity['kind'], text: (identity: Identity) => string | undefined): readonly string[] | undefined => {
    const values = [...new Set(identities.filter(identity => identity.kind === kind).flatMap(identity => text(identity) ?? []))]
    return values.length === 0 ? undefined : values
  }
  return {
    ip: of('ip', ipOf),
    user: of('user', accountName),
    hosts: of('host', nameOf),
  }
}

function detailsOf(who: Who, what: What): Record<string, unknown> {
  const mail = what.protocol === 'smtp' || what.protocol === 'nntp'
  return {
    codes: listOf(what.codes.filter(({ space }) => DOCUMENTED.has(space)).map(codeDocument)),
    logon_type: what.logonType,
    logon_process: what.logonProcess,
    auth_package: what.authPackage,
    via: nameOf(who.via),
    session: who.session?.kind === 'session' ? who.session.id : undefined,
    device: who.device?.kind === 'device' ? who.device.id : undefined,
    helo: mail ? nameOf(who.source) : undefined,
    forwarded_for: who.forwarded === undefined ? undefined : [ipOf(who.forwarded)],
  }
}

/** The code spaces of the contract; the number of an event is `event.code`. */
const DOCUMENTED: ReadonlySet<CodeSpace> = new Set<CodeSpace>([
  'ntstatus',
  'kerberos',
  'win32',
  'sspi',
  'smtp',
  'http',
  'ftp',
  'nntp',
  'pop3',
  'imap4',
  'nps',
  'ldap',
])

const listOf = <T>(items: readonly T[]): readonly T[] | undefined => (items.length === 0 ? undefined : items)

function codeDocument(code: Code): Record<string, unknown> {
  return present({ space: code.space, value: codeText(code), symbol: describeCode(code)?.symbol })
}

/** A code as its logs write it: NTSTATUS and Kerberos in hex, HTTP as status.substatus, the rest in decimal. */
function codeText({ space, value }: Code): string {
  if (space === 'ntstatus') return `0x${value.toString(16).toUpperCase().padStart(8, '0')}`
  if (space === 'kerberos') return `0x${value.toString(16)}`
  if (space === 'http') return value % 1000 === 0 ? String(value / 1000) : `${Math.floor(value / 1000)}.${value % 1000}`
  return String(value)
}

const assumedOf = (file: EvidenceFile, time: number): readonly string[] | undefined => {
  const assumed = Number.isNaN(time) ? [] : assumptions(file.clock)
  return assumed.length === 0 ? undefined : assumed
}

/** The account as written, without `DOMAIN\\`; a user principal name whole. */
function accountName(identity: Identity): string | undefined {
  if (identity.kind !== 'user') return undefined
  return identity.upn ? userText(identity) : identity.name
}

const ipOf = (identity: Identity | undefined): string | undefined => (identity?.kind === 'ip' ? identity.address : undefined)

function nameOf(identity: Who[Role]): string | undefined {
  if (identity?.kind === 'host') return identity.name
  return identity?.kind === 'ip' ? identity.address : undefined
}

/** Without the members that are undefined. */
function present(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

/** The same, undefined where nothing is left. */
function some(members: Record<string, unknown>): Record<string, unknown> | undefined {
  const left = present(members)
  return Object.keys(left).length === 0 ? undefined : left
}
