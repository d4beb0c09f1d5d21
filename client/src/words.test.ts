import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { DocumentStatus } from '../../shared/requests.ts'
import { counted, entriesText, readingText, recognisedText, statusText } from './words.ts'

const status: DocumentStatus = {
  language: 'lockout-iis-w3c',
  title: 'IIS W3C log',
  confidence: 0.97,
  because: 'it says so',
  clock: 'UTC',
  clockBecause: 'this kind of log is written in UTC',
  entries: 5046,
  gaps: 0,
  failures: 12,
  lockouts: 0,
}

describe('the words of the status bar', () => {
  test('format, clock and counts, in that order', () => {
    assert.equal(statusText(status), 'IIS W3C · UTC · 12 failures')
    assert.equal(statusText({ ...status, failures: 1, lockouts: 1 }), 'IIS W3C · UTC · 1 failure · 1 lockout')
    assert.equal(statusText({ ...status, failures: 0, lockouts: 3 }), 'IIS W3C · UTC · 0 failures · 3 lockouts')
  })
  test('a file without times and failures says only what it is', () => {
    assert.equal(statusText({ ...status, title: 'Process list (tasklist)', clock: 'no times', failures: 0 }), 'Process list')
  })
  test('how a clock is known is said where it is a guess', () => {
    assert.match(statusText({ ...status, clock: 'UTC−5, estimated' }), /· UTC−5, estimated ·/)
    assert.match(statusText({ ...status, clock: 'UTC−5, configured' }), /· UTC−5 ·/)
  })
  test('how sure the recognition is', () => assert.equal(recognisedText(status), 'Recognised as IIS W3C log (97%)'))
  test('entries, and stretches that could not be read', () => {
    assert.equal(entriesText(status), '5,046 entries')
    assert.equal(entriesText({ ...status, gaps: 1 }), '5,046 entries, 1 stretch that could not be read')
  })
  test('how far the reading has come; sizes only when they are worth it', () => {
    const reading = { path: 'W3SVC1/ex060912.log', file: 3, files: 7, bytesDone: 41_000_000, bytesTotal: 120_000_000, rate: 250_000_000 }
    assert.equal(readingText(reading), 'Reading 3 of 7 files, 41 of 120 MB, 250 MB/s')
    assert.equal(readingText({ ...reading, rate: 0 }), 'Reading 3 of 7 files, 41 of 120 MB')
    assert.equal(readingText({ ...reading, file: 1, files: 1, bytesTotal: 900 }), 'Reading 1 of 1 file')
  })
  test('thousands are told apart', () => assert.equal(counted(1234567, 'entry', 'entries'), '1,234,567 entries'))
})
