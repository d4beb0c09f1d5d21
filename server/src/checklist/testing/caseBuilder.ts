import type { CaseFile } from '../../../../shared/caseFile.ts'
import { type Clock, NO_CLOCK, UTC_CLOCK } from '../../evidence/clock.ts'
import { memorySource } from '../../evidence/byteSource.ts'
import { entryTable } from '../../evidence/entryTable.ts'
import type { EvidenceFile } from '../../evidence/evidenceFile.ts'
import { EMPTY_CASE, type Snapshot } from '../../evidence/snapshot.ts'
import { TableBuilder } from '../../evidence/tableBuilder.ts'
import { fixedZone } from '../../evidence/zone.ts'
import type { Capability, Format } from '../../formats/format.ts'
import { CODE_SPACES, type Code, type Protocol, protocolNumber } from '../../model/codeSpace.ts'
import { IDENTITY_KINDS, type IdentityKind, type Role, ROLES } from '../../model/identity.ts'
import { classNumber, type EntryClass, outcomeNumber, outcomeOfClass } from '../../model/outcome.ts'
import * as F from '../../model/what.ts'

/** An entry as a test tells it. `at` is seconds after `START` on the clock the file was written by. */
export interface Told {
  readonly at?: number
  readonly line?: number
  readonly class?: EntryClass
  readonly code?: string
  readonly codes?: readonly Code[]
  readonly logonType?: number
  readonly logonProcess?: string
  readonly authPackage?: string
  readonly action?: string
  readonly protocol?: Protocol
  readonly outbound?: boolean
  readonly image?: string
  readonly services?: string
  readonly detail?: string
  /** Identities by role: `DOMAIN\\user`, an address, a name, `1728` or `1728@HOST`. */
  readonly user?: string
  readonly client?: string
  readonly source?: string
  readonly via?: string
  readonly logger?: string
  readonly server?: string
  readonly caller?: string
  readonly process?: string
  readonly session?: string
  readonly device?: string
}

export interface FileOptions {
  readonly format?: string
  readonly clock?: Clock
  readonly host?: string
  readonly can?: Partial<Capability>
}

/** 12 September 2006, 21:55 UTC: when the founding case begins. */
export const START = Date.UTC(2006, 8, 12, 21, 55)

/** A clock that a case file set to UTC−5. */
export const EASTERN: Clock = { basis: 'local', zone: fixedZone(-300), how: 'configured', because: 'the test says so', skewSeconds: 0 }
export const ASSUMED: Clock = { basis: 'local', zone: fixedZone(0), how: 'assumed', because: 'nobody said', skewSeconds: 0 }
export { NO_CLOCK, UTC_CLOCK }

const KINDS: Readonly<Partial<Record<Role, IdentityKind>>> = {
  user: 'user',
  client: 'ip',
  source: 'host',
  via: 'host',
  logger: 'host',
  server: 'host',
  caller: 'user',
  process: 'process',
  session: 'session',
  device: 'device',
}

const CAN: Capability = { userName: 'written', clientAddress: 'sometimes', failure: 'written', process: 'sometimes' }

/** A file of told entries, made without any format's scanner. Line n holds entry n unless a line is told. */
export function fileOf(path: string, told: readonly Told[], options: FileOptions = {}): EvidenceFile {
  const clock = options.clock ?? UTC_CLOCK
  const builder = new TableBuilder()
  told.forEach((entry, n) => {
    setWho(builder, entry)
    setWhat(builder, entry)
    builder.time = entry.at === undefined ? Number.NaN : START + entry.at * 1000 + clock.zone.offsetAt(0) * 60_000
    builder.add(n, n + 1, entry.line ?? n + 1)
  })
  return {
    uri: `file:///${path}`,
    path,
    format: formatOf(options),
    recognition: { confidence: 1, because: 'told by a test' },
    table: entryTable(builder.freeze(told.length)),
    source: memorySource(new Uint8Array(0)),
    fileOffset: offset => offset,
    clock,
    ...(options.host === undefined ? {} : { host: { name: options.host, how: 'configured', because: 'the test says so' } }),
  }
}

export function snapshotOf(files: readonly EvidenceFile[], known: Partial<CaseFile> = {}): Snapshot {
  return {
    version: 1,
    files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    case: { ...EMPTY_CASE, ...known },
    unrecognised: [],
    views: [],
  }
}

function formatOf({ format = 'told', can }: FileOptions): Format {
  return {
    id: format,
    title: format,
    language: format,
    basis: 'utc',
    fields: [],
    can: { ...CAN, ...can },
    grammar: '',
    recognise: () => undefined,
    scanner: () => ({ scan: (_bytes, _start, end) => end }),
  }
}

function setWho(builder: TableBuilder, entry: Told): void {
  ROLES.forEach((role, column) => {
    const text = entry[role as keyof Told]
    const kind = KINDS[role]
    if (typeof text !== 'string' || kind === undefined) return
    const scoped = kind === 'process' || kind === 'session'
    const [value = '', scope = ''] = scoped ? text.split('@') : [text]
    builder.who[column] = builder.identityOf(IDENTITY_KINDS.indexOf(kind), value, scope)
  })
}

function setWhat(builder: TableBuilder, entry: Told): void {
  const { what } = builder
  const name = entry.class ?? 'other'
  const word = (facet: number, text: string | undefined): void => {
    if (text !== undefined) what[facet] = builder.word(text)
  }
  what[F.FACET_CLASS] = classNumber(name)
  what[F.FACET_OUTCOME] = outcomeNumber(outcomeOfClass(name))
  what[F.FACET_PROTOCOL] = protocolNumber(entry.protocol ?? 'unknown')
  what[F.FACET_DIRECTION] = entry.outbound === true ? 2 : 1
  if (entry.logonType !== undefined) what[F.FACET_LOGON_TYPE] = entry.logonType + 1
  word(F.FACET_CODE, entry.code)
  word(F.FACET_LOGON_PROCESS, entry.logonProcess)
  word(F.FACET_AUTH_PACKAGE, entry.authPackage)
  word(F.FACET_ACTION, entry.action)
  word(F.FACET_IMAGE, entry.image)
  word(F.FACET_SERVICES, entry.services)
  word(F.FACET_DETAIL, entry.detail)
  const facets = [F.FACET_SPACE1, F.FACET_SPACE2]
  entry.codes?.slice(0, 2).forEach((code, n) => {
    what[facets[n]!] = CODE_SPACES.indexOf(code.space)
    what[facets[n]! + 1] = code.value
  })
}
