import type { Inner } from '../../formats/format.ts'

/** A field inside values: its id, and the pattern whose first group (with indices, `d`) is its value. */
export type InnerRule = readonly [id: string, shape: RegExp]

/** The fields inside a value, in order, with what is left between them as the value's own field; none where it holds no other. */
export function innerOf(field: string, text: string, rules: readonly InnerRule[]): readonly Inner[] {
  const found = rules
    .flatMap(([id, shape]): Inner[] => {
      const [start = 0, end = 0] = shape.exec(text)?.indices?.[1] ?? []
      return end > start ? [{ id, start, end }] : []
    })
    .toSorted((a, b) => a.start - b.start)
  if (found.length === 0) return []
  const all: Inner[] = []
  let at = 0
  for (const inner of found) {
    if (inner.start < at) continue
    if (inner.start > at) all.push({ id: field, start: at, end: inner.start })
    all.push(inner)
    at = inner.end
  }
  return at < text.length ? [...all, { id: field, start: at, end: text.length }] : all
}
