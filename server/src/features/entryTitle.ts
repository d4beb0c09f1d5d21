import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import { CLASS_WORDS } from '../model/classWords.ts'
import { identityText, ROLES } from '../model/identity.ts'

/** An entry in a few words: code, what it says, who: "529 wrong password CONTOSO\User1". */
export function entryTitle(file: EvidenceFile, entry: number): string {
  const what = file.table.what(entry)
  const who = file.table.who(entry)
  const first = ROLES.map(role => who[role]).find(identity => identity !== undefined)
  const says = CLASS_WORDS[what.class] || (what.action ?? what.image ?? '')
  return (
    [what.code, says, first === undefined ? '' : identityText(first)].filter(part => part !== '').join(' ') ||
    `line ${file.table.line(entry)}`
  )
}
