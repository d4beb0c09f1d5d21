/**
 * Prints what a format reads in a log, in the shape of `<trap>.expected.json`: `node --import tsx tools/expect.ts PATH…`.
 * Review every line by eye, then save it beside the fixture. The folder `formats/<id>/` a fixture lies in says its format; of other files recognition does.
 */
import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { memorySource } from '../server/src/evidence/byteSource.ts'
import { recogniseSource } from '../server/src/evidence/readFile.ts'
import type { Format } from '../server/src/formats/format.ts'
import { FORMATS } from '../server/src/formats/registry.ts'
import { reading, readingText } from '../server/src/formats/testing/reading.testing.ts'

function formatOf(path: string, bytes: Uint8Array): Format | undefined {
  const folder = /formats[/\\]([^/\\]+)[/\\]fixtures/.exec(resolve(path))?.[1]
  const { recognition } = recogniseSource(FORMATS, basename(path), memorySource(bytes))
  console.error(`${path}: recognised as ${recognition.format?.id ?? 'nothing'} (${recognition.confidence}): ${recognition.because}`)
  return FORMATS.find(({ id }) => id === folder) ?? recognition.format
}

function expect(path: string): void {
  const bytes = readFileSync(path)
  const format = formatOf(path, bytes)
  if (format === undefined) process.exitCode = 1
  else process.stdout.write(readingText(reading(format, bytes)))
}

const paths = process.argv.slice(2)
if (paths.length === 0) console.error('Usage: node --import tsx tools/expect.ts PATH…')
paths.forEach(expect)
