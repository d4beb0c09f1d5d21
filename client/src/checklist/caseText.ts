import type { CaseFile } from '../../../shared/caseFile.ts'

/** Keys in the order in which the file tells them; a key that is not listed comes last, by name. */
const KEY_ORDER: readonly string[] = [
  ...['schema', 'title', 'subject', 'clocks', 'facts', 'decisions'],
  ...['kind', 'step', 'verdict', 'user', 'domain', 'host', 'ip', 'service', 'pid', 'image', 'at', 'from', 'to', 'note', 'evidence'],
  ...['path', 'line', 'digest', 'zone', 'year', 'dates'],
]

/** The case as text: pretty-printed, keys in a fixed order, so that two versions can be compared line by line. */
export function caseText(caseFile: CaseFile): string {
  return `${JSON.stringify(ordered(caseFile), null, 2)}\n`
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (!isRecord(value)) return value
  const keys = Object.keys(value).toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b, 'en'))
  return Object.fromEntries(keys.map(key => [key, ordered(value[key])]))
}

function rank(key: string): number {
  const at = KEY_ORDER.indexOf(key)
  return at === -1 ? KEY_ORDER.length : at
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
