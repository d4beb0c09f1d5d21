import { spawnSync } from 'node:child_process'

/** The first of the candidates that answers `--version`, with the first line of its answer; ends the script with advice when none does. */
export function tool(variable, candidates, advice) {
  const named = process.env[variable]
  for (const program of named ? [named] : candidates) {
    const { status, stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' })
    if (status === 0) return { program, version: stdout.split('\n')[0].trim() }
  }
  console.error(`${named ?? candidates.join(' / ')} not found. ${advice} Or set ${variable}.`)
  process.exit(1)
}
