import type { GymCase } from './case.ts'
import { CASES } from './cases.ts'
import { investigated } from './open.ts'
import { NOTHING, type Score, scoreOf, sum } from './score.ts'

/** Runs a case with one seed, and again without the rows in which its culprit shows. */
export function trained(gymCase: GymCase, seed: number): Score {
  const told = gymCase.told(seed, true)
  const score = scoreOf(investigated(told), told.truth, false)
  if (!gymCase.hasNegative) return score
  const without = gymCase.told(seed, false)
  return sum(score, scoreOf(investigated(without), without.truth, true))
}

/** One line of the gym's answer. */
export function lineOf(name: string, score: Score): string {
  const { named, toName, accused, negatives, negativesClean, stepsRight, steps, cadenceRight, cadences, leaks } = score
  const parts = [
    `named ${named} of ${toName}`,
    `accused wrongly ${accused}`,
    `negatives clean ${negativesClean} of ${negatives}`,
    `steps right ${stepsRight} of ${steps}`,
    `cadence within 5% ${cadenceRight} of ${cadences}`,
    ...(leaks === 0 ? [] : [`passwords shown ${leaks}`]),
  ]
  return `${name.padEnd(48)} ${parts.join(', ')}`
}

/** The whole gym: a line for each case, then all together. */
export function runGym(seeds: readonly number[], only: string | undefined, print: (line: string) => void, verbose: boolean): Score {
  let all = NOTHING
  for (const gymCase of CASES) {
    if (only !== undefined && !gymCase.name.toLowerCase().includes(only.toLowerCase())) continue
    let score = NOTHING
    for (const seed of seeds) {
      const one = trained(gymCase, seed)
      if (verbose) for (const remark of one.remarks) print(`  seed ${seed}: ${remark}`)
      score = sum(score, one)
    }
    print(lineOf(gymCase.name, score))
    all = sum(all, score)
  }
  print(lineOf('in total', all))
  return all
}
