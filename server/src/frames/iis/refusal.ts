import { classOfCode } from '../../model/codes/codes.ts'
import { type EntryClass, outcomeOfClass } from '../../model/outcome.ts'

/** Why a sign-in was refused: as the reply says, or more exactly as the Windows status beside it does (0 where there is none). */
export function refusal(reply: EntryClass, windowsStatus: number): EntryClass {
  if (reply !== 'bad-password' || windowsStatus === 0) return reply
  const exact = classOfCode({ space: windowsStatus >= 0xc0000000 ? 'ntstatus' : 'win32', value: windowsStatus })
  return outcomeOfClass(exact) === 'failure' ? exact : reply
}
