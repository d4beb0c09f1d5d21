import type { Settings } from '../../shared/requests.ts'

export const DEFAULT_SETTINGS: Settings = { include: [], exclude: [], timeZone: '', year: null }

/** Settings as a client tells them, whatever it tells: what is missing or of another kind is as if nobody had set it. */
export function settingsOf(told: unknown): Settings {
  const { include, exclude, timeZone, year } = typeof told === 'object' && told !== null ? (told as Record<string, unknown>) : {}
  return {
    include: texts(include),
    exclude: texts(exclude),
    timeZone: typeof timeZone === 'string' ? timeZone : '',
    year: typeof year === 'number' && Number.isInteger(year) ? year : null,
  }
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
