import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { kit, modules } from './places.mjs'

const packed = path.join(modules, '@sparticuz/chromium/bin')
const unpacked = path.join(kit, '.chromium')
const program = path.join(unpacked, 'chromium')

/** Playwright's launch options for the headless shell inside @sparticuz/chromium, with the few libraries and fonts it brings. */
export function npmChromium() {
  if (!existsSync(program)) unpack()
  const fonts = writeFontConfig()
  const libraries = [process.env.LD_LIBRARY_PATH, path.join(unpacked, 'lib')].filter(Boolean).join(':')
  return {
    executablePath: program,
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: path.dirname(fonts), FONTCONFIG_FILE: fonts },
  }
}

function unpack() {
  if (!existsSync(path.join(packed, 'chromium.br'))) {
    throw new Error("no browser: install Chromium, set CHROMIUM_PATH, or run `npm ci --ignore-scripts` in the kit's folder")
  }
  mkdirSync(unpacked, { recursive: true })
  for (const archive of ['al2023', 'fonts', 'swiftshader']) {
    execFileSync('tar', ['x', '-C', unpacked], { input: decompress(`${archive}.tar.br`) })
  }
  // Renamed when whole, so that an interrupted run leaves no half a browser behind.
  writeFileSync(`${program}.part`, decompress('chromium.br'), { mode: 0o755 })
  renameSync(`${program}.part`, program)
}

function decompress(name) {
  return brotliDecompressSync(readFileSync(path.join(packed, name)))
}

/** The package's own font configuration names folders of another machine: this one names ours, then the system's. */
function writeFontConfig() {
  const file = path.join(unpacked, 'fontconfig/fonts.conf')
  const folders = ['/usr/share/fonts', path.join(unpacked, 'fonts'), path.join(modules, 'dejavu-fonts-ttf/ttf')]
  const prefer = (family, font) => `<alias><family>${family}</family><prefer><family>${font}</family></prefer></alias>`
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map(folder => `<dir>${folder}</dir>`).join('\n')}
<cachedir>${path.join(unpacked, 'fontcache')}</cachedir>
${prefer('monospace', 'DejaVu Sans Mono')}${prefer('sans-serif', 'DejaVu Sans')}
</fontconfig>
`,
  )
  return file
}
