import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reading } from '../testing/reading.testing.ts'
import { securityText } from './format.ts'

const HEAD = ['Log Name: Security', 'Event ID: 4625', 'Computer: DC01', 'Description:', 'An account failed to log on.', '']
const read = (lines: readonly string[], chunk?: number) =>
  reading(securityText, new TextEncoder().encode(lines.join('\r\n')), chunk).entries

/** An event as a web page copies it. */
const copied = (user: string, station: string, address: string): readonly string[] => [
  ...HEAD,
  'Subject:',
  'Security ID:',
  'SYSTEM',
  'Account Name:',
  'DC01$',
  'Account Domain:',
  'CONTOSO',
  '',
  'Logon Type:\t\t\t8',
  '',
  'Account For Which Logon Failed:',
  'Account Name:',
  user,
  'Account Domain:',
  'CONTOSO',
  '',
  'Failure Information:',
  'Failure Reason:',
  'The user has not been granted the requested logon type at this machine.',
  'Sub Status:',
  '0xC000015B',
  '',
  'Network Information:',
  'Workstation Name:',
  station,
  'Source Network Address:',
  address,
  '',
]

test('values are read that stand below their labels, a path, an address and a sentence too; an empty one stays empty', () => {
  const [one, two] = read([...copied('ann', 'WKS07', '2001:db8::1'), ...copied('bob', '', '192.0.2.7')])
  assert.deepEqual(one!.who, { user: 'CONTOSO\\ann', caller: 'CONTOSO\\DC01$', client: '2001:db8::1', source: 'WKS07', logger: 'DC01' })
  assert.deepEqual(two!.who, { user: 'CONTOSO\\bob', caller: 'CONTOSO\\DC01$', client: '192.0.2.7', logger: 'DC01' })
  assert.deepEqual(
    [one!.class, one!.what?.detail],
    ['restriction', 'The user has not been granted the requested logon type at this machine.'],
  )
})

test('what stands below an empty value is none, where no other value stands below its label', () => {
  const remark = [
    ...HEAD,
    'Account For Which Logon Failed:',
    '\tAccount Name:\tann',
    '\tAccount Domain:\t',
    '',
    'Workstation Name:\t',
    'any idea?',
  ]
  assert.deepEqual(read(remark)[0]!.who, { user: 'ann', logger: 'DC01' })
  const explained = [...remark.slice(0, -1), 'That name is the one the client gave itself: see', '', 'Source Network Address:\t192.0.2.7']
  assert.deepEqual(read(explained)[0]!.who, { user: 'ann', client: '192.0.2.7', logger: 'DC01' })
})

test('a label or a blank line below an empty value is none of its values', () => {
  const lines = [
    ...HEAD,
    'Workstation Name:',
    'Rank:',
    'x',
    'Status:',
    '',
    'y',
    'Sub Status:',
    '0xC000006A',
    'Key Length:',
    '0',
    'Caller Domain:',
  ]
  const [entry] = read([...lines, 'For more information, see Help and Support Center at http://example.org/a/page.'])
  assert.deepEqual([entry!.who, entry!.class], [{ logger: 'DC01' }, 'bad-password'])
})

test('such events are read the same, whether those that are alike are known or not', () => {
  const lines = Array.from({ length: 60 }, (_, i) =>
    copied(i % 7 === 0 ? '' : `user${i % 3}`, i % 5 === 0 ? '' : 'WKS07', `192.0.2.${i % 4}`),
  )
  assert.deepEqual(read(lines.flat()), read(lines.flat(), 200))
})
