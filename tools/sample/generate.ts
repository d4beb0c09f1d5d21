/** Writes the founding case to `samples/exchange-lockout/`. Run it after a change of the generator, and commit both. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildFoundingCase } from './foundingCase.ts'

const folder = fileURLToPath(new URL('../../samples/exchange-lockout/', import.meta.url))
const { files, truth } = buildFoundingCase()
for (const { path, bytes } of files) {
  const target = join(folder, path)
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, bytes)
  console.log(`${String(bytes.length).padStart(9)}  ${path}`)
}
console.log(JSON.stringify({ ...truth, attempts: truth.attempts.length }, null, 2))
