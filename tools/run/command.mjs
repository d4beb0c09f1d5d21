import { spawn } from 'node:child_process'
import path from 'node:path'

/** The project's folder. */
export const root = path.resolve(import.meta.dirname, '../..')

/**
 * Runs a program to its end. `quiet` keeps its output back and shows it only when the program fails.
 * @returns {Promise<{ code: number, output: string }>} the exit code (1 when it was killed or could not be started) and what it printed
 */
export function run(program, args, { cwd = root, env = {}, minutes = 10, quiet = false } = {}) {
  return new Promise(resolve => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    const timer = setTimeout(() => child.kill('SIGKILL'), minutes * 60_000)
    let output = ''
    const take = stream => chunk => {
      output += chunk
      if (!quiet) stream.write(chunk)
    }
    child.stdout.on('data', take(process.stdout))
    child.stderr.on('data', take(process.stderr))
    const end = code => {
      clearTimeout(timer)
      if (quiet && code !== 0) process.stdout.write(output)
      resolve({ code, output })
    }
    child.once('error', error => {
      output += `${program}: ${error.message}\n`
      end(1)
    })
    child.once('close', code => end(code ?? 1))
  })
}

/** Runs a script with this Node. */
export const node = (args, options) => run(process.execPath, args, options)

/** Runs npm, however this platform calls it. */
export function npm(args, options) {
  const windows = process.platform === 'win32'
  return windows ? run('cmd.exe', ['/d', '/s', '/c', 'npm', ...args], options) : run('npm', args, options)
}
