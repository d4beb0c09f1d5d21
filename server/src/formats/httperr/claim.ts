import { fieldNames } from '../../frames/w3c/columns.ts'
import { guessFields } from '../../frames/w3c/guess.ts'
import type { Head, Recognition } from '../format.ts'

/** The claim to a file: its heading, or the shape of its first row, names the reason for which a connection ended. */
export function recogniseErrors({ lines }: Head): Recognition | undefined {
  const stated = lines.map(fieldNames).find(names => names !== undefined)
  if (stated !== undefined) return namesReason(stated) ? { confidence: 0.95, because: '#Fields names s-reason and s-queuename' } : undefined
  const row = lines.find(line => line.trim() !== '' && !line.startsWith('#'))?.trim()
  const guessed = row === undefined ? undefined : guessFields(row.split(/\s+/))
  return guessed !== undefined && namesReason(guessed)
    ? { confidence: 0.8, because: 'the columns have the shape of an HTTPERR log without #Fields' }
    : undefined
}

const namesReason = (names: readonly string[]): boolean => {
  const known = names.map(name => name.toLowerCase())
  return known.includes('s-reason') && known.includes('s-queuename')
}
