import assert from 'node:assert/strict'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, describe, test } from 'node:test'
import { printOf } from './evidence/print.ts'
import { type ReadFile, readFile } from './evidence/readFile.ts'
import { nodeDisk } from './disk.node.ts'
import { withOpenSource } from './files.node.ts'
import { FORMATS } from './formats/registry.ts'
import { fixturesOf } from './formats/testing/fixtures.testing.ts'
import { type IndexFolder, type OnDisk, recall, remember } from './keptIndex.node.ts'
import { log } from './mapDisk.testing.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'kept-index-'))
after(() => rmSync(folder, { recursive: true }))

const PLACE: IndexFolder = { folder: path.join(folder, 'index'), reader: 'this one', least: 0, most: 1e9 }
const WRITTEN = 1_157_000_000

/** Writes a log that was last written to at a fixed time, alone in a folder where that matters. */
function written(name: string, content: Uint8Array | string, seconds = WRITTEN): string {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
  utimesSync(file, seconds, seconds)
  return file
}

const readAnew = (name: string): Promise<OnDisk> =>
  withOpenSource(name, async (source, identity) => {
    const read = readFile(FORMATS, path.basename(name), source)
    assert.ok('table' in read, name)
    return { ...read, print: printOf(source, identity, read.table.settled?.offset ?? 0) }
  })

async function keep(name: string, place = PLACE): Promise<OnDisk> {
  const read = await readAnew(name)
  await withOpenSource(name, async (source, identity, modified) => remember(place, { name, source, identity, modified }, read))
  return read
}

const recalled = (name: string, place = PLACE): Promise<OnDisk | undefined> =>
  withOpenSource(name, async (source, identity, modified) => recall(place, { name, source, identity, modified }))

/** All that is known of a log, without the functions that read its text. */
const known = ({ text, ...read }: ReadFile) => ({ ...read, size: text.size, encoding: text.encoding, blocks: text.blocks })

const indexes = (place = PLACE): readonly string[] => readdirSync(place.folder).map(name => path.join(place.folder, name))

