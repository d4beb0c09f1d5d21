import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utcOf } from '../evidence/evidenceFile.ts'
import { atOnce } from '../evidence/turns.ts'
import { protocolLogsOf } from './protocolLogs.ts'
import { fileOf, snapshotOf, type Told } from './testing/caseBuilder.ts'
import { searchWebLogs } from './webSearch.ts'

const USER = { kind: 'user', name: 'User1', domain: 'CONTOSO' } as const
const refused = (at: number | undefined, user?: string): Told => ({
  protocol: 'owa',
  class: 'bad-password',
  server: '10.1.1.25',
  client: '10.1.5.77',
  ...(at === undefined ? {} : { at }),
  ...(user === undefined ? {} : { user }),
})

test('refusals without a time hide none of the others', () => {
  const times = [100, 200, undefined, 300, 400]
  for (const user of ['CONTOSO\\User1', undefined]) {
    const file = fileOf(
      'ex.log',
      times.map(at => refused(at, user)),
    )
    const failures = [0, 1, 3, 4].map(entry => utcOf(file, entry))
    const found = atOnce(searchWebLogs(protocolLogsOf(snapshotOf([file])), '', USER, failures))
    assert.equal(user === undefined ? found.nearNameless : found.failuresMatched, 4)
  }
})
