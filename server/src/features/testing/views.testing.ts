import assert from 'node:assert/strict'
import { VIEW_SCHEME, type ViewWish } from '../../../../shared/requests.ts'
import { investigator } from '../../checklist/investigate.ts'
import type { FeatureContext } from '../context.ts'
import { atOnce } from '../../evidence/turns.ts'
import { view } from '../view.ts'
import type { WrittenView } from '../viewText.ts'

export const VIEW_URI = `${VIEW_SCHEME}:/view`

/** A view that is open beside the logs of a workspace. */
export interface OpenView extends WrittenView {
  readonly context: FeatureContext
  readonly rows: readonly string[]
  readonly document: { readonly textDocument: { readonly uri: string } }
  /** The request about the place of a text in the first row that has it and another one. */
  placeOf(
    text: string,
    inRowWith?: string,
  ): { readonly textDocument: { readonly uri: string }; readonly position: { readonly line: number; readonly character: number } }
}

export const viewIn = (context: FeatureContext, wish: ViewWish): WrittenView | undefined =>
  atOnce(view(context, VIEW_URI, wish, investigator()))

export function openViewIn(context: FeatureContext, wish: ViewWish): OpenView {
  const made = viewIn(context, wish) ?? assert.fail('there is nothing to show')
  const rows = made.text.split('\n')
  const document = { textDocument: { uri: VIEW_URI } }
  return {
    ...made,
    rows,
    document,
    context: { ...context, snapshot: { ...context.snapshot, views: [made] } },
    placeOf: (text, inRowWith = text) => {
      const line = rows.findIndex(row => row.includes(text) && row.includes(inRowWith))
      assert.notEqual(line, -1, `${text} is in no row with ${inRowWith}`)
      return { ...document, position: { line, character: rows[line]!.indexOf(text) + 1 } }
    },
  }
}
