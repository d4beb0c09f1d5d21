import { type CodeAction, CodeActionKind, type Range } from 'vscode-languageserver'
import type { FactSuggestion } from '../../../shared/requests.ts'
import { identityText, isMachineAccount, type Identity, userText } from '../model/identity.ts'
import { entryAt } from '../evidence/places.ts'
import { fieldAt, type Located } from '../syntax/locate.ts'
import { type DocumentParams, type FeatureContext, logUnder } from './context.ts'
import { failureKind } from './failureKinds.ts'
import { shortened } from './markdown.ts'

/** What an investigator can do with the value or entry under the cursor: look into the account, state a fact, keep it as evidence, correct the file's clock or machine. */
export function codeActions(context: FeatureContext, params: DocumentParams & { readonly range: Range }): readonly CodeAction[] {
  const position = params.range.start
  const file = logUnder(context, { textDocument: params.textDocument, position })
  const entry = file === undefined ? undefined : entryAt(file, position)
  if (file === undefined || entry === undefined) return []
  const field = fieldAt(context.syntax, file, position)
  const marked = failureKind(file.table.what(entry)) !== undefined
  const { basis } = file.clock
  return [
    ...(field === undefined ? [] : aboutIdentity(field)),
    ...(field !== undefined || marked ? [action('Keep as Evidence for a Step…', 'keepEvidence', [])] : []),
    ...(field?.span.field.kind === 'time' && basis !== 'utc' && basis !== 'none'
      ? [action('Set the Time Zone of This Log…', 'setFileZone', [])]
      : []),
    ...(field?.span.field.kind === 'time' && file.clock.dateHow !== undefined
      ? [action('Set the Order of Day and Month of This Log…', 'setDateOrder', [])]
      : []),
    ...(field?.span.field.kind === 'pid' && field.identity?.kind === 'process' && field.identity.host === ''
      ? [action('Set the Machine of This Log…', 'setFileHost', [])]
      : []),
  ]
}

function aboutIdentity({ identity }: Located): readonly CodeAction[] {
  if (identity === undefined) return []
  const name = shortened(identityText(identity))
  const fact = factAbout(identity)
  return [
    ...(identity.kind === 'user' && !isMachineAccount(identity.name)
      ? [action(`Investigate ${name}`, 'investigateUser', [userText(identity)])]
      : []),
    action(`Show Entries Related to ${name}`, 'showRelated', []),
    ...(fact === undefined ? [] : [action(`Add a Fact about ${name}…`, 'addFact', [fact])]),
  ]
}

/** What a fact about an identity begins with. */
function factAbout(identity: Identity): FactSuggestion | undefined {
  if (identity.kind === 'host') return { host: identity.name }
  if (identity.kind === 'ip') return { ip: identity.address }
  if (identity.kind === 'user') return { user: userText(identity) }
  return identity.kind === 'process' ? { pid: identity.pid, ...(identity.host === '' ? {} : { host: identity.host }) } : undefined
}

const action = (title: string, command: string, args: readonly unknown[]): CodeAction => ({
  title,
  kind: CodeActionKind.Empty,
  command: { title, command: `lockoutTrail.${command}`, arguments: [...args] },
})
