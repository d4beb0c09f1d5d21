import { dialogRows, NNTP, SMTP } from './dialogRows.ts'
import { ftpRows } from './ftpRows.ts'
import { webRows } from './webRows.ts'

/** The readers of rows of all services, for layouts in which a row says which service wrote it. Made anew for every file. */
export function serviceRows() {
  return { http: webRows(), smtp: dialogRows(SMTP), nntp: dialogRows(NNTP), ftp: ftpRows() }
}
