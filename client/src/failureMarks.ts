import * as vscode from 'vscode'
import type { FailureKind, FailureMark } from '../../shared/requests.ts'

/** How each kind of failure looks: contributed colours for what a lockout is made of, the theme's own quiet ones for the rest. */
const COLOURS: Readonly<Record<FailureKind, { readonly background: string; readonly ruler: string }>> = {
  'bad-password': { background: 'lockoutTrail.badPasswordBackground', ruler: 'lockoutTrail.badPasswordRuler' },
  'locked-out': { background: 'lockoutTrail.lockedOutBackground', ruler: 'lockoutTrail.lockedOutRuler' },
  lockout: { background: 'lockoutTrail.lockoutBackground', ruler: 'lockoutTrail.lockoutRuler' },
  'other-failure': { background: 'editor.rangeHighlightBackground', ruler: 'descriptionForeground' },
}

const KINDS = Object.keys(COLOURS) as readonly FailureKind[]

/** One way of drawing failures: a decoration type for each kind. */
export interface MarkSet {
  /** Draws these marks in place of the earlier ones. */
  draw(editor: vscode.TextEditor, marks: readonly FailureMark[]): void
  dispose(): void
}

/** The entry's lines tinted, with an edge in the kind's full colour, so that it does not rest on a tint alone. */
export function entryMarks(): MarkSet {
  return markSet(({ background, ruler }) => ({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor(background),
    borderColor: new vscode.ThemeColor(ruler),
    borderStyle: 'solid',
    borderWidth: '0 0 0 2px',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  }))
}

/** A mark in the overview ruler. */
export function rulerMarks(): MarkSet {
  return markSet(({ ruler }, kind) => ({
    overviewRulerColor: new vscode.ThemeColor(ruler),
    overviewRulerLane: kind === 'lockout' ? vscode.OverviewRulerLane.Full : vscode.OverviewRulerLane.Right,
  }))
}

type Look = (colours: (typeof COLOURS)[FailureKind], kind: FailureKind) => vscode.DecorationRenderOptions

function markSet(look: Look): MarkSet {
  const types = KINDS.map(kind => ({ kind, type: vscode.window.createTextEditorDecorationType(look(COLOURS[kind], kind)) }))
  return {
    draw: (editor, marks) => {
      for (const { kind, type } of types) editor.setDecorations(type, marks.filter(mark => mark.kind === kind).map(linesOf))
    },
    dispose: () => types.forEach(({ type }) => type.dispose()),
  }
}

const linesOf = ({ start, end }: FailureMark): vscode.Range => new vscode.Range(start, 0, end, 0)
