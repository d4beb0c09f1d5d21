import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalAddress, canonicalIdentity } from './canonical.ts'
import { sameIdentity } from './identity.ts'

const address = (text: string, expected: string | undefined): void =>
  void test(`${text || '(blank)'} is the address ${expected}`, () => assert.equal(canonicalAddress(text), expected))

address('10.1.5.77', '10.1.5.77')
address('::ffff:10.0.76.40', '10.0.76.40')
address('::FFFF:0A00:4C28', '10.0.76.40')
address('fe80::1%8', 'fe80::1')
address('[::1]:443', '::1')
address('10.158.3.2:48378', '10.158.3.2')
address('FE80:0:0:0:0:0:0:1', 'fe80::1')
address('2001:db8:0:1:0:0:0:1', '2001:db8:0:1::1')
address('0:0:0:0:0:0:0:0', '::')
address('\\\\10.0.80.31', '10.0.80.31')
address('1.2.3.256', undefined)
address('EXCHSRV01', undefined)
address('12:30', undefined)
address('', undefined)

test('a user is split at its domain, however it is written', () => {
  const plain = { kind: 'user', name: 'User1', domain: 'CONTOSO' }
  assert.deepEqual(canonicalIdentity('user', 'CONTOSO\\User1'), plain)
  assert.deepEqual(canonicalIdentity('user', 'User1', 'CONTOSO'), plain)
  assert.deepEqual(canonicalIdentity('user', 'user1@contoso.com'), { kind: 'user', name: 'user1', domain: 'contoso.com', upn: true })
  assert.equal(canonicalIdentity('user', '(null)\\-'), undefined)
  assert.equal(canonicalIdentity('user', '-'), undefined)
})

test('a PID is a number in any spelling and belongs to a host', () => {
  const decimal = canonicalIdentity('process', '1728', 'EXCHSRV01')!
  const hex = canonicalIdentity('process', '0x6c0', 'exchsrv01.contoso.com')!
  assert.ok(sameIdentity(decimal, hex))
  assert.equal(sameIdentity(decimal, canonicalIdentity('process', '1728', 'DC01')!), false)
  assert.equal(canonicalIdentity('process', 'x'), undefined)
})

test('0x0 is no process, but a list has a process 0', () => {
  assert.equal(canonicalIdentity('process', '0x0', 'DC01'), undefined)
  assert.deepEqual(canonicalIdentity('process', '0', 'DC01'), { kind: 'process', pid: 0, host: 'DC01' })
})

test('the logon ids of the system are no sessions', () => {
  for (const id of ['0x0', '0x3e7', '0x3E4', '(0x0,0x3E7)']) assert.equal(canonicalIdentity('session', id, 'DC01'), undefined, id)
  assert.deepEqual(canonicalIdentity('session', '(0x0,0x3E72)', 'DC01'), { kind: 'session', id: '0x3e72', host: 'DC01' })
})

test('a workstation that is an address is the address', () => {
  assert.deepEqual(canonicalIdentity('host', '\\\\192.0.2.100'), { kind: 'ip', address: '192.0.2.100' })
})

test('accounts of two domains are two people', () => {
  const here = canonicalIdentity('user', 'User1', 'CONTOSO')!
  assert.ok(sameIdentity(here, canonicalIdentity('user', 'USER1')!))
  assert.ok(sameIdentity(here, canonicalIdentity('user', 'user1@contoso.com')!))
  assert.equal(sameIdentity(here, canonicalIdentity('user', 'FABRIKAM\\User1')!), false)
})

test('a hardware address is one device, however it is written', () => {
  const device = { kind: 'device', id: '0A-1B-2C-3D-4E-5F' }
  for (const text of ['0a1b2c3d4e5f', '0A-1B-2C-3D-4E-5F', '0a:1b:2c:3d:4e:5f', '0a1b.2c3d.4e5f'])
    assert.deepEqual(canonicalIdentity('device', text), device, text)
  assert.deepEqual(canonicalIdentity('device', 'ApplC39GX'), { kind: 'device', id: 'ApplC39GX' })
})

test('what stands in the place of a name keeps no password', () => {
  assert.deepEqual(canonicalIdentity('user', 'user=anna&password=Sommer1'), { kind: 'user', name: 'user=anna&password=•••', domain: '' })
  assert.deepEqual(canonicalIdentity('host', 'backup.exe -p Sommer1'), { kind: 'host', name: 'backup.exe -p •••' })
})
