import assert from 'node:assert/strict'
import { test } from 'node:test'
import { events, investigated, others, refusedBy, stepOf, TRIES, webLog } from './written.ts'

const W3WP = 'C:\\Windows\\System32\\inetsrv\\w3wp.exe'
const PHONE = '/Microsoft-Server-ActiveSync/default.eas'

/** A phone that a server refuses, whose own events name the server as the workstation beside the phone's address. */
const phone = investigated({
  'MBX02.xml': events(...TRIES.map(at => refusedBy(at, 'MBX02', W3WP, { IpAddress: '10.1.5.9' }))),
  'W3SVC1/u_ex260303.log': webLog([
    ...TRIES.map(at => ({ at, client: '10.1.5.9', user: 'CONTOSO\\user1', path: PHONE, program: 'Apple-iPhone14C2/2001.100' })),
    ...others({ client: '10.1.2.30', path: PHONE }),
  ]),
})

test('a client is not called by the name of the server that refused it', () => {
  assert.deepEqual([phone.culprits[0]?.value, phone.culprits[0]?.name], ['10.1.5.9', undefined])
  assert.equal(stepOf(phone, 'S17').because, '10.1.5.9 is without a name in the logs; no open file says who runs it.')
})

test('requests that are a phone’s lead to no other web protocol', () => {
  assert.deepEqual([stepOf(phone, 'M01').verdict, stepOf(phone, 'M02').verdict], ['SUPPORTED', 'NOT-APPLICABLE'])
})

test('what the failures say themselves needs no trace', () => {
  const { verdict, because, collect } = stepOf(phone, 'S16')
  assert.deepEqual([verdict, because, collect], ['NOT-APPLICABLE', 'No trace is needed: the failures themselves name 10.1.5.9.', undefined])
})

test('where a service signed in by itself, nobody asks which service took the password from a client', () => {
  const image = 'C:\\Windows\\System32\\services.exe'
  const document = investigated({ 'FS01.xml': events(...TRIES.map(at => refusedBy(at, 'FS01', image, { LogonType: '5' }))) })
  for (const id of ['S10', 'S11', 'S12', 'S13', 'S16']) assert.equal(stepOf(document, id).verdict, 'NOT-APPLICABLE', id)
  assert.match(stepOf(document, 'S12').because, /^A service signed in with a password of its own/)
  assert.equal(stepOf(document, 'M07').verdict, 'SUPPORTED')
})

/** Commands that are asked for, on which machine. */
const asked = (address: string, path: string): readonly string[] => {
  const document = investigated({
    'MBX02.xml': events(...TRIES.map(at => refusedBy(at, 'MBX02', W3WP))),
    'W3SVC1/u_ex260303.log': webLog([...TRIES.map(at => ({ at, client: address, path })), ...others({ client: '10.1.2.30', path })]),
  })
  return ['S16', 'S17'].flatMap(id => stepOf(document, id).collect ?? []).map(({ on, command }) => `${on ?? 'any'}: ${command}`)
}

test('a trace of an IPv6 client filters by IPv6, and the client is called by its address', () => {
  const [trace, , files] = asked('2001:db8::7', '/EWS/Exchange.asmx')
  assert.match(trace ?? '', / IPv6\.Address=2001:db8::7 /)
  assert.match(files ?? '', /^2001:db8::7: findstr /)
})

test('on a phone no command is asked for', () => {
  assert.deepEqual(asked('10.1.5.9', PHONE).slice(1), ['any: nslookup 10.1.5.9'])
})
