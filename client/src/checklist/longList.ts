import type { EvidenceRef, Investigation } from '../../../shared/investigation.ts'
import type { LongList } from '../../../shared/panelMessages.ts'
import type { DatedRef, InvestigateResult } from '../../../shared/requests.ts'
import { sourceKey } from './panelDocument.ts'

/** A list that is too long for the panel, as the lines of a read-only document; columns are parted by tabs. */
export interface ListText {
  readonly title: string
  readonly text: string
}

/** What a list is made of. */
export type Listed = Pick<InvestigateResult, 'investigation' | 'accounts'>

export function listText({ investigation, accounts }: Listed, list: LongList): ListText | undefined {
  switch (list.kind) {
    case 'pairs':
      return pairsText(investigation, list.source)
    case 'evidence':
      return evidenceText(investigation, list.step)
    case 'accounts':
      return accountsText(accounts)
  }
}

function accountsText(accounts: Listed['accounts']): ListText {
  const when = (dated: DatedRef | undefined): string => (dated === undefined ? '–' : `${dated.at ?? 'no time'}\t${place(dated.ref)}`)
  const rows = accounts.map(({ user, domain, failures, lockouts, from = '–', first, last, lockout }) =>
    [domain ? `${domain}\\${user}` : user, `${failures}`, `${lockouts}`, from, when(first), when(last), when(lockout)].join('\t'),
  )
  const columns = 'account, failures, lockouts, most from, first failure and its place, last failure, first lockout; times in UTC'
  return { title: 'Accounts that fail', text: lines(`Accounts that fail: ${columns}`, rows) }
}

function pairsText(investigation: Investigation, key: string): ListText | undefined {
  const source = [...investigation.culprits, ...investigation.candidates].find(each => sourceKey(each) === key)
  if (!source?.pairs) return undefined
  const title = `Matched pairs of ${source.value}`
  const rows = source.pairs.map(pair => `${place(pair.attempt)}\t${place(pair.session)}\t${pair.seconds.toFixed(1)} s`)
  return { title, text: lines(`${title}: failure, session, seconds from failure to session`, rows) }
}

function evidenceText(investigation: Investigation, id: string): ListText | undefined {
  const step = investigation.steps.find(each => each.id === id)
  if (!step) return undefined
  const title = `Evidence of ${step.id}`
  return { title, text: lines(`${step.id} ${step.title}. ${step.because}`, step.evidence.map(place)) }
}

function lines(heading: string, rows: readonly string[]): string {
  return [heading.replaceAll(/\s+/g, ' '), '', ...rows, ''].join('\n')
}

function place(ref: EvidenceRef): string {
  return `${ref.path}:${ref.line}`
}

/** A place named in the text of a list: where it stands and where it leads. */
export interface PlaceInText extends EvidenceRef {
  readonly offset: number
  readonly length: number
}

/** The places of a list's text, for links; a name is one only if the investigation knows it. */
export function placesIn(text: string, paths: ReadonlySet<string>): readonly PlaceInText[] {
  const places = [...text.matchAll(/([^\t\n]+):(\d+)(?=\t|\n|$)/g)]
  return places
    .map(match => ({ path: match[1] ?? '', line: Number(match[2]), offset: match.index, length: match[0].length }))
    .filter(({ path }) => paths.has(path))
}
