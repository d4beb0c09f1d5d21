import { spells } from '../w3c/bytes.ts'
import { CS_METHOD, CS_URI_STEM } from '../w3c/columns.ts'
import type { Row } from '../w3c/row.ts'

const FOLDER = '/rdweb/'
const PAGE = '/login.aspx'

/** Whether a row is a sign-in at the form of Remote Desktop Web Access: a POST of its page. */
export function isFormPost(bytes: Uint8Array, { starts, ends }: Row): boolean {
  const start = starts[CS_URI_STEM]!
  const end = ends[CS_URI_STEM]!
  if (end - start < FOLDER.length + PAGE.length || !spells(bytes, start, start + FOLDER.length, FOLDER)) return false
  return spells(bytes, end - PAGE.length, end, PAGE) && spells(bytes, starts[CS_METHOD]!, ends[CS_METHOD]!, 'post')
}

/**
 * Whether a sign-in at that form was refused: it is answered with the page again (200). One that went well is answered with a redirect and names the user.
 * Source: README.md#forms.
 */
export const isRefusedForm = (bytes: Uint8Array, row: Row, status: number): boolean => status === 200 && isFormPost(bytes, row)
