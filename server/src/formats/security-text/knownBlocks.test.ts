import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { reading } from '../testing/reading.testing.ts'
import { securityText } from './format.ts'

const bytesOf = (...events: readonly string[]): Uint8Array => new TextEncoder().encode(events.join(''))
const read = (...events: readonly string[]) => reading(securityText, bytesOf(...events)).entries

const event = (...lines: readonly string[]): string =>
  [
    'Log Name:      Security',
    'Date:          3/3/2026 1:00:18 AM',
    'Event ID:      4625',
    'Computer:      MAIL02',
    'Description:',
    'An account failed to log on.',
    '',
    'Account For Which Logon Failed:',
    ...lines,
    '',
    'This event is generated on the computer where access was attempted by somebody.',
    'User Name: nobody',
    '',
    '',
  ].join('\r\n')

const USUAL = event('\tAccount Name:\t\tgreta', '\tAccount Domain:\t\tCONTOSO', '\tVirtual Account:\tNo', 'Logon Type:\t\t3')

/** What an event says behind others, without where it lies. */
function saidBehind(before: readonly string[], text: string): unknown {
  const { line, endLine, ...said } = read(...before, text, USUAL).at(-2)!
  return { ...said, lines: endLine - line }
}

const UNUSUAL: Readonly<Record<string, string>> = {
  'other values': event(
    '\tAccount Name:\t\tbo',
    '\tAccount Domain:\t\tFABRIKAM.COM',
    '\tVirtual Account:\tYes, it is',
    'Logon Type:\t\t10',
  ),
  'an empty value': event('\tAccount Name:\t\tgreta', '\tAccount Domain:\t\t', '\tVirtual Account:\tNo', 'Logon Type:\t\t3'),
  'blanks around a value': event(
    '\tAccount Name:\t\t  greta  x \t',
    '\tAccount Domain:\t\tCONTOSO',
    '\tVirtual Account:\tNo',
    'Logon Type:\t\t3',
  ),
  'a line more': event(
    '\tAccount Name:\t\tgreta',
    '\tAccount Domain:\t\tCONTOSO',
    'New Logon:',
    '\tVirtual Account:\tNo',
    'Logon Type:\t\t3',
  ),
  'a line less': event('\tAccount Name:\t\tgreta', '\tVirtual Account:\tNo', 'Logon Type:\t\t3'),
  'a label as a value': event(
    '\tAccount Name:\t\tUser Name:',
    '\tAccount Domain:\t\tLog Name: x',
    '\tVirtual Account:\tNo',
    'Logon Type:\t\t3',
  ),
  'another id': USUAL.replace('4625', '4624'),
  'another heading': USUAL.replace('Account For Which Logon Failed', 'Subject'),
  'line feeds alone': USUAL.replaceAll('\r', ''),
}

for (const [name, text] of Object.entries(UNUSUAL))
  test(`an event with ${name} says the same behind events that are otherwise alike`, () => {
    const alone = saidBehind([], text)
    assert.deepEqual(saidBehind([USUAL, USUAL], text), alone)
    assert.deepEqual(saidBehind([text, USUAL, text], text), alone)
  })

test('numbered events are alike but for their numbers', () => {
  const numbered = Array.from({ length: 5 }, (_, i) => `Event[${i}]:\r\n${USUAL.replace('greta', `user${i}`)}`)
  assert.deepEqual(
    read(...numbered).map(({ line, who }) => [line, who.user]),
    [0, 1, 2, 3, 4].map(i => [1 + i * 17, `CONTOSO\\user${i}`]),
  )
})

test('any chunking of events that are alike gives the same entries', () => {
  const bytes = bytesOf(USUAL, USUAL, UNUSUAL['other values']!, UNUSUAL['an empty value']!, USUAL, UNUSUAL['a line more']!, USUAL)
  const whole = reading(securityText, bytes)
  for (let chunk = 1; chunk < 2000; chunk += 37) assert.deepEqual(reading(securityText, bytes, chunk), whole, String(chunk))
})

test('a log whose events never repeat their text is read as well', () => {
  const events = Array.from({ length: 600 }, (_, i) => event(`Line ${i} of many`, `\tAccount Name:\t\tuser${i}`))
  assert.deepEqual(
    read(...events).map(({ who }) => who.user),
    events.map((_, i) => `user${i}`),
  )
})

test('where the language changes, the text of events before is forgotten', () => {
  const german = readFileSync(new URL('fixtures/german.txt', import.meta.url), 'utf8').replace('\uFEFF', '')
  const odd = event('\tAccount Name:\t\tgreta', '\tAccount Domain:\t\tCONTOSO', '\tUnheard Of:\tWKS77', '\tUnheard Again:\t3')
  const { line, endLine, ...behindAlike } = read(odd, odd, german, odd, USUAL).at(-2)!
  const { line: _line, endLine: _endLine, ...behindOthers } = read(german, odd, USUAL).at(-2)!
  assert.deepEqual(behindAlike, behindOthers)
  assert.ok(endLine > line)
})
