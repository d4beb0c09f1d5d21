import type { CollectItem } from '../../../../shared/investigation.ts'
import type { Protocol } from '../../model/codeSpace.ts'
import { frontEndText } from '../frontEnds.ts'
import { branchOfImage, protocolName } from '../hostedServices.ts'
import type { Inquiry } from '../inquiry.ts'
import type { ShapeKind } from '../logonShape.ts'
import { evidence, sampleOf } from '../references.ts'
import type { Source } from '../sources.ts'
import { becauseOf } from '../statedDocument.ts'
import { statedOrigin } from '../statedOrigin.ts'
import { count, quoted, share } from '../wording.ts'
import { type Finding, found, type Step } from './step.ts'

/** A branch of the tree, for one special cause: when the tree goes there, which sources are of its kind, and what would show it or shut it out. */
export interface Branch {
  readonly id: string
  readonly title: string
  /** What is struck out where it is ruled out. */
  readonly suspect: string
  /** What its answer needs. */
  readonly needs: string
  /** Whether a named source is of this kind. */
  readonly isMine: (source: Source, inquiry: Inquiry) => boolean
  /** Why the tree goes here; undefined where it does not. */
  readonly leads: (inquiry: Inquiry) => string | undefined
  /** The sentence that rules it out; undefined where nothing does (DOMAIN.md 3.3: capability, coverage, host and clock). */
  readonly out?: (inquiry: Inquiry) => string | undefined
  readonly collect: (inquiry: Inquiry) => readonly CollectItem[]
}

/** A branch as a step of the checklist. */
export const branchStep = (branch: Branch): Step => ({ id: branch.id, title: branch.title, run: inquiry => run(inquiry, branch) })

function run(inquiry: Inquiry, branch: Branch): Finding {
  const mine = inquiry.sources.find(source => branch.isMine(source, inquiry))
  if (mine !== undefined) return supported(inquiry, branch, mine)
  const reason = branch.leads(inquiry)
  if (reason === undefined) return found('NOT-APPLICABLE', whyNot(inquiry))
  const shown = evidence(...sampleOf(inquiry.attempts).map(({ row }) => row))
  const out = branch.out?.(inquiry)
  if (out !== undefined)
    return found('RULED-OUT', `${reason}. ${out}`, { outcome: 'not this', evidence: shown, eliminated: [branch.suspect] })
  const origin = statedOrigin(inquiry)
  const needs = inquiry.frontEnd === undefined ? branch.needs : `the log of the front end ${frontEndText(inquiry, inquiry.frontEnd)}`
  return found('INCONCLUSIVE', `${reason}${origin === '' ? '' : `; ${origin}`}. It is decided by ${needs}.`, {
    outcome: 'to be looked at',
    evidence: shown,
    remaining: [branch.suspect],
    collect: [...branch.collect(inquiry)],
  })
}

function supported(inquiry: Inquiry, branch: Branch, source: Source): Finding {
  const { stated } = source
  const shown = { outcome: quoted(source.value), remaining: [branch.suspect], evidence: rowsOf(inquiry, source) }
  const because = stated === undefined ? timedWords(source) : becauseOf(inquiry, source, stated)
  if (source.confidence === 'possible') return found('INCONCLUSIVE', because, { ...shown, collect: [...branch.collect(inquiry)] })
  return found('SUPPORTED', because, shown)
}

function timedWords({ timed, value }: Source): string {
  if (timed === undefined) return quoted(value)
  const { matched, of, expected } = timed.ranked.all
  return `${share(matched, of)} failures have a connection from ${quoted(value)}; chance would give ${count(expected)}.`
}

function rowsOf({ attempts, suspects }: Inquiry, { stated, timed }: Source) {
  if (stated !== undefined)
    return evidence(...sampleOf(stated.attempts).map(n => attempts[n]?.rows.find(row => row === stated.origin.row) ?? attempts[n]?.row))
  const pairs = timed === undefined ? [] : sampleOf(timed.ranked.all.matches)
  return evidence(
    ...pairs.flatMap(({ attempt, session }) => [attempts[suspects.anchors[attempt]?.attempt ?? -1]?.row, timed?.ranked.sessions[session]]),
  )
}

/** One true sentence for all branches that are not taken. */
function whyNot({ shape, process }: Inquiry): string {
  if (shape === undefined) return 'No finding leads here: the kind of logon is not known yet (S08).'
  const image = process?.program?.image
  const through =
    shape.kind === 'PLAIN' ? `clear text through ${quoted(shape.logonProcess)}` : `made by ${quoted(shape.logonProcess) || 'Kerberos'}`
  return `No finding leads here: the logon is ${through}${image === undefined ? '' : `, in ${quoted(image)}`}.`
}

/** The process is one whose logons this branch explains. */
export function leadsByImage(inquiry: Inquiry, id: string): string | undefined {
  const { process, shape } = inquiry
  const image = process?.program?.image
  const isPlain = shape === undefined || shape.kind === 'PLAIN'
  return image !== undefined && isPlain && branchOfImage(image) === id ? `The process is ${quoted(image)}` : undefined
}

/** A front end handed the refused sign-ins on by one of the protocols that this branch explains. */
export const leadsByFrontEnd = ({ frontEnd }: Inquiry, protocols: readonly Protocol[]): string | undefined =>
  frontEnd !== undefined && protocols.includes(frontEnd.protocol)
    ? `A front end hands the sign-ins on by ${protocolName(frontEnd.protocol)}`
    : undefined

/** The logon is of a kind that this branch explains. */
export const leadsByShape = ({ shape }: Inquiry, kind: ShapeKind, words: string): string | undefined =>
  shape?.kind === kind ? words : undefined
