/**
 * The binomial tail in logarithms: how likely chance alone puts at least k of n sessions near a failure (DOMAIN.md 4.4, `logbinom_tail` of its numeric check).
 */

/** log10 of P[Bin(n, p) ≥ k]; 0 where that is certain, −Infinity where it is impossible. */
export function log10BinomialTail(n: number, k: number, p: number): number {
  if (k <= 0 || p >= 1) return 0
  if (p <= 0 || k > n) return Number.NEGATIVE_INFINITY
  const mean = n * p
  if (k <= mean - 9 * Math.sqrt(mean * (1 - p))) return 0
  return Math.min(0, (logTerm(n, k, p) + Math.log(restOfTail(n, k, p))) / Math.LN10)
}

/** ln P[Bin(n, p) = k]. */
function logTerm(n: number, k: number, p: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p)
}

/** Sum of the terms from k on, in units of the term at k. */
function restOfTail(n: number, k: number, p: number): number {
  const odds = p / (1 - p)
  let term = 1
  let sum = 1
  for (let i = k; i < n; i++) {
    const ratio = ((n - i) / (i + 1)) * odds
    term *= ratio
    sum += term
    if (ratio < 1 && term < sum * 1e-16) break
  }
  return sum
}

/** ln Γ(x) for x ≥ 1, by Stirling's series after a shift; relative error below 1e-13. */
export function logGamma(x: number): number {
  let shift = 0
  let z = x
  while (z < 10) shift += Math.log(z++)
  const s = 1 / (z * z)
  const series = (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))) / z
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift
}
