import { describeWindowsStatus } from '../../model/codes/windowsStatus.ts'
import { type EntryClass, outcomeOfClass } from '../../model/outcome.ts'

/** Why a sign-in was refused: as the reply says, or more exactly as the Windows status beside it does (0 where there is none). */
export function refusal(reply: EntryClass, windowsStatus: number): EntryClass {
  if (reply !== 'bad-password' || windowsStatus === 0) return reply
  const exact = describeWindowsStatus(windowsStatus)?.class ?? 'other'
  return outcomeOfClass(exact) === 'failure' ? exact : reply
}
