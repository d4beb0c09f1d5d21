import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { modules, nodeProgram, vscode } from './places.mjs'
import { isBuiltInKept, quietSettings } from './settings.mjs'

const READY = 'Extension host agent listening on'
const START_MS = 30_000
const STOP_MS = 4_000

/**
 * Starts VS Code's server on loopback with a fresh profile that is deleted by `stop`.
 * `exited` resolves with the exit code or signal when the server ends; `output()` is what it printed.
 */
export async function startServer({ settings = {}, env = {}, log = 'info', verbose = false } = {}) {
  linkModules()
  const home = mkdtempSync(path.join(os.tmpdir(), 'vscode-host-'))
  const port = await freePort()
  const child = spawn(nodeProgram(), serverArguments({ home, port, log, builtIn: prepareProfile(home, settings) }), {
    env: { ...process.env, HOME: home, VSCODE_CWD: home, EXTENSIONS_GALLERY: '{}', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const killNow = () => killGroup(child, 'SIGKILL')
  process.on('exit', killNow)
  const exited = new Promise(resolve => child.once('exit', (code, signal) => resolve(code ?? signal)))
  const output = collect(child, verbose)
  const stop = async () => {
    await end(child, exited)
    process.off('exit', killNow)
    rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await listening(child, exited, output)
  } catch (error) {
    await stop()
    throw error
  }
  return { authority: `127.0.0.1:${port}`, pid: child.pid, exited, output, stop }
}

/** code-server ships VS Code without its node_modules, and the browser asks for them below VS Code's own folder. */
function linkModules() {
  const link = path.join(vscode, 'node_modules')
  if (!existsSync(link)) symlinkSync(path.relative(vscode, modules), link)
}

/** Writes the user settings and gathers the built-in extensions that are kept; returns the folder of the latter. */
function prepareProfile(home, settings) {
  const user = path.join(home, 'data/User')
  mkdirSync(user, { recursive: true })
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2))
  const all = path.join(vscode, 'extensions')
  const kept = path.join(home, 'built-in')
  mkdirSync(kept)
  for (const entry of readdirSync(all, { withFileTypes: true })) {
    if (entry.isDirectory() && isBuiltInKept(entry.name)) symlinkSync(path.join(all, entry.name), path.join(kept, entry.name))
  }
  return kept
}

function serverArguments({ home, port, log, builtIn }) {
  const args = [
    path.join(vscode, 'out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token', '--accept-server-license-terms'],
    ...['--server-data-dir', home, '--extensions-dir', path.join(home, 'extensions')],
    ...['--enable-smoke-test-driver', '--disable-workspace-trust', '--disable-getting-started-override'],
    ...['--telemetry-level', 'off', '--disable-telemetry', '--disable-update-check', '--log', log],
  ]
  return process.env.ALL_BUILTIN ? args : [...args, '--builtin-extensions-dir', builtIn]
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function collect(child, verbose) {
  let text = ''
  const take = chunk => {
    text += chunk
    if (verbose) process.stderr.write(chunk)
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  return () => text
}

async function listening(child, exited, output) {
  const ready = new Promise(resolve => {
    child.stdout.on('data', () => output().includes(READY) && resolve('ready'))
  })
  const failed = new Promise(resolve => child.once('error', resolve))
  const outcome = await Promise.race([ready, exited, failed, wait(START_MS, 'nothing', { ref: false })])
  if (outcome === 'ready') return
  const why = outcome === 'nothing' ? `did not listen within ${START_MS / 1000} s` : `ended with ${outcome}`
  throw new Error(`VS Code's server ${why}:\n${shorten(output())}`)
}

/** A crash prints whole minified files as one line. */
function shorten(text) {
  return text.replace(/^(.{200}).{200,}$/gm, '$1 …')
}

/** Ends the server and whatever it started: extension hosts, language servers, watchers. */
async function end(child, exited) {
  killGroup(child, 'SIGTERM')
  await Promise.race([exited, wait(STOP_MS, undefined, { ref: false })])
  killGroup(child, 'SIGKILL')
  await wait(50)
}

function killGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // The group is gone already.
  }
}
