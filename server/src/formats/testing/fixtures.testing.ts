import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Format } from '../format.ts'
import { formatFolder } from './folders.testing.ts'
import type { Reading } from './reading.testing.ts'

/** A small invented log that holds one trap of a format, and what must be read in it. */
export interface Fixture {
  readonly format: Format
  /** The trap, which is also the name of the file. */
  readonly name: string
  readonly fileName: string
  readonly path: string
  readonly bytes: Uint8Array
  /** Undefined where the fixture lacks its `.expected.json`. */
  readonly expected: Reading | undefined
}

/** All fixtures of a format, in order of name. */
export function fixturesOf(format: Format): readonly Fixture[] {
  const folder = join(formatFolder(format.id), 'fixtures')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter(name => !name.endsWith('.expected.json'))
  return names.toSorted().map(fileName => fixture(format, folder, fileName))
}

function fixture(format: Format, folder: string, fileName: string): Fixture {
  const name = fileName.replace(/\.[a-z]+$/, '')
  const expected = join(folder, `${name}.expected.json`)
  return {
    format,
    name,
    fileName,
    path: join(folder, fileName),
    bytes: readFileSync(join(folder, fileName)),
    expected: existsSync(expected) ? (JSON.parse(readFileSync(expected, 'utf8')) as Reading) : undefined,
  }
}
