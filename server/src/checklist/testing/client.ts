import type { Client } from '../sessions.ts'
import { fileOf } from './caseBuilder.ts'

const file = fileOf('smtp.log', [])

/** A client of a mail server whose sessions began at some moments, UTC milliseconds. */
export const clientAt = (address: string, moments: readonly number[], deliveries = 0): Client => ({
  address,
  behind: '',
  kind: 'ip',
  shared: false,
  protocol: 'smtp',
  sessions: moments.toSorted((a, b) => a - b).map((at, entry) => ({ at, file, entry })),
  names: new Map(),
  deliveries,
  late: false,
})
