import * as vscode from 'vscode'
import type { FailureMark } from '../../shared/requests.ts'
import { entryMarks, type MarkSet, rulerMarks } from './failureMarks.ts'
import { mayBeLog } from './logDocuments.ts'
import type { LogServer } from './logServer.ts'
import { whenQuiet } from './quiet.ts'

/** Milliseconds a person must rest from scrolling before more is drawn. */
const SCROLL_REST = 60

/** The failures drawn in an editor, for whoever wants to know. */
export interface FailureDecorations extends vscode.Disposable {
  shown(editor: vscode.TextEditor): { readonly entries: readonly FailureMark[]; readonly ruler: readonly FailureMark[] }
}

/** Marks failed authentications: whole entries in the visible part of a log and a screen around it, all of them in the overview ruler. */
export function registerFailureDecorations(server: LogServer): FailureDecorations {
  const entries = layer(entryMarks(), (document, { start, end }) => server.failures(document, start, end))
  const ruler = layer(rulerMarks(), document => server.ruler(document))
  const scrolled = new Set<vscode.TextEditor>()
  const drawScrolled = whenQuiet(SCROLL_REST, () => {
    for (const editor of scrolled) entries.draw(editor)
    scrolled.clear()
  })
  const drawAll = (): void => {
    for (const editor of vscode.window.visibleTextEditors) {
      entries.draw(editor)
      ruler.draw(editor)
    }
  }
  const subscriptions = vscode.Disposable.from(
    entries,
    ruler,
    drawScrolled,
    vscode.window.onDidChangeVisibleTextEditors(drawAll),
    vscode.workspace.onDidOpenTextDocument(drawAll),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      scrolled.add(textEditor)
      drawScrolled()
    }),
    server.onChanged(drawAll),
  )
  drawAll()
  return {
    shown: editor => ({ entries: entries.shown(editor), ruler: ruler.shown(editor) }),
    dispose: () => subscriptions.dispose(),
  }
}

interface Lines {
  readonly start: number
  readonly end: number
}

type Ask = (document: vscode.TextDocument, lines: Lines) => Promise<readonly FailureMark[]>

interface Layer extends vscode.Disposable {
  draw(editor: vscode.TextEditor): void
  shown(editor: vscode.TextEditor): readonly FailureMark[]
}

/** One set of marks. An answer is dropped when a later question was asked, or when the text has changed since: then another answer is on its way. */
function layer(marks: MarkSet, ask: Ask): Layer {
  const asked = new WeakMap<vscode.TextEditor, number>()
  const shown = new WeakMap<vscode.TextEditor, readonly FailureMark[]>()
  const draw = async (editor: vscode.TextEditor): Promise<void> => {
    const { document } = editor
    const { version } = document
    const question = (asked.get(editor) ?? 0) + 1
    asked.set(editor, question)
    const answer = mayBeLog(document) ? await ask(document, aroundVisible(editor)) : []
    if (asked.get(editor) !== question || document.version !== version) return
    marks.draw(editor, answer)
    shown.set(editor, answer)
  }
  return {
    draw: editor => void draw(editor),
    shown: editor => shown.get(editor) ?? [],
    dispose: () => marks.dispose(),
  }
}

/** The visible lines and a screen before and after them, so that slow scrolling finds its marks already there. */
function aroundVisible({ visibleRanges }: vscode.TextEditor): Lines {
  const start = Math.min(...visibleRanges.map(range => range.start.line))
  const end = Math.max(...visibleRanges.map(range => range.end.line))
  if (!Number.isFinite(start)) return { start: 0, end: 0 }
  const screen = end - start + 1
  return { start: Math.max(0, start - screen), end: end + screen }
}
