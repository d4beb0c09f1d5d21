import * as vscode from 'vscode'
import type { Verdict } from '../../../shared/investigation.ts'
import type { FromPanel } from '../../../shared/panelMessages.ts'
import { withoutFact } from '../facts/suggestions.ts'
import type { CaseStore } from './caseStore.ts'
import type { ChecklistPanel } from './checklistPanel.ts'
import type { ChecklistServer } from './checklistServer.ts'
import { addFiles, chooseUser } from './choices.ts'
import { decided, kept, noted } from './decisions.ts'
import { showEvidence } from './evidence.ts'
import type { Investigations } from './investigations.ts'
import type { Lists } from './lists.ts'

/** What an answer to the webview needs. */
export interface Surroundings {
  readonly panel: ChecklistPanel
  readonly server: ChecklistServer
  readonly store: CaseStore
  readonly found: Investigations
  readonly longLists: Lists
  sendCase(): Promise<void>
}

/** Does what the reader asked for in the panel. */
export async function respond(message: FromPanel, to: Surroundings): Promise<void> {
  switch (message.type) {
    case 'ready':
      return
    case 'openEvidence':
      return showEvidence(to.server, uriOf(message.ref.path, to), message.ref, message.follow, to.panel.webview.viewColumn)
    case 'openFile':
      return showEvidence(to.server, uriOf(message.path, to), { path: message.path, line: 1 }, true, to.panel.webview.viewColumn)
    case 'openTimeline':
      return command('lockoutTrail.openTimeline', { user: to.found.latest()?.investigation.subject.user })
    case 'openList':
      return to.longLists.open(message.list)
    case 'decide':
      return decide(message.step, to, (decisions, finding) => decided(decisions, message.step, message.verdict, finding))
    case 'keepDecision':
      return decide(message.step, to, (decisions, finding) => kept(decisions, message.step, finding))
    case 'note':
      return decide(message.step, to, (decisions, finding) => noted(decisions, message.step, message.text, finding))
    case 'copyCommands':
      await vscode.env.clipboard.writeText(message.commands.join('\n'))
      return to.panel.post({ type: 'copied', key: message.key })
    case 'chooseUser':
      return investigateChosen(to)
    case 'investigate':
      return to.found.of(message.user)
    case 'addFact':
      return command('lockoutTrail.addFact', message.policy ? { policy: true } : {})
    case 'removeFact':
      await to.store.restate(caseFile => ({ ...caseFile, facts: withoutFact(caseFile.facts ?? [], message.fact) }))
      return to.sendCase()
    case 'writeReport':
      return command('lockoutTrail.saveReport')
    case 'addFiles':
      return addFiles()
    case 'stopReading':
      return to.server.stopReading()
    case 'setClock':
      return command('lockoutTrail.setFileZone', uriOf(message.path, to))
    case 'openSample':
      return command('lockoutTrail.openSample')
    case 'saveCase':
      return command('lockoutTrail.saveCase')
    case 'loadCase':
      return command('lockoutTrail.loadCase')
  }
}

async function command(id: string, ...args: readonly unknown[]): Promise<void> {
  await vscode.commands.executeCommand(id, ...args)
}

type Decisions = ReturnType<CaseStore['decisions']>

async function decide(step: string, to: Surroundings, change: (decisions: Decisions, finding: Verdict) => Decisions): Promise<void> {
  const finding = to.found.latest()?.investigation.steps.find(each => each.id === step)?.verdict
  if (!finding) return
  await to.store.change(decisions => change(decisions, finding))
  await to.sendCase()
}

async function investigateChosen(to: Surroundings): Promise<void> {
  const user = await chooseUser(await to.server.users())
  if (user !== undefined) to.found.of(user)
}

/** The document of a path that the investigation names. */
function uriOf(path: string, to: Surroundings): vscode.Uri {
  const uri = to.found.latest()?.uris[path]
  if (!uri) throw new Error(`${path} is no longer among the files that are read. Open it again and follow the link once more.`)
  return vscode.Uri.parse(uri)
}
