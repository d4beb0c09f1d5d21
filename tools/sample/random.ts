/** A stream of numbers that is the same on every machine for the same seed and name, so that the sample keeps its bytes. */
export interface Random {
  /** A number in [0, 1). */
  readonly unit: () => number
  /** A number in [from, to). */
  readonly between: (from: number, to: number) => number
  /** A whole number in [from, to]. */
  readonly whole: (from: number, to: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(items: readonly [T, ...T[]]) => T
  /** The pause until the next arrival when `perSecond` arrive on average, without memory of the last one. */
  readonly pause: (perSecond: number) => number
}

/** Streams of different names are independent: leaving one of them out changes no byte of the others. */
export function randomStream(seed: number, name: string): Random {
  const unit = mulberry32(mixed(seed, name))
  const whole = (from: number, to: number): number => from + Math.floor(unit() * (to - from + 1))
  return {
    unit,
    whole,
    between: (from, to) => from + unit() * (to - from),
    chance: probability => unit() < probability,
    pick: items => items[whole(0, items.length - 1)] ?? items[0],
    pause: perSecond => -Math.log(1 - unit()) / perSecond,
  }
}

function mixed(seed: number, name: string): number {
  let hash = seed | 0
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return hash
}

/** Source: mulberry32, public domain, Tommy Ettinger. */
function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
