import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headOf } from '../recognise.ts'
import { recogniseSecurityJson } from './claim.ts'

const claimed = (...objects: readonly object[]) =>
  recogniseSecurityJson(headOf('x.json', objects.map(one => JSON.stringify(one)).join('\n')))

/** An alert of Wazuh, by its data. */
const alert = (data: object): object => ({
  timestamp: '2026-03-04T10:02:11.412+0100',
  rule: { id: '60122' },
  agent: { name: 'dc01' },
  data,
})

test('alerts of Wazuh are claimed where they are events of Windows', () => {
  const system = { providerName: 'Microsoft-Windows-Security-Auditing', eventID: '4625', channel: 'Security', computer: 'DC01' }
  assert.equal(claimed(alert({ win: { system } }))?.confidence, 0.95)
  assert.equal(claimed(alert({ srcip: '192.0.2.99', dstuser: 'ann' })), undefined)
  assert.equal(claimed(alert({ aws: { eventID: '0f5b9a77-30a1-4c61', eventSource: 'signin.amazonaws.com', channel: 'x' } })), undefined)
})

test('other objects with numbers, computers and channels are none', () => {
  assert.equal(claimed({ id: 7, computer: 'WKS07', channel: 'stable' }), undefined)
  assert.equal(claimed({ eventID: 12, name: 'concert', place: 'Rome' }), undefined)
})

test('results of a search of Splunk hold the text of events, and are none themselves', () => {
  const found = { EventCode: '4625', SourceName: 'Microsoft-Windows-Security-Auditing', ComputerName: 'DC01' }
  assert.equal(claimed(found)?.confidence, 0.95)
  assert.equal(claimed({ preview: false, offset: 0, result: { ...found, _raw: 'LogName=Security' } }), undefined)
})

test('messages in GELF are claimed where they are events of Windows', () => {
  const message = { version: '1.1', host: 'x', short_message: 'y', timestamp: 1772614931 }
  assert.equal(claimed({ ...message, _EventID: 4625, _SourceName: 'Microsoft-Windows-Security-Auditing' })?.confidence, 0.95)
  assert.equal(claimed({ ...message, _facility: 'auth' }), undefined)
  assert.equal(claimed({ ...message, _id: 4625, _code: 'x' }), undefined)
})
