import type { EvidenceRef } from '../../../../shared/investigation.ts'
import { entryText } from '../../evidence/evidenceFile.ts'
import type { Snapshot } from '../../evidence/snapshot.ts'
import { maskSecrets } from '../../model/secrets.ts'
import type { Block, Inline } from './blocks.ts'

/** Lines of one entry, and units of one line, that are quoted. */
const MOST_LINES = 40
const MOST_UNITS = 400

/** Collects the entries that a report rests on, numbers them in the order they are first named and quotes each once. */
export interface Quotations {
  /** Links to the quotations of some places, with a comma between them. */
  links(refs: readonly EvidenceRef[]): readonly Inline[]
  blocks(): readonly Block[]
}

export function quotations(snapshot: Snapshot): Quotations {
  const numbers = new Map<string, { readonly id: string; readonly ref: EvidenceRef }>()
  const numberOf = (ref: EvidenceRef): string => {
    const key = `${ref.path}:${ref.line}`
    const known = numbers.get(key) ?? { id: `E${numbers.size + 1}`, ref }
    numbers.set(key, known)
    return known.id
  }
  return {
    links: refs =>
      refs.flatMap((ref, i): Inline[] => {
        const id = numberOf(ref)
        return [...(i === 0 ? [] : [', ']), { to: id, text: id }]
      }),
    blocks: () => [...numbers.values()].map(({ id, ref }) => quotation(snapshot, id, ref)),
  }
}

function quotation(snapshot: Snapshot, id: string, { path, line, endLine = line }: EvidenceRef): Block {
  const place = endLine > line ? `${path}, lines ${line} to ${endLine}` : `${path}, line ${line}`
  return { kind: 'quotation', id, label: `${id} · ${place}`, text: textAt(snapshot, path, line) }
}

function textAt(snapshot: Snapshot, path: string, line: number): string {
  const file = snapshot.files.find(one => one.path === path && (one.lines === undefined || (one.lines.from < line && line <= one.lines.to)))
  const entry = file?.table.atLine(line) ?? -1
  if (file === undefined || entry < 0) return ''
  const lines = maskSecrets(entryText(file, entry).trimEnd()).split(/\r\n|\n|\r/)
  const shown = lines.slice(0, MOST_LINES).map(text => (text.length > MOST_UNITS ? `${text.slice(0, MOST_UNITS)} …` : text))
  return (lines.length > MOST_LINES ? [...shown, `… ${lines.length - MOST_LINES} more lines`] : shown).join('\n')
}
