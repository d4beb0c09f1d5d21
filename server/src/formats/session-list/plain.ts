import { ascii, isDigit } from '../../frames/ascii.ts'
import { emptyPlainValues, placeWords } from '../../frames/table/plainRow.ts'
import { broughtWord, meanings, onlyColumn, plainNumber, wordFinder } from '../../frames/table/plainValue.ts'
import type { PlainReader } from '../../frames/table/scan.ts'
import { sentence } from '../../frames/table/sentence.ts'
import { ROLE_USER, USER } from '../../model/identity.ts'
import { sessionState, SESSION_ROW } from '../../model/listed.ts'
import { classNumber } from '../../model/outcome.ts'
import { FACET_ACTION, FACET_CLASS, FACET_CODE, FACET_DETAIL } from '../../model/what.ts'
import { columnsOf } from './cells.ts'

export const SESSION_CLASS = classNumber('session')
/** Names of the column of numbers: with one of them a row may be a heading. */
const isIdNamed = wordFinder('id', 'id.')
const SINCE = ascii('since ')
const SESSION = ascii('; session ')

/** Reads the rows of a list of sessions whose values stand where its heading says. */
export function plainReader(heading: string): PlainReader | undefined {
  const columns = columnsOf(heading)
  if (columns === undefined) return undefined
  const [user, id, state, since] = ['user-name', 'session-id', 'state', 'logon-time'].map(field => onlyColumn(columns, field)) as [
    number,
    number,
    number,
    number,
  ]
  if (user < 0 || id < 0 || state < 0) return undefined
  const values = emptyPlainValues()
  const states = meanings(sessionState)
  const code = broughtWord(SESSION_ROW)
  const detail = sentence()
  return (row, _end, sink) => {
    if (isIdNamed(row)) return false
    const { bytes } = row
    placeWords(row, columns, values)
    const { starts, ends } = values
    if (ends[id] === 0 || plainNumber(bytes, starts[id]!, ends[id]!) < 0 || ends[state] === 0 || isDigit(bytes[starts[state]!]))
      return false
    if (ends[user]! > 0) sink.who[ROLE_USER] = sink.identity(USER, bytes, starts[user]!, ends[user]!)
    sink.what[FACET_CLASS] = SESSION_CLASS
    sink.what[FACET_CODE] = code(sink)
    sink.what[FACET_ACTION] = states(bytes, starts[state]!, ends[state]!, sink)
    detail.length = 0
    if (since >= 0 && ends[since]! > 0) {
      detail.add(SINCE, 0, SINCE.length)
      detail.add(bytes, starts[since]!, ends[since]!)
    }
    detail.add(SESSION, detail.length === 0 ? 2 : 0, SESSION.length)
    detail.add(bytes, starts[id]!, ends[id]!)
    sink.what[FACET_DETAIL] = detail.term(sink)
    return true
  }
}
