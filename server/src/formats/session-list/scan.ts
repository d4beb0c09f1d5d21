import { unreadSpans } from '../../frames/table/columns.ts'
import { type ListReader, listScanner } from '../../frames/table/scan.ts'
import { ROLE_USER, USER } from '../../model/identity.ts'
import { sessionState, SESSION_ROW, sinceText } from '../../model/listed.ts'
import { FACET_ACTION, FACET_CLASS, FACET_CODE, FACET_DETAIL } from '../../model/what.ts'
import type { Scanner } from '../format.ts'
import { columnsOf, sessionCells } from './cells.ts'
import { plainReader, SESSION_CLASS } from './plain.ts'

/** Reads lists of sessions: a heading, and a row for each. */
export const sessionScanner = (): Scanner => listScanner(sessionReader())

export const sessionReader = (): ListReader => ({
  headingLines: first => (columnsOf(first) === undefined ? 0 : 1),
  recordLines: (lines, at, heading) => (sessionCells(heading, lines[at]!.text).length > 0 ? 1 : 0),
  cells: sessionCells,
  draft(record, _heading, sink) {
    sink.who[ROLE_USER] = sink.identityOf(USER, record.value('user-name'))
    sink.what[FACET_CLASS] = SESSION_CLASS
    sink.what[FACET_CODE] = sink.word(SESSION_ROW)
    sink.what[FACET_ACTION] = sink.word(sessionState(record.value('state')))
    sink.what[FACET_DETAIL] = sink.word(sinceText(record.value('logon-time'), `session ${record.value('session-id')}`))
    return true
  },
  plainReader,
  unread: heading => unreadSpans(columnsOf(heading) ?? [], 'user-name', 'session-id', 'state', 'logon-time'),
  knownBy: () => ({ gaps: 'figures', reliance: 0 }),
  gap: () => 'no number of a session stands below its heading',
})
