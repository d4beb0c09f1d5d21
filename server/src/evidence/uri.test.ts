import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalUri } from './uri.ts'

test('one file has one uri, however its name is escaped', () => {
  for (const uri of ['file:///logs/u_ex (1)+é.log', 'file:///logs/u_ex%20(1)%2b%c3%a9.log', 'file:///logs/u_ex%20%281%29%2B%C3%A9.log'])
    assert.equal(canonicalUri(uri), 'file:///logs/u_ex%20%281%29%2B%C3%A9.log')
})

test('drive letters and servers are written small', () => {
  assert.equal(canonicalUri('file:///C:/Logs/a.log'), 'file:///c%3A/Logs/a.log')
  assert.equal(canonicalUri('file://DC01/Logs$/a.log'), 'file://dc01/Logs%24/a.log')
})

test('what is no file, or is spelled wrongly, stays as it is', () => {
  for (const uri of ['untitled:Untitled-1', 'git:/a.log?x', 'file:///a%ZZ.log', '']) assert.equal(canonicalUri(uri), uri)
})

test('a name cannot be escaped into another folder', () => {
  assert.equal(canonicalUri('file:///logs/a%2Fb.log'), 'file:///logs/a%2Fb.log')
})
