import { accountsPane } from './accounts/accountsPane.ts'
import { announcement } from './announce.ts'
import { answers } from './answer.ts'
import { clockFace } from './clockFace.ts'
import { collectNext } from './collectNext.ts'
import { block, h } from './dom.ts'
import { emptyState } from './empty.ts'
import { factsPane } from './facts.ts'
import { filesTable } from './files.ts'
import { footer } from './footer.ts'
import { header } from './header.ts'
import { notices } from './notices.ts'
import { pane } from './parts.ts'
import type { PanelState } from './state.ts'
import { stepList } from './stepList.ts'
import { suspectMatrix } from './suspects.ts'
import { timeline } from './timeline/timeline.ts'
import type { View } from './timeline/view.ts'
import { count } from './words.ts'

/** The page in its fixed order: who, answer, timeline, checklist, files. Each block is drawn anew only when what it shows has changed. */
export interface Page {
  show(state: PanelState): void
  say(words: string): void
}

const ORDER = ['empty', 'header', 'notices', 'answers', 'accounts', 'next', 'timeline', 'steps', 'facts', 'files', 'footer'] as const
type Places = Readonly<Record<(typeof ORDER)[number], HTMLElement>>

function newPlaces(): Places {
  const place = (name: string): HTMLElement => h('div', { 'data-place': name })
  return {
    empty: place('empty'),
    header: place('header'),
    notices: place('notices'),
    answers: place('answers'),
    accounts: place('accounts'),
    next: place('next'),
    timeline: place('timeline'),
    steps: place('steps'),
    facts: place('facts'),
    files: place('files'),
    footer: place('footer'),
  }
}

export function page(root: HTMLElement, onView: (view: View) => void): Page {
  const places = newPlaces()
  const live = h('p', { class: 'sr', role: 'status', 'aria-live': 'polite' })
  const draw = blocks(places)
  const checklist = checklistPane(places.steps)
  const accounts = accountsPane(places.accounts)
  const picture = timeline(places.timeline, onView)
  places.footer.append(footer())
  root.replaceChildren(live, ...ORDER.map(name => places[name]))
  let before: PanelState['document'] = null
  return {
    show(state) {
      const { document } = state
      const empty = document !== null && document.sources.length === 0
      for (const name of ORDER) places[name].hidden = name === 'notices' ? false : (name === 'empty') !== empty || document === null
      // While a run goes on the answer may shrink and grow; what stands below it must not jump.
      places.answers.style.minHeight = state.reading?.running ? `${places.answers.offsetHeight}px` : ''
      draw(state)
      if (document) accounts.show(document)
      picture.show(state)
      if (document && !empty) checklist(state)
      const words = document && document !== before && !state.reading?.running ? announcement(before, document) : undefined
      if (words) live.textContent = words
      if (!state.reading?.running) before = document
    },
    say(words) {
      live.textContent = words
    },
  }
}

/** Every block with the inputs on which it depends. */
function blocks(places: Places): (state: PanelState) => void {
  let state: PanelState | undefined
  const shown =
    (build: (document: NonNullable<PanelState['document']>, state: PanelState) => Parameters<typeof h>[2]) => (): Parameters<typeof h>[2] =>
      state?.document ? build(state.document, state) : undefined
  const clock = (document: NonNullable<PanelState['document']>): ReturnType<typeof clockFace> => clockFace(document.sources)
  const empty = block(places.empty, () => emptyState(state?.unrecognised ?? []))
  const notice = block(places.notices, () => state && notices(state))
  const head = block(
    places.header,
    shown(d => header(d, clock(d))),
  )
  const answer = block(
    places.answers,
    shown((d, s) => answers(s, d)),
  )
  const next = block(
    places.next,
    shown(d => collectNext(d, clock(d))),
  )
  const facts = block(
    places.facts,
    shown((d, s) => factsPane(s.case.facts, clock(d))),
  )
  const files = block(
    places.files,
    shown((d, s) => filesTable(d, clock(d), s.unrecognised)),
  )
  return latest => {
    state = latest
    const d = latest.document
    empty([latest.unrecognised])
    notice([d === null, latest.reading, latest.failure])
    head([d?.subject, d?.scope, d?.accounts, d?.attempts, d?.cadence, d?.lockoutCount, d?.sources])
    answer([d?.culprits, d?.trail, d?.steps, d?.attempts, latest.case])
    next([d?.steps, d?.culprits, d?.sources])
    facts([d?.sources, latest.case.facts])
    files([d?.sources, d?.attempts, latest.unrecognised])
  }
}

function checklistPane(place: HTMLElement): (state: PanelState) => void {
  const tally = h('span', {})
  const strip = h('div', {})
  const list = stepList()
  place.append(pane('checklist', 'Checklist', tally, strip, list.element))
  const suspects = block(strip, () => (latest ? suspectMatrix(latest) : undefined))
  let latest: PanelState['document'] = null
  return state => {
    if (!state.document) return
    latest = state.document
    tally.textContent = `${tallyWords(latest.steps.map(step => step.verdict))}${state.reading?.running ? ' · checking again' : ''}`
    suspects([latest.steps, latest.candidates, latest.culprits])
    list.show(state, state.document)
  }
}

/** "12 supported · 4 ruled out · 4 cannot be tested". */
export function tallyWords(verdicts: readonly string[]): string {
  const of = (...wanted: readonly string[]): string => count(verdicts.filter(verdict => wanted.includes(verdict)).length)
  return `${of('SUPPORTED')} supported · ${of('RULED-OUT')} ruled out · ${of('NOT-EVIDENCE', 'INCONCLUSIVE', 'MISSING-DATA')} cannot be tested`
}
