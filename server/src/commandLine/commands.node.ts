import { basename } from 'node:path'
import { atOnce } from '../evidence/turns.ts'
import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { investigate, investigator } from '../checklist/investigate.ts'
import { recogniseSource } from '../evidence/readFile.ts'
import { report } from '../features/report/report.ts'
import { entryDocument } from '../features/entryDocument.ts'
import { datasetOf } from '../formats/format.ts'
import { FORMATS } from '../formats/registry.ts'
import type { Recognised, Unrecognised } from '../formats/recognise.ts'
import type { CommandName, Wish } from './arguments.ts'
import { readEvidence } from './evidence.node.ts'
import { investigationText } from './investigationText.ts'
import { filesOf, type NamedFile, problemText, warn, withNamed } from './named.node.ts'
import { statsOf, statsText } from './stats.ts'
import { forTerminal } from './terminal.ts'

/** The commands; each gives the exit status. */
export const COMMANDS: { readonly [C in CommandName]: (wish: Wish) => Promise<number> } = {
  recognise,
  entries,
  stats,
  investigate: investigateFiles,
  report: reportFiles,
}

/** Writes to stdout and waits where the reader is slower. Nothing is written once the user has interrupted. */
async function print(text: string): Promise<void> {
  await setImmediate()
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

async function recognise(wish: Wish): Promise<number> {
  let known = 0
  for (const file of await filesOf(wish.paths)) {
    const recognition = recognitionOf(file)
    const answer = {
      path: file.path,
      format: recognition.format === undefined ? null : datasetOf(recognition.format),
      confidence: recognition.confidence,
      because: recognition.because,
    }
    if (answer.format !== null) known++
    await print(
      wish.json
        ? `${JSON.stringify(answer)}\n`
        : `${forTerminal(`${answer.path}: ${recognition.format?.title ?? 'not recognised'} (${answer.because})`)}\n`,
    )
  }
  return known > 0 ? 0 : 1
}

function recognitionOf(file: NamedFile): Recognised | Unrecognised {
  try {
    return withNamed(file, source => recogniseSource(FORMATS, basename(file.path), source).recognition)
  } catch (problem) {
    return { format: undefined, confidence: 0, because: `cannot be read: ${problemText(problem)}` }
  }
}

async function entries(wish: Wish): Promise<number> {
  const { snapshot } = await readEvidence(wish)
  for (const file of snapshot.files) {
    let lines = ''
    for (let entry = 0; entry < file.table.count; entry++) {
      lines += `${JSON.stringify(entryDocument(file, entry, wish.message))}\n`
      if (lines.length < 65_536) continue
      await print(lines)
      lines = ''
    }
    await print(lines)
    for (const gap of file.table.gaps.slice(0, 20)) warn(`${file.path}:${gap.line}: not read, ${gap.because}`)
    if (file.table.gaps.length > 20) warn(`${file.path}: ${file.table.gaps.length - 20} more lines not read`)
  }
  return snapshot.files.length > 0 ? 0 : 1
}

async function stats(wish: Wish): Promise<number> {
  const { snapshot, milliseconds } = await readEvidence(wish)
  const document = statsOf(snapshot, milliseconds)
  await print(wish.json ? `${JSON.stringify(document)}\n` : statsText(snapshot, document))
  return snapshot.files.length > 0 ? 0 : 1
}

async function investigateFiles(wish: Wish): Promise<number> {
  const { snapshot } = await readEvidence(wish)
  if (snapshot.files.length === 0) {
    warn('nothing was recognised: there is nothing to investigate')
    return 1
  }
  const investigation = investigate(snapshot, wish.user === undefined ? {} : { user: wish.user })
  await print(wish.json ? `${JSON.stringify(investigation)}\n` : investigationText(investigation))
  return 0
}

async function reportFiles(wish: Wish): Promise<number> {
  const { snapshot } = await readEvidence(wish)
  const asked = { markup: wish.html === true ? 'html' : 'markdown', redact: wish.redact === true } as const
  const text = atOnce(report({ snapshot }, wish.user === undefined ? asked : { ...asked, user: wish.user }, investigator()))
  if (text === null) {
    warn('no failed sign-in was found: there is nothing to report')
    return snapshot.files.length > 0 ? 0 : 1
  }
  await print(text)
  return 0
}
