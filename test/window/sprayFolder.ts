import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { kerberosRefused, lockedOut } from '../gym/events.ts'
import { stageOf } from '../gym/stage.ts'

export const ACCOUNTS = 300
export const ATTACKER = '203.0.113.9'

/** Writes the log of a spray into a folder: one address tries three hundred accounts three times each; a few are locked out. */
export function writeSpray(folder: string): void {
  const { world, scene, first } = stageOf('spray in the window', 1, { era: 'legacy' })
  const { domain } = world
  const controller = 'DC01'
  const victims = Array.from({ length: ACCOUNTS }, (_, n) => ({ user: `user${String(n).padStart(3, '0')}`, domain }))
  const tries = [0, 1, 2].flatMap(round =>
    victims.map((victim, n) => kerberosRefused(first + round * 1_800_000 + n * 900, controller, victim, ATTACKER, 'bad-password')),
  )
  const locks = [7, 77, 277].map(n => lockedOut(first + 3_700_000 + n * 900, controller, victims[n]!, ''))
  scene.security(`${controller}_Security`, [...tries, ...locks])
  for (const { path: name, bytes } of scene.told({ user: '', culprits: [], steps: {} }).files) writeFileSync(path.join(folder, name), bytes)
}
