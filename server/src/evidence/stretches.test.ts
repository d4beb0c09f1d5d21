import assert from 'node:assert/strict'
import { test } from 'node:test'
import { INPUT_NAMES, inputChunks, otherChunks } from '../../../test/bench/inputs.ts'
import { VARIED_INPUTS } from '../../../test/bench/variedInputs.ts'
import type { Format } from '../formats/format.ts'
import { FORMATS } from '../formats/registry.ts'
import { fixturesOf } from '../formats/testing/fixtures.testing.ts'
import { memorySource } from './byteSource.ts'
import { type TextSource, textSource } from './encoding.ts'
import { rangesOf, recordFrom } from './ranges.ts'
import type { WholeLog } from './readFile.ts'
import { type Place, type Range, readTable } from './readTable.ts'
import { chain, type Look, placeBefore, readStretch, startOf, type Stretch } from './stretches.ts'

/** Bytes of a repeated fixture, about. */
const SIZE = 24_000
/** Cuts that are tried of each. */
const CUTS = 60

/** How much is looked at before a cut: nothing, too little, everything. */
const LOOKS = [
  { head: 0, lead: 0 },
  { head: 5000, lead: 700 },
  { head: SIZE, lead: SIZE },
]

const splittable = FORMATS.filter(format => format.nextRecord !== undefined)

/** All fixtures of a format, over and over, with line ends between them. */
function repeated(format: Format): readonly { readonly name: string; readonly bytes: Uint8Array }[] {
  const fixtures = fixturesOf(format)
  const joined = { name: 'all fixtures', bytes: Buffer.concat(fixtures.flatMap(({ bytes }) => [bytes, Buffer.from('\r\n')])) }
  return [...fixtures, joined].map(({ name, bytes }) => {
    const once = Buffer.concat([bytes, Buffer.from('\r\n')])
    return { name, bytes: Buffer.concat(Array.from({ length: Math.ceil(SIZE / once.length) + 1 }, () => once)) }
  })
}

/** Reads a source in several ranges, one after the other: what several workers do at the same time. */
function readInRanges(source: TextSource, format: Format, ranges: readonly Range[], look?: Look): WholeLog | undefined {
  const [first, ...more] = ranges
  if (first === undefined) return undefined
  const reread = (before: Place, to: number): Stretch => readStretch(source, format, before, to)
  const joined = chain(readStretch(source, format, startOf(source), first.to), reread)
  for (const range of more) {
    const before = placeBefore(source, format, range, undefined, look)
    if (before === undefined || !joined.add(readStretch(source, format, before, range.to), range.to)) return undefined
  }
  return joined.log()
}

for (const format of splittable)
  for (const { name, bytes } of repeated(format))
    test(`${format.id}, ${name} repeated: the table is the same wherever the file is cut`, () => {
      const source = textSource(memorySource(bytes))
      const whole = readTable(source, format.scanner())
      for (let cut = 1; cut <= CUTS; cut++) {
        const at = recordFrom(format, source, Math.floor((bytes.length * cut) / (CUTS + 1)))
        if (at < 0 || at >= source.size) continue
        for (const look of LOOKS) {
          const ranges = [
            { from: source.bom, to: at },
            { from: at, to: source.size },
          ]
          const table = readInRanges(source, format, ranges, look)
          if (table !== undefined) assert.deepEqual(table.table, whole, `cut at ${at}, ${look.lead} bytes before it`)
        }
      }
    })

test('a large log read in any number of ranges gives the same table', () => {
  const varied = VARIED_INPUTS.flatMap(input => splittable.filter(({ id }) => id === input.format).map(format => ({ format, input })))
  const logs = [
    ...INPUT_NAMES.map(name => ({ format: FORMATS.find(({ id }) => id === name)!, chunks: inputChunks(name, 1_500_000) })),
    ...varied.map(({ format, input }) => ({ format, chunks: otherChunks(input, 500_000) })),
  ]
  assert.deepEqual(new Set(logs.map(({ format }) => format)), new Set(splittable))
  for (const { format, chunks } of logs) {
    const source = textSource(memorySource(Buffer.concat([...chunks])))
    const whole = readTable(source, format.scanner())
    for (const count of [2, 7, 40]) {
      const ranges = rangesOf(format, source, count)
      assert.ok(ranges.length > count / 2)
      assert.deepEqual(readInRanges(source, format, ranges, { head: 5000, lead: 3000 })?.table, whole, `${format.id} in ${count} ranges`)
    }
  }
})
