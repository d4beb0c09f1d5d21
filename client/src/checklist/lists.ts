import * as vscode from 'vscode'
import type { Investigated } from './investigations.ts'
import { listText, placesIn } from './longList.ts'
import type { LongList } from '../../../shared/panelMessages.ts'

const SCHEME = 'lockout-trail-list'

/** Lists that are too long for the panel: read-only documents whose places are links. */
export interface Lists extends vscode.Disposable {
  open(list: LongList): Promise<void>
  /** Writes the open lists anew: what they are made of has changed. */
  renew(): void
}

export function lists(latest: () => Investigated | undefined): Lists {
  const changed = new vscode.EventEmitter<vscode.Uri>()
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: uri => textOf(uri, latest()),
  })
  const links = vscode.languages.registerDocumentLinkProvider(
    { scheme: SCHEME },
    { provideDocumentLinks: document => linksOf(document, latest()) },
  )
  return {
    async open(list) {
      const title = textFor(list, latest())?.title
      if (!title) return
      const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${title}`, query: JSON.stringify(list) })
      await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true })
    },
    renew() {
      for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SCHEME) changed.fire(uri)
    },
    dispose() {
      changed.dispose()
      provider.dispose()
      links.dispose()
    },
  }
}

function textFor(list: LongList, investigated: Investigated | undefined): ReturnType<typeof listText> {
  return investigated && listText(investigated, list)
}

function textOf(uri: vscode.Uri, investigated: Investigated | undefined): string {
  return textFor(JSON.parse(uri.query) as LongList, investigated)?.text ?? 'Open the checklist again to see this list.\n'
}

function linksOf(document: vscode.TextDocument, investigated: Investigated | undefined): vscode.DocumentLink[] {
  const uris = new Map(Object.entries(investigated?.uris ?? {}))
  return placesIn(document.getText(), new Set(uris.keys())).map(place => {
    const range = new vscode.Range(document.positionAt(place.offset), document.positionAt(place.offset + place.length))
    return new vscode.DocumentLink(range, vscode.Uri.parse(uris.get(place.path) ?? '').with({ fragment: `L${place.line}` }))
  })
}
