import type { Protocol } from '../codeSpace.ts'

/** How far the logs of a program name somebody. */
export type Names = 'yes' | 'sometimes' | 'no'

/** A row of the table of programs: their file names (lower case, several with a blank between), services with commas, ports and logs. */
export type ProcessRow = readonly [
  images: string,
  era: string,
  services: string,
  protocols: readonly Protocol[],
  ports: readonly number[],
  logs: string,
  user: Names,
  address: Names,
  note: string,
]
