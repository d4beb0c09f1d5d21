import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { test } from 'node:test'
import { panelHtml, STYLES } from './panelHtml.ts'

const html = panelHtml({ script: 'https://x/checklist.js', styles: ['https://x/"base.css'], cspSource: 'https://x', nonce: 'abc' })

test('nothing may load but our styles and the one script with the nonce', () => {
  assert.match(html, /content="default-src 'none'; style-src https:\/\/x; script-src 'nonce-abc'"/)
  assert.equal(html.match(/<script/g)?.length, 1)
  assert.doesNotMatch(html, /unsafe|style=|onclick/)
})

test('uris cannot leave their attribute', () => {
  assert.match(html, /href="https:\/\/x\/&quot;base.css"/)
})

test('every style sheet of the panel is linked', () => {
  const sheets = readdirSync(new URL('../../../media/checklist', import.meta.url)).filter(name => name.endsWith('.css'))
  assert.deepEqual(sheets.toSorted(), STYLES.toSorted())
})
