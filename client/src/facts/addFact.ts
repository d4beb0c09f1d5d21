import * as vscode from 'vscode'
import type { FactSuggestion } from '../../../shared/requests.ts'
import type { Checklist } from '../checklist/registerChecklist.ts'
import { say } from '../statusMessage.ts'
import { policyNote } from './policyNote.ts'
import { factKinds, factOf, factPart, type FactPart, withFact } from './suggestions.ts'

const QUESTIONS: { readonly [P in FactPart]: { readonly prompt: string; readonly placeHolder: string } } = {
  host: { prompt: 'Which machine?', placeHolder: 'WEBAPP01' },
  ip: { prompt: 'Which address?', placeHolder: '10.1.5.77' },
  user: { prompt: 'Which account?', placeHolder: 'CONTOSO\\User1' },
  service: { prompt: 'Which service?', placeHolder: 'POP3' },
  pid: { prompt: 'Which process ID (decimal)?', placeHolder: '1728' },
  image: { prompt: 'Which program?', placeHolder: 'inetinfo.exe' },
  at: { prompt: 'When, in UTC?', placeHolder: '2006-09-12 18:05' },
  from: { prompt: 'From when, in UTC?', placeHolder: '2006-09-12 18:05' },
  to: { prompt: 'Until when, in UTC?', placeHolder: '2006-09-12 18:40' },
  note: { prompt: 'What should be kept?', placeHolder: '' },
  policy: {
    prompt: 'Paste what “net accounts /domain” prints, or type threshold, duration and window in minutes.',
    placeHolder: '5, 30, 30',
  },
}

/** The command that states what no log holds. It counts as evidence, marked as the investigator's own. */
export function registerAddFact(checklist: Checklist): vscode.Disposable {
  return vscode.commands.registerCommand('lockoutTrail.addFact', async (suggested?: FactSuggestion) => {
    const suggestion = suggested ?? {}
    const kinds = factKinds(suggestion)
    const kind = suggestion.policy
      ? kinds[0]
      : await vscode.window.showQuickPick(kinds, { title: 'Add a fact that no log holds', matchOnDetail: true })
    if (kind === undefined) return
    const parts: Partial<Record<FactPart, string | number>> = {}
    for (const part of kind.asks) {
      const typed = await vscode.window.showInputBox({
        title: kind.label,
        ...QUESTIONS[part],
        value: part === 'policy' ? await policyCopied() : String(suggestion[part as keyof FactSuggestion] ?? ''),
        validateInput: text =>
          factPart(part, text) === undefined ? `${QUESTIONS[part].prompt} For example: ${QUESTIONS[part].placeHolder}` : undefined,
      })
      const value = typed === undefined ? undefined : factPart(part, typed)
      if (value === undefined) return
      parts[part] = value
    }
    const fact = factOf(kind.fact, parts)
    await checklist.restateCase(caseFile => ({ ...caseFile, facts: withFact(caseFile.facts ?? [], fact) }))
    say('$(check) The fact is part of the case. Save the case to keep it for others.')
  })
}

/** The policy, where what was copied last tells it: the output of `net accounts` has lines, and an input box has one. A browser would ask before it lets the clipboard be read. */
async function policyCopied(): Promise<string> {
  if (vscode.env.uiKind === vscode.UIKind.Web) return ''
  return policyNote(await vscode.env.clipboard.readText()) ?? ''
}
