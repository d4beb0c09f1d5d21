import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Snapshot } from '../../evidence/snapshot.ts'
import { inquire } from '../inquiry.ts'
import type { Told } from '../testing/caseBuilder.ts'
import { refusedEveryMinute, runInFoundingCase, snapshotWith } from '../testing/runStep.ts'
import { branches } from './branches.ts'
import type { Finding } from './step.ts'

const opened = (snapshot: Snapshot): string[] => {
  const inquiry = inquire(snapshot, undefined)
  return branches.filter(branch => isOpen(branch.run(inquiry))).map(({ id }) => id)
}
const isOpen = ({ verdict }: Finding): boolean => verdict !== 'NOT-APPLICABLE'
const shaped = (more: Partial<Told>) => snapshotWith(...refusedEveryMinute(6, more))

test('in the founding case no branch opens, and each says why', () => {
  const findings = branches.map(runInFoundingCase)
  assert.ok(!findings.some(isOpen))
  assert.match(findings[0]?.because ?? '', /clear text through Advapi, in inetinfo\.exe\.$/)
})

test('the kind of logon and the program decide which branch opens', () => {
  assert.deepEqual(opened(shaped({ logonProcess: 'NtLmSsp', process: '0' })), ['M03'])
  assert.deepEqual(opened(shaped({ logonType: 4 })), ['M06'])
  assert.deepEqual(opened(shaped({ logonType: 5 })), ['M07'])
  assert.deepEqual(opened(shaped({ logonType: 2, logonProcess: 'User32' })), ['M08'])
  assert.deepEqual(opened(shaped({ image: 'w3wp.exe' })), ['M01', 'M02'])
  assert.deepEqual(opened(shaped({ image: 'EdgeTransport.exe' })), ['M10'])
})

test('an open branch repeats what the failures state about the client, and claims no more', () => {
  const ntlm = shaped({ logonProcess: 'NtLmSsp', process: '0', source: 'WKS9', client: '10.1.2.9' })
  const finding = branches[2]?.run(inquire(ntlm, undefined))
  assert.equal(finding?.verdict, 'INCONCLUSIVE')
  assert.match(finding.because, /^The logon is NTLM; 6 of 6 failures name 10\.1\.2\.9 WKS9\. It is decided by /)
})

test('without the kind of logon no branch claims anything', () => {
  const inquiry = inquire(
    snapshotWith({ at: 1, class: 'bad-password', code: '680', user: 'User1', source: 'X', logger: 'DC01' }),
    undefined,
  )
  assert.equal(branches[2]?.run(inquiry).because, 'No finding leads here: the kind of logon is not known yet (S08).')
})

test('the branches are those of the checklist, in its order', () => {
  const ids = 'M01 M02 M03 M04 M05 M06 M07 M08 M09 M09b M10 M11 M12 M13 M14 M15'
  assert.equal(branches.map(({ id }) => id).join(' '), ids)
})
