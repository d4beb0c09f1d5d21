import assert from 'node:assert/strict'
import { test } from 'node:test'
import { factWords } from './factWords.ts'

test('a fact is a sentence, with the words of whoever stated it', () => {
  const off = { kind: 'host-off', host: 'USER1-PC', from: '2006-09-12T18:05:00-05:00', to: '2006-09-12T23:40:10Z' } as const
  assert.equal(
    factWords({ ...off, note: 'We watched it.' }),
    'USER1-PC was off from 2006-09-12 23:05 UTC to 2006-09-12 23:40:10 UTC. We watched it.',
  )
  assert.equal(factWords(off, -300), 'USER1-PC was off from 2006-09-12 18:05 UTC−5 to 2006-09-12 18:40:10 UTC−5.')
  assert.equal(
    factWords({ kind: 'process', host: 'EXCHSRV01', pid: 1728, image: 'inetinfo.exe' }),
    'Process 1728 on EXCHSRV01 was inetinfo.exe.',
  )
  assert.equal(factWords({ kind: 'owns', user: 'jdoe', ip: '10.1.5.77' }), 'jdoe owns 10.1.5.77.')
  assert.equal(factWords({ kind: 'service-disabled', service: 'POP3', host: 'EXCHSRV01' }), 'POP3 is switched off on EXCHSRV01.')
  assert.equal(factWords({ kind: 'no-terminal-services' }), 'No terminal services are in use.')
  assert.equal(factWords({ kind: 'note', note: 'Lockout threshold: 5' }), 'Lockout threshold: 5')
})
