import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unescapeXml } from './unescape.ts'

function says(written: string, expected: string): void {
  test(`"${written}" says "${expected}"`, () => {
    const bytes = new TextEncoder().encode(written)
    const into = new Uint8Array(bytes.length)
    const end = unescapeXml(bytes, 0, bytes.length, into, 0)
    assert.equal(new TextDecoder().decode(into.subarray(0, end)), expected)
  })
}

says('R&amp;D', 'R&D')
says('&lt;a&gt; &quot;b&apos;', '<a> "b\'')
says('M&#252;ller M&#xFC;ller', 'Müller Müller')
says('&#x1F511;', '🔑')
says('Müller', 'Müller')
says('&unknown; & &', '&unknown; & &')
says('&#xZZ; &#1114112;', '&#xZZ; &#1114112;')
says('&amp', '&amp')
says('', '')
