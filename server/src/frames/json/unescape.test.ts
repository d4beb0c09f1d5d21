import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unescapeJson } from './unescape.ts'

function says(written: string, expected: string): void {
  test(`"${written}" says ${JSON.stringify(expected)}`, () => {
    const bytes = new TextEncoder().encode(written)
    const into = new Uint8Array(bytes.length)
    const end = unescapeJson(bytes, 0, bytes.length, into, 0)
    assert.equal(new TextDecoder().decode(into.subarray(0, end)), expected)
  })
}

says('CONTOSO\\\\User1', 'CONTOSO\\User1')
says('\\\\\\\\10.1.5.77', '\\\\10.1.5.77')
says('\\"a\\/b\\"', '"a/b"')
says('a\\r\\n\\tb', 'a\r\n\tb')
says('M\\u00fcller M\\u00FCller Müller', 'Müller Müller Müller')
says('\\ud83d\\udd11', '🔑')
says('\\ud83d x', '� x')
says('\\uZZZZ', 'uZZZZ')
says('\\u00', 'u00')
says('\\', '\\')
says('', '')
