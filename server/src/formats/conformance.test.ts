// What every format promises (ARCHITECTURE.md, "Adding a format"). `CONFORMANCE=netlogon` in the environment runs that format alone.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { memorySource } from '../evidence/byteSource.ts'
import { readFile, recogniseSource } from '../evidence/readFile.ts'
import { createSyntax, type Syntax } from '../syntax/syntax.ts'
import type { Format } from './format.ts'
import { FORMATS } from './registry.ts'
import { headOf } from './recognise.ts'
import { assertKeepsEntries, wholeEntries } from './testing/cuts.testing.ts'
import { type Copy, damaged, fileText, resaved } from './testing/encodings.testing.ts'
import { type Fixture, fixturesOf } from './testing/fixtures.testing.ts'
import { grammarFiles, missingGrammarParts, missingParts, readmeFields } from './testing/folders.testing.ts'
import { assertSameIdentities } from './testing/identities.testing.ts'
import { reading, record } from './testing/reading.testing.ts'
import { assertExpected, assertTiles, tableText } from './testing/same.testing.ts'
import { STRANGERS } from './testing/strangers.testing.ts'

/** By how much the right format's claim is stronger than any other's. */
const MARGIN = 0.1
/** Bytes that are read again for the cuts of one fixture: every cut is tried of a short one, evenly spread ones of a longer one. */
const CUT_BYTES = 600_000

const only = process.env['CONFORMANCE']
const formats = FORMATS.filter(({ id }) => only === undefined || id === only)
const runtime = fileURLToPath(import.meta.resolve('web-tree-sitter/web-tree-sitter.wasm'))

const syntax = syntaxOf(formats)

for (const format of formats) {
  test(`${format.id} is complete`, () => assert.deepEqual(missingParts(format), []))
  test(`${format.id}: the README and the field table name the same fields`, () => checkReadme(format))
  const fixtures = fixturesOf(format)
  test(`${format.id} has fixtures`, () => assert.notEqual(fixtures.length, 0))
  for (const fixture of fixtures) checkFixture(fixture)
}

for (const stranger of STRANGERS)
  test(`no format claims ${stranger.name}`, () => {
    const { recognition } = recogniseSource(formats, stranger.fileName, memorySource(stranger.bytes))
    assert.equal(recognition.format?.id, undefined, recognition.because)
  })

function checkFixture(fixture: Fixture): void {
  const { format, bytes, expected } = fixture
  const name = `${format.id}, ${fixture.name}`
  test(`${name}: reads as expected`, () => assertExpected(reading(format, bytes), expected))
  test(`${name}: entries, gaps and rest tile the file`, () => assertTiles(record(format, bytes)))
  test(`${name}: reads the same in chunks of any size`, () => checkChunks(fixture))
  test(`${name}: keeps its entries when it is cut anywhere`, () => checkCuts(fixture))
  test(`${name}: reads the same in any encoding`, () => checkEncodings(fixture))
  test(`${name}: reads the same where copying or a crash left marks`, () => checkDamage(fixture))
  test(`${name}: is claimed by its format alone`, () => checkClaims(fixture))
  test(`${name}: scanner and grammar name the same identities`, async () =>
    assertSameIdentities(format, await syntax, record(format, bytes)))
}

/** One runtime for all grammars, as in the server; a format that lacks parts has none. */
function syntaxOf(all: readonly Format[]): Promise<Syntax> {
  const complete = all.filter(format => missingGrammarParts(format).length === 0)
  const grammars = new Map(complete.map(format => [format.grammar, grammarFiles(format)]))
  return createSyntax(readFileSync(runtime), grammars, (grammar, problem) => assert.fail(`${grammar}: ${String(problem)}`))
}

function checkReadme(format: Format): void {
  const named = readmeFields(format)
  assert.deepEqual(named.toSorted(), format.fields.map(({ id }) => id).toSorted())
}

function checkChunks({ format, bytes }: Fixture): void {
  const whole = tableText(record(format, bytes).table)
  for (let size = 1; size < 100; size++) {
    const recorded = record(format, bytes, size)
    assert.equal(tableText(recorded.table), whole, `chunks of ${size} bytes`)
    assertTiles(recorded)
  }
}

function checkCuts({ format, bytes }: Fixture): void {
  const whole = wholeEntries(record(format, bytes))
  const step = Math.max(1, bytes.length ** 2 / 2 / CUT_BYTES)
  for (let cut = 0; cut < bytes.length; cut += step) {
    const end = Math.floor(cut)
    assertKeepsEntries(record(format, bytes.slice(0, end)).table, whole, end)
  }
}

function checkEncodings({ format, fileName, bytes }: Fixture): void {
  const plain = reading(format, bytes)
  for (const copy of resaved(bytes)) {
    assertRecognised(format, fileName, copy)
    assert.deepEqual(reading(format, copy.bytes), plain, copy.name)
    assert.deepEqual(reading(format, copy.bytes, 7), plain, `${copy.name}, in small chunks`)
  }
}

function assertRecognised(format: Format, fileName: string, { name, bytes }: Copy): void {
  assert.equal(recogniseSource(FORMATS, fileName, memorySource(bytes)).recognition.format?.id, format.id, name)
}

function checkDamage({ format, fileName, bytes }: Fixture): void {
  const says = (read: Uint8Array): readonly unknown[] =>
    reading(format, read).entries.map(({ line: _line, endLine: _endLine, ...rest }) => rest)
  const plain = says(bytes)
  for (const copy of damaged(bytes)) {
    assertRecognised(format, fileName, copy)
    assert.deepEqual(says(copy.bytes), plain, copy.name)
  }
}

function checkClaims({ format, fileName, bytes }: Fixture): void {
  const { recognition } = recogniseSource(FORMATS, fileName, memorySource(bytes))
  assert.equal(recognition.format?.id, format.id, recognition.because)
  const read = readFile(FORMATS, fileName, memorySource(bytes))
  assert.deepEqual('more' in read ? read.more?.map(part => part.recognition.because) : undefined, undefined, 'is read as several logs')
  const head = headOf(fileName, fileText(bytes))
  for (const other of FORMATS.filter(one => one !== format)) {
    const claim = other.recognise(head)
    assert.ok((claim?.confidence ?? 0) <= recognition.confidence - MARGIN, `${other.id} claims it too: ${claim?.because}`)
  }
}
