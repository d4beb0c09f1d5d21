import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { randomStream } from '../../tools/sample/random.ts'
import { FORMATS } from '../../server/src/formats/registry.ts'
import { benchInput, INPUT_NAMES, inputChunks, type InputName, labelOf, otherChunks } from './inputs.ts'
import { LIST_INPUTS, listText } from './lists.ts'
import { variedText } from './variedInput.ts'
import { VARIED_INPUTS } from './variedInputs.ts'

const SIZE = 400_000
const OTHERS = [...VARIED_INPUTS, ...LIST_INPUTS]

const textOf = (name: InputName): string => Buffer.concat([...inputChunks(name, SIZE)]).toString('latin1')

test('an input is the same every time, a little longer than asked for, and ends with a whole record', () => {
  for (const name of INPUT_NAMES) {
    const text = textOf(name)
    assert.equal(text, textOf(name))
    assert.ok(text.length >= SIZE && text.length < SIZE + 4000, `${name}: ${text.length}`)
    assert.ok(text.endsWith('\r\n'))
  }
})

test('a longer input begins like a shorter one', () => {
  const longer = Buffer.concat([...inputChunks('iis-w3c', 2 * SIZE)]).toString('latin1')
  assert.ok(longer.startsWith(textOf('iis-w3c')))
})

test('IIS rows have the fields of their heading, about 240 bytes, and more handshakes than failures', () => {
  const rows = textOf('iis-w3c').split('\r\n').slice(4, -1)
  assert.ok(rows.every(row => row.split(' ').length === 15))
  const mean = rows.reduce((sum, row) => sum + row.length + 2, 0) / rows.length
  assert.ok(mean > 200 && mean < 280, `${mean}`)
  const handshakes = rows.filter(row => / 401 (2 5|1 2148074254) /.test(row)).length
  const failures = rows.filter(row => / 401 1 (1326|1909) /.test(row)).length
  assert.ok(handshakes > failures && failures > 0)
})

test('netlogon lines come in pairs, some of them refused', () => {
  const lines = textOf('netlogon').split('\r\n').slice(0, -1)
  const returned = lines.filter(line => line.includes(' Returns 0x'))
  assert.equal(lines.filter(line => line.endsWith(' Entered ')).length, returned.length)
  assert.ok(returned.some(line => line.endsWith('0xC000006A')) && returned.some(line => line.endsWith('0xC0000234')))
})

test('the Security text holds events of both eras', () => {
  const text = textOf('security-text')
  for (const id of [529, 539, 540]) assert.ok(text.includes(`Event ID:\t${id}\r\n`), String(id))
  for (const id of [4624, 4625]) assert.ok(text.includes(`Event ID:      ${id}\r\n`), String(id))
})

test('every format has an input, and its records are of different people', () => {
  const measured = new Set<string>([...INPUT_NAMES, ...OTHERS.map(({ format }) => format)])
  assert.deepEqual(
    FORMATS.filter(({ id }) => !measured.has(id)).map(({ id }) => id),
    [],
  )
  for (const input of OTHERS) {
    const lines = Buffer.concat([...otherChunks(input, 40_000)])
      .toString('latin1')
      .split('\n')
    assert.ok(new Set(lines).size > 30, labelOf(input))
  }
})

test('most rows of a list stand in the next one, and some are others', () => {
  const input = LIST_INPUTS.find(({ format }) => format === 'netstat')!
  const next = listText(input, randomStream(1, 'netstat'))
  const [before, after] = [next(), next()].map(text => text.split('\r\n'))
  const same = after!.filter(row => before!.includes(row)).length
  assert.ok(same > after!.length * 0.6 && same < after!.length * 0.9, `${same} of ${after!.length}`)
})

test('who is connected keeps his port and the id of his session, and the next one has others', () => {
  const { turn } = variedText(VARIED_INPUTS.find(input => labelOf(input) === 'exchange-imap4')!)
  const random = randomStream(1, 'connections')
  const connections = [0, 1].map(at => {
    const rows = turn(random, at).trimEnd().split('\r\n')
    const [first, ...others] = new Set(rows.map(row => row.split(',')).map(([, id, , , client]) => `${id} ${client}`))
    assert.deepEqual(others, [])
    return first
  })
  assert.notEqual(connections[0], connections[1])
})

test('a written file is found again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-inputs-'))
  try {
    const path = benchInput('netlogon', 50_000, folder)
    const written = statSync(path).mtimeMs
    assert.equal(benchInput('netlogon', 50_000, folder), path)
    assert.equal(statSync(path).mtimeMs, written)
    assert.equal(readFileSync(path, 'latin1'), Buffer.concat([...inputChunks('netlogon', 50_000)]).toString('latin1'))
  } finally {
    rmSync(folder, { recursive: true })
  }
})
