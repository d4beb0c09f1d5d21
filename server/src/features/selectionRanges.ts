import type { Position, SelectionRange } from 'vscode-languageserver'
import { entryText } from '../evidence/evidenceFile.ts'
import { entryAt, linesOfEntry } from '../evidence/places.ts'
import { type DocumentParams, type FeatureContext, logUnder } from './context.ts'

/** From the value under each cursor outwards: value, field, section, record. */
export function selectionRanges(
  context: FeatureContext,
  params: DocumentParams & { readonly positions: readonly Position[] },
): readonly SelectionRange[] {
  return params.positions.map(position => {
    const file = logUnder(context, { textDocument: params.textDocument, position })
    const here: SelectionRange = { range: { start: position, end: position } }
    const entry = file === undefined ? undefined : entryAt(file, position)
    if (file === undefined || entry === undefined) return here
    const text = entryText(file, entry)
    const lines = linesOfEntry(file, entry, text)
    const index = lines.indexAt(position)
    if (index === undefined) return here
    return (
      context.syntax
        .around(file.format, text, index)
        .toReversed()
        .reduce<SelectionRange | undefined>(
          (parent, { start, end }) => ({ range: lines.rangeAt(start, end), ...(parent === undefined ? {} : { parent }) }),
          undefined,
        ) ?? here
    )
  })
}
