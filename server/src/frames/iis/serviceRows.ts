import type { RowReader } from '../w3c/scan.ts'
import type { Service } from '../w3c/service.ts'
import { answerMemo } from './answerMemo.ts'
import { dialogRows, NNTP, SMTP } from './dialogRows.ts'
import { ftpRows } from './ftpRows.ts'
import { webRows } from './webRows.ts'

/** The readers of rows of all services, for layouts in which a row says which service wrote it. Made anew for every file. */
export function serviceRows(): Readonly<Record<Service, RowReader>> {
  const answers = answerMemo()
  return { http: webRows(), smtp: dialogRows(SMTP), nntp: dialogRows(NNTP), ftp: ftpRows(answers) }
}
