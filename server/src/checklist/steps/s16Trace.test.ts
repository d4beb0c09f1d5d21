import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foundingCase } from '../testing/foundingCase.ts'
import { refusedEveryMinute, runInFoundingCase, runStep, snapshotWith } from '../testing/runStep.ts'
import { s16Trace } from './s16Trace.ts'

test('no trace is open: it is missing, and its commands aim at the client that is suspected', () => {
  const finding = runInFoundingCase(s16Trace)
  assert.equal(finding.verdict, 'MISSING-DATA')
  assert.match(finding.because, /sent by 10\.1\.5\.77 and refused would make the answer proven/)
  assert.deepEqual(
    finding.collect?.map(({ on, command }) => `${on}: ${command}`),
    ['EXCHSRV01: nmcap /network * /capture "ipv4.address==10.1.5.77 and tcp.port==25" /file C:\\temp\\smtp.cap:100M'],
  )
})

test('a later Windows has netsh for it', () => {
  const rows = refusedEveryMinute(6, { code: '4625' })
  const commands = runStep(s16Trace, snapshotWith(...rows)).collect?.map(({ command }) => command)
  assert.deepEqual(commands, ['netsh trace start capture=yes tracefile=C:\\temp\\smtp.etl maxsize=512'])
})

test('without a suspect the trace would name one', () => {
  assert.match(runStep(s16Trace, foundingCase({ without: ['smtp'] })).because, /would name the client/)
})
