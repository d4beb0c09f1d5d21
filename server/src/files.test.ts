import assert from 'node:assert/strict'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { readBytes } from './evidence/byteSource.ts'
import { editorUri, fileSource, nameOf } from './files.node.ts'

test('a file has the uri VS Code gives it', () => {
  assert.equal(editorUri('/logs/W3SVC1/u_ex (1)+é.log'), 'file:///logs/W3SVC1/u_ex%20%281%29%2B%C3%A9.log')
})

test('a uri leads back to its file', () => {
  for (const name of ['/a b/c#d.log', '/100%/x.log', "/it's/[1]!.txt"]) assert.equal(nameOf(editorUri(name)), name)
})

test('a file that is read stays the same one for a piece of work, and is let go afterwards', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lockout-trail-files-'))
  const name = path.join(folder, 'netlogon.log')
  const text = (): string => Buffer.from(readBytes(fileSource(name, 3), 0, 3)).toString()
  try {
    writeFileSync(name, 'old')
    assert.equal(text(), 'old')
    renameSync(name, `${name}.bak`)
    writeFileSync(name, 'new')
    assert.equal(text(), 'old')
    await new Promise(setImmediate)
    assert.equal(text(), 'new')
    rmSync(name)
    await new Promise(setImmediate)
    assert.equal(text(), '')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('more files can be read by one piece of work than are open at a time', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'lockout-trail-files-'))
  const names = Array.from({ length: 40 }, (_, n) => path.join(folder, `${n}.log`))
  try {
    names.forEach((name, n) => writeFileSync(name, String(n)))
    const texts = [...names, ...names].map(name => Buffer.from(readBytes(fileSource(name, 2), 0, 2)).toString())
    assert.deepEqual(texts, [...names.keys(), ...names.keys()].map(String))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
