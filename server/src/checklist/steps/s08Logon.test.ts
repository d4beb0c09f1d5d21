import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Told } from '../testing/caseBuilder.ts'
import { refusedEveryMinute, runStep, snapshotWith } from '../testing/runStep.ts'
import { s08Logon } from './s08Logon.ts'

const kind = (more: Partial<Told>, outcome: string): void => {
  test(`${more.logonProcess ?? ''} of type ${more.logonType} is ${outcome}`, () =>
    assert.equal(runStep(s08Logon, snapshotWith(...refusedEveryMinute(5, more))).outcome, outcome))
}

kind({ logonType: 3, logonProcess: 'Advapi  ' }, 'PLAIN')
kind({ logonType: 8, logonProcess: 'Advapi' }, 'PLAIN')
kind({ logonType: 3, logonProcess: 'NtLmSsp ' }, 'NTLM')
kind({ logonType: 3, logonProcess: 'Kerberos' }, 'KRB')
kind({ logonType: 2, logonProcess: 'User32  ' }, 'CONSOLE')
kind({ logonType: 4, logonProcess: 'Advapi' }, 'BATCH')
kind({ logonType: 5, logonProcess: 'Advapi' }, 'SERVICE')

test('the clear-text logon is put into words', () => {
  const finding = runStep(s08Logon, snapshotWith(...refusedEveryMinute(5)))
  assert.equal(finding.verdict, 'SUPPORTED')
  assert.match(finding.because, /^5 of 5 failures are type 3, Advapi: a process on EXCHSRV01 held the password in clear text/)
})

test('without the server’s own record the kind is not known', () => {
  const finding = runStep(
    s08Logon,
    snapshotWith({ at: 1, class: 'bad-password', code: '680', user: 'User1', source: 'EXCHSRV01', logger: 'DC01' }),
  )
  assert.equal(finding.verdict, 'MISSING-DATA')
  assert.equal(finding.collect?.[0]?.on, 'EXCHSRV01')
})
