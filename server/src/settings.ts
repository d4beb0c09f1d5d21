import { DATE_ORDERS } from '../../shared/caseFile.ts'
import type { Settings } from '../../shared/settings.ts'
import type { ClockSettings } from './evidence/clocks.ts'

export const DEFAULT_SETTINGS: Settings = {
  include: [],
  exclude: [],
  timeZone: '',
  dateOrder: '',
  year: null,
  memory: null,
  keepIndex: true,
  storage: '',
}

/** Settings as a client tells them, whatever it tells: what is missing or of another kind is as if nobody had set it. */
export function settingsOf(told: unknown): Settings {
  const { include, exclude, timeZone, dateOrder, year, memory, keepIndex, storage } =
    typeof told === 'object' && told !== null ? (told as Record<string, unknown>) : {}
  return {
    include: texts(include),
    exclude: texts(exclude),
    timeZone: typeof timeZone === 'string' ? timeZone : '',
    dateOrder: DATE_ORDERS.find(order => order === dateOrder) ?? '',
    year: typeof year === 'number' && Number.isInteger(year) ? year : null,
    memory: typeof memory === 'number' && memory > 0 ? memory : null,
    keepIndex: keepIndex !== false,
    storage: typeof storage === 'string' ? storage : '',
  }
}

/** What the settings say about clocks. */
export const clockSettings = ({ timeZone, dateOrder, year }: Settings): ClockSettings => ({
  timeZone,
  ...(dateOrder === '' ? {} : { dateOrder }),
  ...(year === null ? {} : { year }),
})

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
