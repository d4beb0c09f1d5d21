import type { DateOrder } from './caseFile.ts'

/** Notification to the server: the settings, whenever one changes; the client tells them also when it starts. */
export const SETTINGS = 'lockoutTrail/settings'
export interface Settings {
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  readonly timeZone: string
  /** Which number of dates comes first in logs of which no date says it; '' where nobody said. */
  readonly dateOrder: DateOrder | ''
  readonly year: number | null
  /** MB of memory for what is known of logs; null for what suits the machine. */
  readonly memory: number | null
  /** Whether the indexes of large logs are kept on disk. */
  readonly keepIndex: boolean
  /** The editor's folder for what the server keeps; '' where there is none. */
  readonly storage: string
}
