import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchesGlob } from './glob.ts'

const glob = (pattern: string, path: string, expected: boolean): void =>
  void test(`${pattern} ${expected ? 'matches' : 'does not match'} ${path}`, () => assert.equal(matchesGlob(pattern, path), expected))

glob('netlogon.log', 'netlogon.log', true)
glob('netlogon.log', 'case/DC01/NETLOGON.LOG', true)
glob('netlogon.log', 'old-netlogon.log', false)
glob('W3SVC1/*', 'logs/W3SVC1/ex060912.log', true)
glob('W3SVC1/*', 'logs/W3SVC1/deep/ex.log', false)
glob('**/*.log', 'a/b/c.log', true)
glob('DC0?_*.txt', 'DC01_Security.txt', true)
glob('W3SVC1\\ex*.log', 'W3SVC1/ex060912.log', true)
glob('a.b', 'axb', false)
glob('(x', '(x', true)
