import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = new URL('../server/src/frames/alike/', import.meta.url)

/** The SHA-256 of the C files of `frames/alike`, in the order of their names. */
export function coreHash() {
  const hash = createHash('sha256')
  const files = readdirSync(fileURLToPath(folder)).filter(name => /\.[ch]$/.test(name))
  for (const name of files.toSorted()) hash.update(readFileSync(new URL(name, folder)))
  return hash.digest('hex')
}
