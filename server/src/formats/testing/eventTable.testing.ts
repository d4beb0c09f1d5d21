import type { Next } from './numbers.testing.ts'

/** A table of events as PowerShell prints it, all of one time. */
export function eventTable(next: Next, date: string): string {
  const heading = `TimeCreated${' '.repeat(21)}Id LevelDisplayName Message`
  const group = next(3) === 0 ? '\n   ProviderName: X\n' : ''
  const rows = [4625, 4740, 18_456].slice(next(3)).map(id => `${date.padEnd(28)}${String(id).padStart(6)} Information      An account...`)
  return ['', group, heading, heading.replaceAll(/\S/g, '-'), ...rows, ''].join('\n')
}
