import type { Hover, Position } from 'vscode-languageserver'
import { maskSecrets } from '../model/secrets.ts'
import { fieldAt, type Located } from '../syntax/locate.ts'
import { type DocumentParams, type FeatureContext, logUnder } from './context.ts'
import { describeField } from './describeField.ts'
import { code, escaped, shortened } from './markdown.ts'
import { sharing } from './sharing.ts'

/** What the value under the cursor means, and which entries share it. */
export function hover(context: FeatureContext, params: DocumentParams & { readonly position: Position }): Hover | null {
  const file = logUnder(context, params)
  const field = file === undefined ? undefined : fieldAt(context.syntax, file, params.position)
  if (field === undefined) return null
  const parts = [title(field), ...describeField(context.snapshot, field), ...sharing(context.snapshot, field)]
  return { contents: { kind: 'markdown', value: parts.join('\n\n') }, range: field.range }
}

function title({ span }: Located): string {
  const shown = span.field.kind === 'secret' ? 'not shown' : code(shortened(maskSecrets(span.text)))
  return `**${escaped(span.field.label)}** ${shown}`
}
