import type { Investigation } from '../../shared/investigation.ts'
import { investigate } from '../../server/src/checklist/investigate.ts'
import { openCase } from '../cases/exchange-lockout/openCase.ts'
import type { Told } from './case.ts'

/** What the program says about a case, by the way that the command line goes: bytes, recognition, scan, investigation. */
export const investigated = ({ files, timeZone, truth }: Told): Investigation =>
  investigate(openCase(files, { timeZone }), { user: truth.user })
