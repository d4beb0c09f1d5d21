import type { Format } from './format.ts'
import { netlogon } from './netlogon/format.ts'

/** All formats, in the order in which equal claims are settled. The only place that names them. */
export const FORMATS: readonly Format[] = [netlogon]
