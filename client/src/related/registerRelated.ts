import * as vscode from 'vscode'
import type { ListedEntry, Related } from '../../../shared/requests.ts'
import { activeLogEditor } from '../logDocuments.ts'
import { logUnderCursor } from '../logUnderCursor.ts'
import type { LogServer } from '../logServer.ts'
import { inTurn } from '../inTurn.ts'
import { whenQuiet } from '../quiet.ts'
import { showEntry } from '../showEntry.ts'
import { say } from '../statusMessage.ts'
import { done } from '../walkthrough.ts'
import { counted } from '../words.ts'
import { placeIn } from './place.ts'
import { RelatedTree } from './relatedTree.ts'

const VIEW = 'lockoutTrail.related'
/** The cursor must rest this long before the list follows it. Milliseconds. */
const REST = 250

/** The view of the entries that share the identity under the cursor, and the commands that go along them. */
export interface RelatedEntries extends vscode.Disposable {
  /** What is listed now, for whoever wants to know. */
  listed(): Related | undefined
}

export function registerRelated(server: LogServer): RelatedEntries {
  const tree = new RelatedTree()
  const view = vscode.window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true })
  let listed: Related | undefined
  let isPinned = false
  let asked = 0
  /** Where a click or a command went last: arriving there is no new question. */
  let arrived = ''

  const pin = (pinned: boolean): void => {
    isPinned = pinned
    void vscode.commands.executeCommand('setContext', 'lockoutTrail.relatedPinned', pinned)
  }
  const show = (related: Related | undefined): void => {
    listed = related
    tree.show(related)
    view.message = messageOf(related)
  }
  /** Lists what is related to the cursor; a later question drops the answer of an earlier one. */
  const ask = async (): Promise<Related | undefined> => {
    const editor = activeLogEditor()
    if (!editor) return listed
    const question = ++asked
    const { line, character } = editor.selection.active
    const related = await server.related(editor.document, line, character)
    if (question === asked && related !== undefined) show(related)
    return listed
  }
  const askLater = whenQuiet(REST, () => void ask())
  const follow = (): void => {
    if (view.visible && !isPinned && placeText() !== arrived) askLater()
  }
  const arriveAt = async (entry: ListedEntry, how: { readonly focus: boolean }): Promise<void> => {
    arrived = `${normalised(entry.uri)}:${entry.start}`
    await showEntry(server, entry, how)
  }
  const step = async (direction: 1 | -1): Promise<void> => {
    const cursor = await logUnderCursor(server)
    const here = cursor && { uri: cursor.uri.toString(), line: cursor.line }
    // Going along the list keeps it: only from a place that is not on it a new one begins.
    const inList = here && listed && placeIn(listed.entries, here, normalised)
    const related = inList === undefined || !inList.exact ? await ask() : listed
    const place = here && related && placeIn(related.entries, here, normalised)
    const next = place === undefined ? undefined : related?.entries[place.index + (direction === 1 || place.exact ? direction : 0)]
    if (next === undefined)
      return say(related === undefined ? 'Nothing here is shared with other entries.' : 'There is no further related entry.')
    await arriveAt(next, { focus: true })
    const node = tree.nodeOf(next)
    if (node && view.visible) await view.reveal(node, { select: true, focus: false })
    say(`${related?.identity ?? ''}: ${(related?.entries.indexOf(next) ?? 0) + 1} of ${related?.entries.length ?? 0}`)
  }

  const turn = inTurn()

  show(undefined)
  const subscriptions = vscode.Disposable.from(
    tree,
    view,
    askLater,
    view.onDidChangeVisibility(follow),
    vscode.window.onDidChangeTextEditorSelection(follow),
    vscode.window.onDidChangeActiveTextEditor(follow),
    server.onChanged(follow),
    vscode.commands.registerCommand('lockoutTrail.showRelated', async () => {
      pin(false)
      await ask()
      await vscode.commands.executeCommand(`${VIEW}.focus`)
      done('related')
    }),
    vscode.commands.registerCommand('lockoutTrail.nextRelated', () => turn(() => step(1))),
    vscode.commands.registerCommand('lockoutTrail.previousRelated', () => turn(() => step(-1))),
    vscode.commands.registerCommand('lockoutTrail.pinRelated', () => pin(true)),
    vscode.commands.registerCommand('lockoutTrail.unpinRelated', () => {
      pin(false)
      follow()
    }),
    vscode.commands.registerCommand('lockoutTrail.relatedTimeline', async () => {
      if (listed) await vscode.commands.executeCommand('lockoutTrail.openTimeline', { show: [], identity: listed.place })
    }),
    vscode.commands.registerCommand('lockoutTrail.showEntry', (entry: ListedEntry) => arriveAt(entry, { focus: false })),
  )
  return {
    listed: () => listed,
    dispose: () => subscriptions.dispose(),
  }
}

function placeText(): string {
  const editor = activeLogEditor()
  return editor ? `${editor.document.uri.toString()}:${editor.selection.active.line}` : ''
}

/** The same file has one spelling here, whoever spelled it. */
const normalised = (uri: string): string => vscode.Uri.parse(uri).toString()

/** While nothing is listed the view shows its welcome (package.json), which a message would hide. */
function messageOf(related: Related | undefined): string {
  if (related === undefined) return ''
  return related.total > related.entries.length
    ? `${related.identity}: the ${related.entries.length.toLocaleString('en')} nearest in time of ${related.total.toLocaleString('en')} entries`
    : `${related.identity}: ${counted(related.total, 'entry', 'entries')}`
}
