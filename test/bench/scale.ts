// What the issue of size promises, measured on logs of a size that matters, into BENCHMARKS.md as ratios:
//   npm run bench -- --scale index     a gigabyte of each log against wc -l, rg and lnav, by one worker and by two
//   npm run bench -- --scale answers   every kind of question to the built server over millions of entries, against a request for nothing
//   npm run bench -- --scale reopening a gigabyte of each log from its kept index, against indexing it
//   npm run bench -- --scale memory    five gigabytes of files in the built server
//   npm run bench -- --scale editor    from opening a log to its first mark in VS Code
// `--mb N` takes smaller inputs. The inputs are written once and kept in the folder for temporary files.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import path from 'node:path'
import { ensureInstalled } from '../../tools/run/install.mjs'
import type { ReadFile } from '../../server/src/evidence/readFile.ts'
import { nodeDisk } from '../../server/src/disk.node.ts'
import { diskFile } from '../../server/src/files.node.ts'
import { ROOT } from '../lsp/server.ts'
import { measureAnswers } from './answers.ts'
import { benchInput, INPUT_NAMES, type InputName } from './inputs.ts'
import { measureMemory } from './memory.ts'
import { measureReopening } from './reopening.ts'

const GIGABYTE = 1_000_000_000
const DOCUMENT = path.join(ROOT, 'BENCHMARKS.md')

/** Measures one part and writes it into the document. */
export async function scale(part: string, megabytes: number | undefined): Promise<void> {
  const bytes = megabytes === undefined ? GIGABYTE : megabytes * 1_000_000
  const command = `npm run bench -- --scale ${part}${megabytes === undefined ? '' : ` --mb ${megabytes}`}`
  const rows = await rowsOf(part, bytes)
  if (rows === undefined) throw new Error(`--scale index, reopening, answers, memory or editor, not ${part}`)
  const machine = `Node ${process.versions.node}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`
  const text = [`\`${command}\` on ${machine}:`, '', ...table(rows)].join('\n')
  console.log(text)
  keep(part, text)
}

type Rows = readonly (readonly string[])[]

async function rowsOf(part: string, bytes: number): Promise<Rows | undefined> {
  if (part === 'index') return indexRows(bytes)
  if (part === 'reopening') return reopeningRows(bytes)
  if (part === 'answers') return answerRows(bytes)
  if (part === 'memory') return memoryRows(bytes)
  return part === 'editor' ? editorRows() : undefined
}

async function indexRows(bytes: number): Promise<Rows> {
  const rows: string[][] = []
  for (const name of INPUT_NAMES) rows.push(await indexRow(name, bytes))
  return [
    ['log', 'MB', 'entries', 'one worker × `wc -l`', 'two workers × `wc -l`', '`rg -c` × `wc -l`', 'lnav × one worker', 'bytes an entry'],
    ...rows,
  ]
}

async function reopeningRows(bytes: number): Promise<Rows> {
  const rows: string[][] = []
  for (const name of INPUT_NAMES) {
    const { indexing, reopening, kept } = await measureReopening(benchInput(name, bytes))
    rows.push([name, String(Math.round(bytes / 1_000_000)), ((kept / bytes) * 100).toFixed(1), ratio(indexing / reopening)])
  }
  return [['log', 'MB', 'index, % of the text', 'indexing × reopening'], ...rows]
}

async function indexRow(name: InputName, bytes: number): Promise<string[]> {
  const file = benchInput(name, bytes)
  const wc = best(3, () => execFileSync('wc', ['-l', file]))
  const rg = isInstalled('rg') ? ratio(best(3, () => spawnSync('rg', ['-c', '', file])) / wc) : '–'
  const [one, read] = await index(file, 1)
  const [two] = await index(file, 2)
  // Other tools index no such log as entries.
  const lnav =
    name === 'iis-w3c' && isInstalled('lnav')
      ? ratio(best(1, () => spawnSync('lnav', ['-n', '-c', ';SELECT count(*) FROM all_logs', file])) / one)
      : '–'
  const entries = read.table.segments.reduce((sum, { count }) => sum + count, 0)
  const perEntry = (read.table.indexBytes / entries).toFixed(1)
  return [name, String(Math.round(bytes / 1_000_000)), entries.toLocaleString('en'), ratio(one / wc), ratio(two / wc), rg, lnav, perEntry]
}

