import type { EvidenceFile } from '../evidence/evidenceFile.ts'
import { identityText, ROLES } from '../model/identity.ts'
import type { EntryClass } from '../model/outcome.ts'

/** Classes that say less than the verb of the entry. */
const UNTOLD: readonly EntryClass[] = ['other', 'session', 'noise']

/** An entry in a few words: code, what it says, who: "529 bad-password CONTOSO\User1". */
export function entryTitle(file: EvidenceFile, entry: number): string {
  const what = file.table.what(entry)
  const who = file.table.who(entry)
  const first = ROLES.map(role => who[role]).find(identity => identity !== undefined)
  const says = UNTOLD.includes(what.class) ? (what.action ?? what.image ?? what.class.replace('other', '')) : what.class
  return (
    [what.code, says, first === undefined ? '' : identityText(first)].filter(part => part !== '').join(' ') ||
    `line ${file.table.line(entry)}`
  )
}
