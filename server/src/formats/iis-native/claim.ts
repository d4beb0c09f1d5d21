import type { Head, Recognition } from '../format.ts'
import { INSTANCE } from './service.ts'

/** Address, user, day, time, service, machine, address, three numbers, two statuses, what was asked. */
const ROW =
  /^\ufeff?[0-9a-f.:%]+, .*?, \d{1,2}\/\d{1,2}\/(?:\d{4}|\d\d), \d{1,2}:\d\d:\d\d, (\w+), [^,]*, [0-9a-f.:%-]+, \d+, \d+, \d+, \d+, -?\d+, [^,]*, /i
/** Lines that are looked at, and the share of them that must be rows. */
const MOST_LINES = 200
const FEWEST = 0.6

/** The claim to a file: most of its lines are the fifteen values of the Microsoft IIS layout. */
export function recogniseNative({ lines }: Head): Recognition | undefined {
  const stated = lines.filter(line => line.trim() !== '').slice(0, MOST_LINES)
  const instances = stated.map(line => ROW.exec(line)?.[1] ?? '').filter(instance => INSTANCE.test(instance))
  const [first] = instances
  if (first === undefined || instances.length < (stated.length - 1) * FEWEST) return undefined
  return { confidence: 0.95, because: `the values of the Microsoft IIS layout, apart by commas; the service is ${first}` }
}
