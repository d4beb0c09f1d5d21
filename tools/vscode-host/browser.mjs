import { existsSync } from 'node:fs'
import { npmChromium } from './npmChromium.mjs'
import { requireFromKit } from './places.mjs'

const { chromium } = requireFromKit('playwright-core')
const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const QUIET = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** A headless Chromium: the one CHROMIUM_PATH names (`npm` for npm's), else an installed one, else npm's. */
export function launchBrowser() {
  const chosen = process.env.CHROMIUM_PATH ?? INSTALLED.find(existsSync) ?? 'npm'
  const program = chosen === 'npm' ? npmChromium() : { executablePath: chosen }
  return chromium.launch({ ...program, headless: true, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...QUIET] })
}