/** The best of three readings by the built worker, milliseconds, and what was read. */
async function index(file: string, workers: number): Promise<readonly [number, ReadFile]> {
  const disk = nodeDisk(path.join(ROOT, 'dist/worker.node.js'), workers)
  const described = (await diskFile(file, path.dirname(file))) ?? fail(`${file} is gone`)
  let shortest = Number.POSITIVE_INFINITY
  let read: Awaited<ReturnType<typeof disk.read>> | undefined
  for (let run = 0; run < 3; run++) {
    const start = performance.now()
    read = await disk.read(described, () => true)
    shortest = Math.min(shortest, performance.now() - start)
  }
  await disk.dispose()
  return read !== undefined && 'table' in read ? [shortest, read] : fail(`${file} was not recognised`)
}

async function answerRows(bytes: number): Promise<Rows> {
  const { entries, nothing, answered } = await measureAnswers(bytes)
  return [
    [`question over ${entries.toLocaleString('en')} entries`, '× a request for nothing', 'keeps others waiting, × the same'],
    ...answered.map(({ name, takes, keepsWaiting }) => [name, ratio(takes / nothing), ratio(keepsWaiting / nothing)]),
  ]
}

async function memoryRows(bytes: number): Promise<Rows> {
  const { files, text, peak, entries } = await measureMemory(bytes)
  return [
    ['files', 'GB of text', 'entries', 'peak memory, % of the text'],
    [String(files), (text / GIGABYTE).toFixed(1), entries.toLocaleString('en'), ((peak / text) * 100).toFixed(1)],
  ]
}

async function editorRows(): Promise<Rows> {
  await ensureInstalled(path.join(ROOT, 'tools/vscode-host'), { scripts: false, what: 'VS Code for tests' })
  const { measureEditor } = await import('./editor.ts')
  const opened = await measureEditor([1, 20, 49])
  const [first] = opened
  return [
    ['log in VS Code', 'from opening to the first mark, × that of the first'],
    ...opened.map(({ megabytes, milliseconds }) => [`${megabytes} MB`, ratio(milliseconds / (first?.milliseconds ?? 1))]),
  ]
}

const ratio = (value: number): string => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'))

const isInstalled = (tool: string): boolean => spawnSync(tool, ['--version']).status === 0

function best(runs: number, work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return Math.min(...times)
}

const table = ([head = [], ...rows]: Rows): string[] =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows].map(cells => `| ${cells.join(' | ')} |`)

const TITLES: Readonly<Record<string, string>> = {
  index: 'Indexing',
  reopening: 'Reopening',
  answers: 'Answers',
  memory: 'Memory',
  editor: 'In the editor',
}

/** Puts a part in place of what stood there before. */
function keep(part: string, text: string): void {
  const title = TITLES[part] ?? part
  const before = existsSync(DOCUMENT)
    ? readFileSync(DOCUMENT, 'utf8')
    : '# Benchmarks\n\nWritten by `npm run bench -- --scale …`; everything is a ratio, so that the machine matters little.\n'
  const sections = before.split(/(?=^## )/m)
  const section = `## ${title}\n\n${text}\n`
  const at = sections.findIndex(one => one.startsWith(`## ${title}\n`))
  const next = at < 0 ? [...sections.map(one => `${one.trimEnd()}\n\n`), section] : sections.with(at, `${section}\n`)
  writeFileSync(DOCUMENT, `${next.join('').trimEnd()}\n`)
}

function fail(message: string): never {
  throw new Error(message)
}
