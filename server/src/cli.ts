import { readArguments, USAGE, WrongUsage } from './commandLine/arguments.ts'
import { COMMANDS } from './commandLine/commands.node.ts'

/** The command line program: `lockout-trail COMMAND [OPTIONS] PATH…`. Exit status: 0 done, 1 nothing to read, 2 wrong usage, 130 interrupted. */
async function main(): Promise<void> {
  const wish = readArguments(process.argv.slice(2))
  if ('problem' in wish) {
    process.stderr.write(`${wish.problem}\n\n${USAGE}`)
    process.exitCode = 2
    return
  }
  if (wish.command === 'help') process.stdout.write(USAGE)
  else process.exitCode = await COMMANDS[wish.command](wish)
}

process.on('SIGINT', () => process.exit(130))
process.stdout.on('error', (problem: NodeJS.ErrnoException) => process.exit(problem.code === 'EPIPE' ? 0 : 1))

main().catch((problem: unknown) => {
  process.stderr.write(`lockout-trail: ${problem instanceof Error ? problem.message : String(problem)}\n`)
  process.exitCode = problem instanceof WrongUsage ? 2 : 1
})
