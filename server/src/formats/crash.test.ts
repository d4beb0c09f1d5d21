import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FORMATS } from './registry.ts'
import { crashedBefore, fileText } from './testing/encodings.testing.ts'
import { fixturesOf } from './testing/fixtures.testing.ts'
import { type ReadEntry, reading, record } from './testing/reading.testing.ts'

/** Logs that a service writes row by row, all its life: a crash leaves zero bytes in them, and the next row behind these. */
const WRITTEN_BY_SERVICES = /^(netlogon|iis-.*|httperr|dhcp|nps|exchange-.*)$/

const says = ({ line: _line, endLine: _endLine, ...entry }: ReadEntry): unknown => entry

for (const format of FORMATS.filter(({ id }) => WRITTEN_BY_SERVICES.test(id)))
  test(`${format.id}: a row behind the zero bytes of a crash is read`, () => {
    for (const fixture of fixturesOf(format)) {
      const bytes = new TextEncoder().encode(fileText(fixture.bytes))
      const { table } = record(format, bytes)
      const { entries, gaps } = reading(format, bytes)
      if (gaps.length > 0) continue
      const plain = entries.map(says)
      for (const entry of [0, Math.floor(table.count / 2)])
        assert.deepEqual(reading(format, crashedBefore(bytes, table.offset(entry))).entries.map(says), plain, fixture.name)
    }
  })
