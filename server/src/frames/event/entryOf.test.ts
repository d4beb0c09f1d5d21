import assert from 'node:assert/strict'
import { test } from 'node:test'
import { randomStream } from '../../../../tools/sample/random.ts'
import { entryTable } from '../../evidence/entryTable.ts'
import { TableBuilder } from '../../evidence/tableBuilder.ts'
import { entryReader } from './entryOf.ts'
import * as S from './slots.ts'

/** What the slots of some events may say. */
const VALUES: readonly (readonly [slot: number, ...texts: readonly string[]])[] = [
  [S.EVENT_ID, '4625', '4624', '529', '4771', '4634', '642', '6272', '6200'],
  [S.EVENT_SOURCE, '', 'Security', 'Microsoft-Windows-Security-Auditing', 'IIS-Logging'],
  [S.AUDIT, 'Audit Failure', 'Audit Success'],
  [S.COMPUTER, 'MAIL01', 'MAIL02', '-', ''],
  [S.USER, 'ann', 'bob', 'ann@contoso.com', '-', ''],
  [S.DOMAIN, 'CONTOSO', ''],
  [S.ACCOUNT, '', '', 'carl'],
  [S.SUBJECT, 'MAIL01$', 'dora', '-'],
  [S.SUBJECT_LOGON_ID, '0x3e7', '0x51f2'],
  [S.LOGON_TYPE, '3', '8', ''],
  [S.LOGON_PROCESS, 'Advapi', 'NtLmSsp', 'Kerberos'],
  [S.STATION, 'DESK7', 'DESK8', '-'],
  [S.ADDRESS, '192.0.2.7', '192.0.2.8', '::1', '-'],
  [S.PROCESS_ID, '0x1a2c', '0x0', '1728'],
  [S.STATUS, '0xc000006d', '0xc0000234', ''],
  [S.SUB_STATUS, '0xc000006a', '0xc0000064', '0x0'],
  [S.CODE, '', '', '0x18'],
  [S.REASON, '%%2313', 'Unknown user name or bad password.', ''],
  [S.PASSWORD_LAST_SET, '-', '9/12/2006'],
]

test('an event says the same behind others as alone, whatever of it was read before', () => {
  const random = randomStream(1, 'events')
  const slots = { from: new Int32Array(S.SLOTS), to: new Int32Array(S.SLOTS) }
  const readAll = entryReader(slots)
  const all = new TableBuilder()
  const alone: unknown[] = []
  for (let event = 0; event < 4000; event++) {
    const hasData = random.chance(0.5)
    let text = ' '
    for (const [slot, ...texts] of VALUES) {
      const value = texts[random.chance(0.6) ? 0 : random.whole(0, texts.length - 1)]!
      slots.from[slot] = text.length
      slots.to[slot] = text.length + value.length
      text += `${value} `
    }
    const bytes = new TextEncoder().encode(text)
    assert.equal(readAll(bytes, all, hasData), undefined)
    all.add(0, bytes.length, 1)
    const one = new TableBuilder()
    entryReader(slots)(bytes, one, hasData)
    one.add(0, bytes.length, 1)
    alone.push(entryTable(one.freeze(0)).read(0))
  }
  const table = entryTable(all.freeze(0))
  assert.deepEqual(
    alone.map((_, entry) => table.read(entry)),
    alone,
  )
})
