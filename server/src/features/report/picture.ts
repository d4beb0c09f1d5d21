import type { Block, Lane, MarkKind } from './blocks.ts'

type Picture = Extract<Block, { kind: 'picture' }>

/** Units of the drawing: the labels stand left of the lanes. */
const WIDTH = 960
const LEFT = 190
const LANE = 26
const HEIGHTS: Readonly<Record<Exclude<MarkKind, 'lockout'>, readonly [number, number]>> = {
  wrong: [3, 21],
  refused: [9, 17],
  session: [4, 20],
}

/** A picture as SVG within the page: it loads nothing and runs nothing. `text` escapes. */
export function pictureOf({ caption, from, to, lanes }: Picture, text: (plain: string) => string): string {
  const height = lanes.length * LANE + 20
  const rows = lanes.map((lane, n) => laneOf(lane, n * LANE, text)).join('')
  const base = lanes.length * LANE + 14
  const ends = `<text x="${LEFT}" y="${base}">${text(from)}</text><text x="${WIDTH}" y="${base}" text-anchor="end">${text(to)}</text>`
  const says = text(lanes.map(({ label }) => label).join(', '))
  return `<figure class="picture"><svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${says}">${rows}${ends}</svg><figcaption>${text(caption)}</figcaption></figure>`
}

function laneOf({ label, marks }: Lane, top: number, text: (plain: string) => string): string {
  const name = `<text x="0" y="${top + 16}">${text(label.length > 30 ? `${label.slice(0, 29)}…` : label)}</text>`
  const rule = `<path class="rule" d="M${LEFT} ${top + LANE - 1}H${WIDTH}"/>`
  return `${rule}${name}${marks.map(({ kind, at }) => `<path class="${kind}" d="${at.map(share => mark(kind, share, top)).join('')}"/>`).join('')}`
}

function mark(kind: MarkKind, share: number, top: number): string {
  const x = Math.round((LEFT + share * (WIDTH - LEFT - 2) + 1) * 10) / 10
  if (kind === 'lockout') return `M${x - 4} ${top + 6}h8l-4 12z`
  const [above, below] = HEIGHTS[kind]
  return `M${x} ${top + above}V${top + below}`
}
