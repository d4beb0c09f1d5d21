import { spells } from '../../frames/w3c/bytes.ts'
import { CS_METHOD, CS_URI_STEM } from '../../frames/w3c/columns.ts'
import type { Row } from '../../frames/w3c/row.ts'

const FOLDER = '/rdweb/'
const PAGE = '/login.aspx'

/**
 * Whether a row is a refused sign-in at the form of Remote Desktop Web Access: a POST of its page that is answered with the page again (200). A sign-in that
 * went well is answered with a redirect and names the user. Source: README.md#forms.
 */
export function isRefusedForm(bytes: Uint8Array, row: Row, status: number): boolean {
  if (status !== 200 || bytes[row.starts[CS_METHOD]! + 1] !== 79) return false
  const start = row.starts[CS_URI_STEM]!
  const end = row.ends[CS_URI_STEM]!
  if (end - start < FOLDER.length + PAGE.length || !spells(bytes, start, start + FOLDER.length, FOLDER)) return false
  return spells(bytes, end - PAGE.length, end, PAGE) && spells(bytes, row.starts[CS_METHOD]!, row.ends[CS_METHOD]!, 'post')
}
