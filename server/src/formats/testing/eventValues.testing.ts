import type { Next } from './numbers.testing.ts'

/** Addresses and machines of invented events, the usual ones first. */
export const ADDRESSES = ['10.1.5.77', '10.1.5.78', '::1', '-', '::ffff:10.1.5.9', 'Client']
export const HOSTS = ['EXCHSRV01', 'DC1.contoso.com', 'Target', '-', '']

/** One of some values, mostly of the first three. */
export const pick = <T>(next: Next, from: readonly T[]): T => from[next(next(12) === 0 ? from.length : Math.min(from.length, 3))]!