describe('an index that is kept', () => {
  for (const format of FORMATS)
    test(`is the one that was read: ${format.id}`, async () => {
      for (const { fileName, bytes } of fixturesOf(format)) {
        const name = written(path.join('fixtures', format.id, fileName), bytes)
        const read = await keep(name)
        const again = await recalled(name)
        assert.ok(again, fileName)
        assert.deepEqual(known(again), known(read), fileName)
      }
    })

  test('is the one that was read where logs of several kinds were pasted together', async () => {
    const web = '#Fields: date time c-ip cs-username cs-method cs-uri-stem sc-status\n2006-09-12 06:00:01 10.1.5.77 User1 GET /orders 401\n'
    const pasted = written('pasted.log', log(3) + web)
    const read = await keep(pasted)
    assert.ok((read.more?.length ?? 0) > 0)
    const again = await recalled(pasted)
    assert.ok(again)
    assert.deepEqual(known(again), known(read))
  })

  test('is not taken once a byte of it is another one, or it is cut or longer', async () => {
    const place = { ...PLACE, folder: path.join(folder, 'damaged') }
    const name = written('damaged.log', log(20))
    await keep(name, place)
    const [index] = indexes(place)
    const bytes = readFileSync(index!)
    for (let at = 0; at < bytes.length; at++) {
      const other = Buffer.from(bytes)
      other[at]! ^= 1 << (at % 8)
      writeFileSync(index!, other)
      assert.equal(await recalled(name, place), undefined, `byte ${at}`)
      writeFileSync(index!, bytes.subarray(0, at))
      assert.equal(await recalled(name, place), undefined, `cut at ${at}`)
    }
    writeFileSync(index!, Buffer.concat([bytes, bytes]))
    assert.equal(await recalled(name, place), undefined)
    writeFileSync(index!, bytes)
    assert.ok(await recalled(name, place))
  })

  test('is not taken for a log that was written to since', async () => {
    const name = written('touched.log', log(20))
    await keep(name)
    utimesSync(name, WRITTEN + 1, WRITTEN + 1)
    assert.equal(await recalled(name), undefined)
  })

  test('is not taken for a log that is shorter', async () => {
    const name = written('shorter.log', log(20))
    await keep(name)
    written('shorter.log', log(19))
    assert.equal(await recalled(name), undefined)
  })

  test('is not taken for another log of the same size and time', async () => {
    const text = log(2000)
    assert.ok(text.length > 100_000)
    const name = written('other.log', text)
    await keep(name)
    for (const at of [10, 60_000, text.length - 10]) {
      written('other.log', `${text.slice(0, at)}~${text.slice(at + 1)}`)
      assert.equal(await recalled(name), undefined, `byte ${at}`)
    }
    written('other.log', text)
    assert.ok(await recalled(name))
  })

  test('is not taken from another reader, nor for a log elsewhere', async () => {
    const name = written('here.log', log(20))
    await keep(name)
    assert.equal(await recalled(name, { ...PLACE, reader: 'a later one' }), undefined)
    assert.equal(await recalled(written('there.log', log(20))), undefined)
  })

  test('is read on where the log has grown, and anew where it is another one', async () => {
    const name = written('growing.log', log(2000))
    await keep(name)
    appendFileSync(name, log(500))
    const grown = await recalled(name)
    assert.ok(grown)
    assert.deepEqual(known(grown), known(await readAnew(name)))
    const again = await recalled(name)
    assert.deepEqual(again && known(again), known(grown), 'what was read on is kept too')
    written('growing.log', `${log(1).replace('User1', 'User2')}${log(3000)}`)
    assert.equal(await recalled(name), undefined)
  })

  test('says where the blocks of UTF-16 begin, so that the log is not read for that', async () => {
    const name = written('wide.log', Buffer.from(`\uFEFF${log(9000)}`, 'utf16le'))
    const read = await keep(name)
    let bytes = 0
    const again = await withOpenSource(name, async (source, identity, modified) => {
      const readInto: typeof source.readInto = (target, at, offset, length) => (
        (bytes += length), source.readInto(target, at, offset, length)
      )
      return recall(PLACE, { name, source: { ...source, readInto }, identity, modified })
    })
    assert.deepEqual(again && known(again), known(read))
    assert.ok(bytes < statSync(name).size / 4)
  })

  test('gives tuples memory of their own, so that columns can be let go', async () => {
    const name = written('few.log', log(20))
    await keep(name)
    const again = await recalled(name)
    assert.ok(again)
    const { segments, who, what } = again.table
    const columns = [...who.columns, ...what.columns, who.counts, what.counts].flatMap(column => column?.buffer ?? [])
    assert.ok(columns.length > 2 && !columns.includes(segments[0]!.who.buffer))
  })

  test('is kept of large logs only', async () => {
    const place = { ...PLACE, folder: path.join(folder, 'large'), least: 1000 }
    await keep(written('small.log', log(1)), place)
    assert.equal(existsSync(place.folder), false)
    await keep(written('large.log', log(100)), place)
    assert.equal(indexes(place).length, 1)
  })

  test('makes room by the one that was used longest ago', async () => {
    const place = { ...PLACE, folder: path.join(folder, 'full') }
    const names = [1, 2, 3].map(n => written(`${n}.log`, log(100)))
    for (const [n, name] of names.entries()) {
      await keep(name, place)
      for (const index of indexes(place)) if (statSync(index).mtimeMs > 1e12 + 1e9) utimesSync(index, 1e9 + n, 1e9 + n)
    }
    assert.ok(await recalled(names[0]!, place))
    const one = statSync(indexes(place)[0]!).size
    const last = written('4.log', log(100))
    await keep(last, { ...place, most: 3 * one + 100 })
    const left = await Promise.all([...names, last].map(name => recalled(name, place)))
    assert.deepEqual(
      left.map(read => read !== undefined),
      [true, false, true, true],
    )
  })

  test('that cannot be written is done without', async () => {
    const place = { ...PLACE, folder: written('no-folder', 'a file') }
    const name = written('unkept.log', log(20))
    await keep(name, place)
    assert.equal(await recalled(name, place), undefined)
  })

  test('holds no password', async () => {
    const place = { ...PLACE, folder: path.join(folder, 'secrets') }
    const secret = 'Spring2006!geheim'
    const web = '#Fields: date time c-ip cs-username cs-method cs-uri-stem cs-uri-query sc-status sc-win32-status\n'
    const rows = `2006-09-12 06:00:01 10.1.5.77 User1 GET /orders password=${secret} 401 1326\n`
    const ftp =
      '#Software: Microsoft Internet Information Services 6.0\n#Fields: time c-ip cs-method cs-uri-stem sc-status sc-win32-status\n'
    const tries = `06:00:01 10.1.5.77 [1]USER User1 331 0\n06:00:02 10.1.5.77 [1]PASS ${secret} 530 1326\n`
    await keep(written('ex060912.log', web + rows.repeat(20)), place)
    await keep(written('MSFTPSVC1/ex060912.log', ftp + tries.repeat(20)), place)
    const json = fixturesOf(FORMATS.find(({ id }) => id === 'security-json') ?? FORMATS[0]!)
    const told = json.find(({ name }) => name === 'secrets-in-free-text')
    assert.ok(told && /hunter2secret/.test(Buffer.from(told.bytes).toString()))
    await keep(written(told.fileName, told.bytes), place)
    const kept = indexes(place).map(index => readFileSync(index, 'latin1'))
    assert.equal(kept.length, 3)
    for (const text of kept) assert.doesNotMatch(text, /geheim|hunter2secret/)
    assert.ok(kept.some(text => text.includes('User1')))
  })
})

test('settings hold also where no index can be kept', () => {
  const disk = nodeDisk(path.join(folder, 'no program'), 1)
  assert.doesNotThrow(() => disk.keepIndexes(folder, true))
})
