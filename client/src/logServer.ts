import type * as vscode from 'vscode'
import type { BaseLanguageClient, State } from 'vscode-languageclient'
import * as requests from '../../shared/requests.ts'
import { SETTINGS, type Settings } from '../../shared/settings.ts'
import type { ChecklistServer } from './checklist/checklistServer.ts'

/** The server as the editor's side asks it: one function for each message of `shared/requests.ts`. A failure is in the log before the promise rejects. */
export interface LogServer extends ChecklistServer {
  /** What a document is; undefined where the server could not say. */
  status(document: Pick<vscode.TextDocument, 'uri'>): Promise<requests.DocumentStatus | undefined>
  failures(document: vscode.TextDocument, startLine: number, endLine: number): Promise<readonly requests.FailureMark[]>
  ruler(document: vscode.TextDocument): Promise<readonly requests.FailureMark[]>
  stepFailure(document: vscode.TextDocument, line: number, direction: 'next' | 'previous'): Promise<number | undefined>
  /** The entries that share the identity at a place, or that of the entry there. */
  related(document: vscode.TextDocument, line: number, character: number): Promise<requests.Related | undefined>
  /** The next entry of the trail from a place. */
  follow(
    document: vscode.TextDocument,
    line: number,
    character: number,
    toward: requests.FollowParams['toward'],
  ): Promise<requests.Followed | undefined>
  /** The entry at a line; undefined between entries. */
  entryAt(document: vscode.TextDocument, line: number): Promise<requests.EntryAt | undefined>
  /** The investigation as a document; undefined where there is nothing to report. */
  report(params: requests.ReportParams): Promise<string | undefined>
  /** The place in its own file that a place of a document shows. */
  origin(document: vscode.TextDocument, place: vscode.Position): Promise<requests.PlaceParams | undefined>
  /** A view shows what is no longer so. */
  onViewChanged(listener: (uri: vscode.Uri) => void): { dispose(): void }
  tellSettings(settings: Settings): void
  /** The files in front, and those in all tabs. */
  tellShown(visible: readonly vscode.Uri[], open: readonly vscode.Uri[]): void
}

/** The enumeration itself lies in a module that needs the editor. */
const RUNNING: State.Running = 2

/** The part of the language client that is used, and the log in which failures end. */
export type Client = Pick<
  BaseLanguageClient,
  'sendRequest' | 'sendNotification' | 'onNotification' | 'onDidChangeState' | 'code2ProtocolConverter' | 'protocol2CodeConverter'
>

export function logServer(client: Client, log: Pick<vscode.LogOutputChannel, 'error'>): LogServer {
  const logged = (method: string, error: unknown): void => log.error(`${method}: ${error instanceof Error ? error.message : String(error)}`)
  const ask = async <T>(method: string, params: object): Promise<T> => {
    try {
      return await client.sendRequest<T>(method, params)
    } catch (error) {
      logged(method, error)
      throw error
    }
  }
  /** For what is drawn beside the text: without an answer there is nothing to draw. */
  const askQuietly = async <T>(method: string, params: object): Promise<T | undefined> => {
    const answer = await ask<T | null>(method, params).catch(() => undefined)
    return answer ?? undefined
  }
  const tell = async (method: string, params: object): Promise<void> => {
    await client.sendNotification(method, params).catch((error: unknown) => logged(method, error))
  }
  const changed = fanOut<void>(hear => client.onNotification(requests.CHANGED, () => hear()))
  const reading = fanOut<requests.ReadingState | null>(hear => client.onNotification(requests.READING, hear))
  const viewChanged = fanOut<vscode.Uri>(hear =>
    client.onNotification(requests.VIEW_CHANGED, (view: requests.DocumentParams) => hear(client.protocol2CodeConverter.asUri(view.uri))),
  )
  const restarted = fanOut<void>(hear => client.onDidChangeState(({ newState }) => newState === RUNNING && hear()))
  const uriText = (value: vscode.Uri): string => client.code2ProtocolConverter.asUri(value)
  const uri = (document: Pick<vscode.TextDocument, 'uri'>): string => uriText(document.uri)
  return {
    status: document => askQuietly(requests.STATUS, { uri: uri(document) }),
    failures: async (document, startLine, endLine) =>
      (await askQuietly<readonly requests.FailureMark[]>(requests.FAILURES, { uri: uri(document), startLine, endLine })) ?? [],
    ruler: async document => (await askQuietly<readonly requests.FailureMark[]>(requests.RULER, { uri: uri(document) })) ?? [],
    stepFailure: (document, line, direction) => askQuietly(requests.STEP_FAILURE, { uri: uri(document), line, direction }),
    related: (document, line, character) => askQuietly(requests.RELATED, { uri: uri(document), line, character }),
    follow: (document, line, character, toward) => askQuietly(requests.FOLLOW, { uri: uri(document), line, character, toward }),
    entryAt: (document, line) => askQuietly(requests.ENTRY_AT, { uri: uri(document), line, character: 0 }),
    report: params => askQuietly(requests.REPORT, params),
    view: document => askQuietly(requests.VIEW, { uri: uri({ uri: document }) }),
    origin: (document, { line, character }) => askQuietly(requests.ORIGIN, { uri: uri(document), line, character }),
    tellShown: (visible, open) => void tell(requests.SHOWN, { visible: visible.map(uriText), open: open.map(uriText) }),
    tellSettings: settings => void tell(SETTINGS, settings),
    investigate: async user =>
      found(await ask<requests.InvestigateResult | null>(requests.INVESTIGATE, user === undefined ? {} : { user })),
    users: () => ask(requests.USERS, {}),
    getCase: () => ask(requests.GET_CASE, {}),
    setCase: async caseFile => void (await ask(requests.SET_CASE, { case: caseFile })),
    stopReading: () => tell(requests.STOP_READING, {}),
    onChanged: changed,
    onReading: reading,
    onRestarted: restarted,
    onViewChanged: viewChanged,
  }
}

/** The server answers null where its own work failed; its log says how. */
function found(result: requests.InvestigateResult | null): requests.InvestigateResult {
  if (result === null) throw new Error('the log server met a problem, which is in the log of the extension')
  return result
}

/** Lets any number of listeners hear a notification: the client itself keeps only the last one. */
function fanOut<T>(subscribe: (hear: (value: T) => void) => unknown): (listener: (value: T) => void) => { dispose(): void } {
  const listeners = new Set<(value: T) => void>()
  subscribe(value => listeners.forEach(listener => listener(value)))
  return listener => {
    listeners.add(listener)
    return { dispose: () => void listeners.delete(listener) }
  }
}
