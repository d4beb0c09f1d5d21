import {
  type Connection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  MessageType,
  TextDocuments,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import * as requests from '../../shared/requests.ts'
import { SETTINGS } from '../../shared/settings.ts'
import { investigator } from './checklist/investigate.ts'
import { debounced } from './debounced.ts'
import type { Disk } from './disk.ts'
import type { FeatureContext } from './features/context.ts'
import { users } from './features/accounts.ts'
import { follow, incomingCalls, outgoingCalls, prepareCallHierarchy } from './features/callHierarchy.ts'
import { codeActions } from './features/codeActions.ts'
import { definition } from './features/definition.ts'
import { diagnosticsOf } from './features/diagnostics.ts'
import { documentHighlight } from './features/documentHighlight.ts'
import { failures, ruler, stepFailure } from './features/failures.ts'
import { foldingRanges } from './features/foldingRanges.ts'
import { hover } from './features/hover.ts'
import { inlayHints } from './features/inlayHints.ts'
import { investigation } from './features/investigation.ts'
import { references } from './features/references.ts'
import { entryAt, related } from './features/related.ts'
import { report } from './features/report/report.ts'
import { selectionRanges } from './features/selectionRanges.ts'
import { semanticTokensRange } from './features/semanticTokens.ts'
import { origin } from './features/origin.ts'
import { status } from './features/status.ts'
import { documentSymbols } from './features/symbols.ts'
import { view } from './features/view.ts'
import { workspaceSymbols } from './features/workspaceSymbols.ts'
import { logsOf } from './evidence/snapshot.ts'
import type { Turns } from './evidence/turns.ts'
import { guarded, inTurns, type Log, placeOf } from './guard.ts'
import { CAPABILITIES } from './capabilities.ts'
import { createLibrary } from './library.ts'
import { looking } from './looking.ts'
import { settingsOf } from './settings.ts'
import { createSyntax, type GrammarFiles } from './syntax/syntax.ts'
import { createViews, isView } from './views.ts'

/** The world outside, as the edge (`main.*`) gives it. */
export interface Platform {
  readonly disk: Disk
  /** The tree-sitter runtime and the grammars. */
  readonly runtime: Uint8Array
  readonly grammars: ReadonlyMap<string, GrammarFiles>
}

/** How long the server waits for more changes before it tells anybody. Milliseconds. */
const QUIET = 150

/** Wires requests to features. The only place that names LSP requests. */
export function startServer(connection: Connection, platform: Platform): void {
  const log: Log = { info: message => connection.console.info(message), error: message => connection.console.error(message) }
  const problemIn = (what: string, problem: unknown): void => log.error(`${what} failed: ${placeOf(problem)}`)
  const syntax = createSyntax(platform.runtime, platform.grammars, grammar => log.error(`the grammar ${grammar} could not be loaded`))
  const documents = new TextDocuments(TextDocument)
  const library = createLibrary(platform.disk, {
    changed: () => announce(),
    reading: state => send(requests.READING, state),
    problem: problemIn,
    notice: text => tellPerson(text),
  })
  const investigated = investigator()
  const views = createViews({
    snapshot: () => library.store.snapshot(),
    make: async (uri, wish, within, token) => inTurns(view({ snapshot: within, syntax: await syntax }, uri, wish, investigated), token),
    changed: uri => send(requests.VIEW_CHANGED, { uri }),
  })
  let initial: InitializeParams | undefined

  const send = (method: string, params?: unknown): void => {
    void connection.sendNotification(method, params).catch(() => {})
  }
  const tell = debounced(QUIET, () => {
    attempt('publishing findings', () => documents.all().forEach(({ uri }) => publish(uri)))
    void connection.languages.semanticTokens.refresh().catch(() => {})
    send(requests.CHANGED)
    attempt('renewing views', () => views.renew(uri => documents.get(uri) !== undefined))
  })
  const tellPerson = (message: string): void => send('window/showMessage', { type: MessageType.Info, message })
  const announce = (): void => tell('everybody', undefined)
  const published = new Map<string, readonly Diagnostic[]>()
  /** Tells the findings of a document, unless they are those it was told last. */
  const publish = (uri: string): void => {
    const logs = logsOf(library.store.snapshot(), uri)
    const diagnostics = logs.length === 1 ? diagnosticsOf(logs[0]!) : logs.flatMap(diagnosticsOf)
    if (published.get(uri) === diagnostics) return
    published.set(uri, diagnostics)
    void connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] }).catch(() => {})
  }
  /** Does what nobody waits for: it may fail, and the server goes on. */
  const attempt = (what: string, action: () => unknown): void => {
    void (async () => action())().catch((problem: unknown) => problemIn(what, problem))
  }

  const known = async (): Promise<FeatureContext> => ({ snapshot: views.within(library.store.snapshot()), syntax: await syntax })
  /** A request answered by a feature. */
  const ask = <P, R>(
    name: string,
    empty: R,
    feature: (context: FeatureContext, params: P, token: { readonly isCancellationRequested: boolean }) => R,
  ) => guarded<P, R>(log, name, empty, async (params, token) => feature(await known(), params, token))

  /** The same where the answer may take long: others are answered in between. */
  const askInTurns = <P, R>(name: string, empty: R, feature: (context: FeatureContext, params: P) => Turns<R>) =>
    guarded<P, R>(log, name, empty, async (params, token) => (await inTurns(feature(await known(), params), token)) ?? empty)
  const listInTurns = <P, T>(name: string, feature: (context: FeatureContext, params: P) => Turns<readonly T[]>) =>
    guarded<P, T[]>(log, name, [], async (params, token) => [...((await inTurns(feature(await known(), params), token)) ?? [])])
  const live = looking(library, problemIn)

  connection.onInitialize((params): InitializeResult => {
    initial = params
    return CAPABILITIES
  })
  connection.onInitialized(() => {
    const folders = initial?.workspaceFolders?.map(({ uri }) => uri) ?? []
    attempt('settings', () => library.setSettings(settingsOf(initial?.initializationOptions)))
    attempt('reading the workspace', () => library.changeFolders(folders, []))
    live.start()
    if (initial?.capabilities.workspace?.workspaceFolders !== true) return
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
      attempt('reading the workspace', () =>
        library.changeFolders(
          added.map(({ uri }) => uri),
          removed.map(({ uri }) => uri),
        ),
      ),
    )
  })
  connection.onShutdown(async () => {
    live.stop()
    return (await syntax).dispose()
  })

  connection.onHover(ask('hover', null, hover))
  connection.onDefinition(ask('definition', [], (context, params) => [...definition(context, params)]))
  connection.onReferences(
    askInTurns('references', [], function* (context, params) {
      const { locations, entries, total } = yield* references(context, params)
      if (total > entries) tellPerson(`Showing the first ${entries} of ${total} entries.`)
      return [...locations]
    }),
  )
  connection.onDocumentHighlight(listInTurns('highlight', documentHighlight))
  connection.onDocumentSymbol(ask('symbols', [], (context, params, token) => [...documentSymbols(context, params, token)]))
  connection.onWorkspaceSymbol(ask('workspace symbols', [], (context, params, token) => [...workspaceSymbols(context, params, token)]))
  connection.onFoldingRanges(listInTurns('folding', foldingRanges))
  connection.onSelectionRanges(ask('selection', [], (context, params) => [...selectionRanges(context, params)]))
  connection.languages.semanticTokens.onRange(ask('colours', { data: [] }, semanticTokensRange))
  connection.languages.inlayHint.on(ask('hints', [], (context, params, token) => [...inlayHints(context, params, token)]))
  connection.onCodeAction(ask('actions', [], (context, params) => [...codeActions(context, params)]))
  connection.languages.callHierarchy.onPrepare(
    ask('hierarchy', null, (context, params) => {
      const items = prepareCallHierarchy(context, params)
      return items && [...items]
    }),
  )
  connection.languages.callHierarchy.onIncomingCalls(
    listInTurns('causes', (context, { item }) => incomingCalls(context, item, investigated)),
  )
  connection.languages.callHierarchy.onOutgoingCalls(
    listInTurns('effects', (context, { item }) => outgoingCalls(context, item, investigated)),
  )

  connection.onRequest(requests.FAILURES, ask('failures', [], failures))
  connection.onRequest(requests.RULER, ask('ruler', [], ruler))
  connection.onRequest(requests.STEP_FAILURE, ask('next failure', null, stepFailure))
  connection.onRequest(requests.STATUS, ask('status', null, status))
  connection.onRequest(requests.ENTRY_AT, ask('entry', null, entryAt))
  connection.onRequest(requests.RELATED, askInTurns('related entries', null, related))
  connection.onRequest(
    requests.FOLLOW,
    askInTurns<requests.FollowParams, requests.Followed | null>('following', null, (context, params) =>
      follow(context, params, investigated),
    ),
  )
  const viewText = guarded<requests.DocumentParams, requests.ViewText | null>(
    log,
    'view',
    null,
    async ({ uri }, token) => (await views.text(uri, token)) ?? null,
  )
  connection.onRequest(requests.VIEW, (params: requests.DocumentParams, token): Promise<unknown> => viewText(params, token))
  connection.onRequest(requests.ORIGIN, ask('origin', null, origin))
  connection.onRequest(
    requests.REPORT,
    askInTurns<requests.ReportParams, string | null>('report', null, (context, params) => report(context, params, investigated)),
  )
  connection.onRequest(requests.USERS, listInTurns('users', users))
  connection.onRequest(
    requests.INVESTIGATE,
    askInTurns<requests.InvestigateParams, requests.InvestigateResult | null>('investigate', null, (context, params) =>
      investigation(context, params, investigated),
    ),
  )
  connection.onRequest(requests.GET_CASE, () => library.store.snapshot().case)
  connection.onRequest(requests.SET_CASE, (params: requests.SetCaseParams) => {
    library.store.setCase(params.case)
    announce()
  })
  connection.onNotification(SETTINGS, (settings: unknown) => attempt('settings', () => library.setSettings(settingsOf(settings))))
  connection.onNotification(requests.SHOWN, (shown: requests.Shown) => library.show(shown))
  connection.onNotification(requests.STOP_READING, () => library.stopReading())
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) attempt('reading a file', () => library.fileChanged(uri))
  })

  const open = (document: TextDocument): void => {
    const { uri } = document
    const text = document.getText()
    attempt('reading a document', () => (isView(uri) ? views.opened(uri, text).then(announce) : library.openDocument({ uri, text })))
  }
  const reread = debounced(QUIET, open)
  documents.onDidOpen(({ document }) => open(document))
  documents.onDidChangeContent(({ document }) => {
    if (document.version > 1 && !isView(document.uri)) reread(document.uri, document)
  })
  documents.onDidClose(({ document: { uri } }) => {
    reread.cancel(uri)
    published.delete(uri)
    attempt('closing a document', () => (isView(uri) ? announce() : library.closeDocument(uri)))
    void connection.sendDiagnostics({ uri, diagnostics: [] }).catch(() => {})
  })
  documents.listen(connection)
  connection.listen()
}
