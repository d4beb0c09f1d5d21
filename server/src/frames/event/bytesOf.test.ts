import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalLogonId, logonIdText } from '../../model/logonSession.ts'
import { logonIdIn } from './bytesOf.ts'

const inBytes = (text: string): string | undefined => {
  const bytes = new TextEncoder().encode(`a ${text} b`)
  const logonId = logonIdIn(bytes, 2, bytes.length - 2)
  return Number.isNaN(logonId) ? undefined : logonIdText(logonId)
}

const LOGON_IDS: readonly (readonly [written: string, lowHalf: string | undefined])[] = [
  ['0x3e7', '0x3e7'],
  ['(0x0,0x3E7)', '0x3e7'],
  ['(0x0, 0x3E7)', '0x3e7'],
  ['0x0,0x3E7', '0x3e7'],
  ['0xFFFFFFFF', '0xffffffff'],
  ['0x1A2B3C4D5E6F', '0x3c4d5e6f'],
  ['(0x1A2B,0x3C4D5E6F)', '0x3c4d5e6f'],
  ['0x00000000000003E7', '0x3e7'],
  ['0x1122334455667788', '0x55667788'],
  ['0x112233445566778899', undefined],
  ['0x3g7', undefined],
  ['-', undefined],
  ['', undefined],
]

for (const [written, lowHalf] of LOGON_IDS)
  test(`the logon id "${written}" is the same in bytes and in text`, () => {
    assert.equal(inBytes(written), lowHalf)
    assert.equal(canonicalLogonId(written), lowHalf)
  })
