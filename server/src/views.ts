import { TIMELINE_LANGUAGE, VIEW_SCHEME, type ViewText, type ViewWish } from '../../shared/requests.ts'
import type { EvidenceFile } from './evidence/evidenceFile.ts'
import type { Snapshot } from './evidence/snapshot.ts'
import type { WrittenView } from './features/viewText.ts'

/** The documents that show entries of logs elsewhere than in their files, while they are open. */
export interface Views {
  /** The snapshot with the views in it. */
  within(snapshot: Snapshot): Snapshot
  /** Makes a view, or makes it again, for a document that will show its text; undefined where there is nothing to show. */
  text(uri: string, token?: Cancel): Promise<ViewText | undefined>
  /** A document shows this text. A view was made when its text was asked for; after a restart of the server it is made again. */
  opened(uri: string, text: string): Promise<void>
  /** Makes those again that show what may no longer be so, and forgets those that are closed. */
  renew(isOpen: (uri: string) => boolean): Promise<void>
}

interface Cancel {
  readonly isCancellationRequested: boolean
}

/** What views are made with. */
export interface ViewMaker {
  /** What is known now. */
  snapshot(): Snapshot
  make(uri: string, wish: ViewWish, within: Snapshot, token: Cancel): Promise<WrittenView | undefined>
  /** The document of a view shows another text than it would now. */
  changed(uri: string): void
}

interface Kept {
  readonly view: WrittenView | undefined
  /** What was known when it was made. */
  readonly files: readonly EvidenceFile[]
}

const NEVER: Cancel = { isCancellationRequested: false }

export function createViews(maker: ViewMaker): Views {
  const kept = new Map<string, Kept>()
  let latest: { readonly of: Snapshot; readonly within: Snapshot } | undefined

  const within = (snapshot: Snapshot): Snapshot => {
    if (kept.size === 0) return snapshot
    if (latest?.of !== snapshot) {
      const shown = [...kept.values()].flatMap(({ view }) => view ?? [])
      const views = shown.map(view => ({ ...view, logs: view.logs.map(log => asKnown(log, snapshot.files)) }))
      latest = { of: snapshot, within: { ...snapshot, views } }
    }
    return latest.within
  }
  const make = async (uri: string, token: Cancel): Promise<WrittenView | undefined> => {
    const snapshot = maker.snapshot()
    const wish = wishIn(uri)
    const view = wish === undefined ? undefined : await maker.make(uri, wish, within(snapshot), token)
    kept.set(uri, { view, files: snapshot.files })
    latest = undefined
    return view
  }
  const makeAgain = async (uri: string, shown: string): Promise<void> => {
    const view = await make(uri, NEVER)
    if ((view?.text ?? '') !== shown) maker.changed(uri)
  }
  return {
    within,
    text: async (uri, token = NEVER) => {
      const view = await make(uri, token)
      if (view === undefined) return undefined
      const { text, shown, total, at } = view
      return { text, shown, total, ...(at === undefined ? {} : { at }) }
    },
    opened: async (uri, text) => {
      if (!kept.has(uri)) await makeAgain(uri, text)
    },
    renew: async isOpen => {
      for (const [uri, one] of kept) {
        if (isOpen(uri)) {
          if (!isStill(one, maker.snapshot().files)) await makeAgain(uri, one.view?.text ?? '')
        } else if (kept.delete(uri)) latest = undefined
      }
    },
  }
}

/** Whether what a view was made of is as it was: its own logs for part of one, all there are for a timeline. */
function isStill({ view, files }: Kept, now: readonly EvidenceFile[]): boolean {
  if (view === undefined || view.language === TIMELINE_LANGUAGE)
    return files.length === now.length && files.every((file, i) => file === now[i])
  return view.logs.every(({ shown }) => shown !== undefined && now.includes(shown.log))
}

/** A log in a view, by the clock and the machine that are known now. */
function asKnown(log: EvidenceFile, files: readonly EvidenceFile[]): EvidenceFile {
  const { shown, host: _, ...rest } = log
  const now = files.find(({ table }) => table === shown?.log.table)
  if (shown === undefined || now === undefined || now === shown.log) return log
  return { ...rest, clock: now.clock, ...(now.host === undefined ? {} : { host: now.host }), shown: { ...shown, log: now } }
}

export const isView = (uri: string): boolean => uri.startsWith(`${VIEW_SCHEME}:`)

/** What the view with a uri is to show; undefined where the uri is none of a view. */
function wishIn(uri: string): ViewWish | undefined {
  try {
    const query = uri.slice(uri.indexOf('?') + 1).replace(/#.*$/s, '')
    const wish = JSON.parse(decodeURIComponent(query)) as ViewWish
    return 'by' in wish ? wish : undefined
  } catch {
    return undefined
  }
}
