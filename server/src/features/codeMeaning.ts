import { describeCode, parseCode } from '../model/codes/codes.ts'
import type { CodeMeaning } from '../model/codes/codeTable.ts'
import type { CodeSpace } from '../model/codeSpace.ts'
import type { Located } from '../syntax/locate.ts'

/** What the code that a value states means; undefined where no table has it. */
export function codeMeaning({ file, entry, span }: Located): CodeMeaning | undefined {
  const { space } = span.field
  const { codes } = file.table.what(entry)
  const stated = codes.find(candidate => candidate.space === space) ?? codes[0]
  const value = parseCode(span.text.trim())
  return describeCode({ space: space ?? stated?.space ?? 'none', value: valueOf(space, value, stated?.value) })
}

/** HTTP codes are kept with their sub-status, which stands in another column: take the entry's own. */
const valueOf = (space: CodeSpace | undefined, written: number | undefined, stated: number | undefined): number =>
  space === 'http' ? (stated ?? (written ?? 0) * 1000) : (written ?? stated ?? 0)
