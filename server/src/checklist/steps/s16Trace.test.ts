import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foundingCase } from '../testing/foundingCase.ts'
import { runStep } from '../testing/runStep.ts'
import { s16Trace } from './s16Trace.ts'

test('no trace is open: it is missing, and its commands aim at the client that is suspected', () => {
  const finding = runStep(s16Trace, foundingCase())
  assert.equal(finding.verdict, 'MISSING-DATA')
  assert.match(finding.because, /sent by 10\.1\.5\.77 and refused would make the answer proven/)
  assert.ok(finding.collect?.every(({ on }) => on === 'EXCHSRV01'))
  assert.match(finding.collect?.[1]?.command ?? '', /IPv4\.Address=10\.1\.5\.77/)
})

test('without a suspect the trace would name one', () => {
  assert.match(runStep(s16Trace, foundingCase({ without: ['smtp'] })).because, /would name the client/)
})
