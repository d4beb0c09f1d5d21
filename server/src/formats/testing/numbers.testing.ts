import { randomStream } from '../../../../tools/sample/random.ts'

/** A whole number from 0 to below another. */
export type Next = (below: number) => number

/** Numbers that are the same for the same seed every time. */
export function numbers(seed: number): Next {
  const { whole } = randomStream(seed, 'numbers')
  return below => whole(0, below - 1)
}
