import assert from 'node:assert/strict'
import { test } from 'node:test'
import { log10BinomialTail, logGamma } from './binomial.ts'

const close = (actual: number, expected: number, within = 0.05): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not within ${within} of ${expected}`)

test('the logarithm of a factorial is right for small and large numbers', () => {
  close(logGamma(1), 0, 1e-12)
  close(logGamma(6), Math.log(120), 1e-12)
  close(logGamma(171), 706.5730622457875, 1e-9)
})

test('five coins that all show heads have a chance of one in 32', () => {
  close(log10BinomialTail(5, 5, 0.5), Math.log10(1 / 32), 1e-9)
  close(log10BinomialTail(5, 1, 0.5), Math.log10(31 / 32), 1e-9)
})

test('the published numbers of the founding case come out', () => {
  close(log10BinomialTail(120, 120, 480 / 7200), -141.1, 0.1)
  close(log10BinomialTail(1200, 81, 480 / 7200), -0.3)
  close(log10BinomialTail(120, 5, 20 / 7200), -4.6)
  close(log10BinomialTail(1200, 4, 20 / 7200), -0.4)
  close(log10BinomialTail(104, 104, 0.1), -104, 1e-9)
  close(log10BinomialTail(59, 7, 0.1), -0.4)
})

test('what must happen has chance one, what cannot happen none', () => {
  assert.equal(log10BinomialTail(240, 0, 0.067), 0)
  assert.equal(log10BinomialTail(10, 3, 1), 0)
  assert.equal(log10BinomialTail(10, 11, 0.5), Number.NEGATIVE_INFINITY)
  assert.equal(log10BinomialTail(10, 1, 0), Number.NEGATIVE_INFINITY)
})

test('a million sessions are no trouble', () => {
  close(log10BinomialTail(1_000_000, 66_667, 480 / 7200), -0.3)
  assert.equal(log10BinomialTail(1_000_000, 1000, 480 / 7200), 0)
  assert.ok(log10BinomialTail(1_000_000, 90_000, 480 / 7200) < -1000)
})
