import * as vscode from 'vscode'
import type { TextDocumentFilter } from 'vscode-languageclient'
import { VIEW_SCHEME } from '../../shared/requests.ts'

/** Languages of this extension begin so; the manifest names them. */
const OURS = 'lockout-'
/** Languages that VS Code gives to a log nobody has recognised yet. */
const UNDECIDED = ['plaintext', 'log', 'xml', 'json', 'jsonl']
const SCHEMES = ['file', 'untitled', VIEW_SCHEME]

/** The documents that may be logs, as the protocol names them. */
export function logSelector(): readonly TextDocumentFilter[] {
  return [...UNDECIDED, ...ourLanguages()].flatMap(language => SCHEMES.map(scheme => ({ language, scheme })))
}

/** Whether a document may be a log that the server knows about. */
export function mayBeLog({ languageId, uri }: vscode.TextDocument): boolean {
  return SCHEMES.includes(uri.scheme) && (UNDECIDED.includes(languageId) || languageId.startsWith(OURS))
}

/** Whether a document is known to be a log. */
export const isOurs = ({ languageId }: vscode.TextDocument): boolean => languageId.startsWith(OURS)

/** The editor in which a person reads a log now. */
export function activeLogEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor
  return editor && mayBeLog(editor.document) ? editor : undefined
}

function ourLanguages(): readonly string[] {
  const manifests = vscode.extensions.all.map(({ packageJSON }) => packageJSON as Manifest)
  const languages = manifests.flatMap(({ contributes }) => contributes?.languages ?? [])
  return languages.map(({ id }) => id).filter(id => id.startsWith(OURS))
}

interface Manifest {
  readonly contributes?: { readonly languages?: readonly { readonly id: string }[] }
}
