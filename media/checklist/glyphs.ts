import { s } from './dom.ts'

export type GlyphName =
  | 'twistie'
  | 'tick-disc'
  | 'cross-ring'
  | 'struck-eye'
  | 'question-ring'
  | 'plus-ring'
  | 'dash'
  | 'lock'
  | 'plus'
  | 'person'
  | 'save'
  | 'open'
  | 'copy'
  | 'pen'
  | 'warning'
  | 'collect'
  | 'cross'
  | 'report'

/** Outlines on a 16 by 16 grid; `f` is filled, `n` is cut out of what is filled. Each differs in outline, so that it holds in one colour. */
const OUTLINES: Readonly<Record<GlyphName, readonly { readonly d: string; readonly as?: 'f' | 'n' }[]>> = {
  twistie: [{ d: 'M6 3.5 10.5 8 6 12.5' }],
  'tick-disc': [
    { d: 'M8 1.4a6.6 6.6 0 1 1 0 13.2A6.6 6.6 0 0 1 8 1.4z', as: 'f' },
    { d: 'm4.9 8.2 2.2 2.2L11.1 6', as: 'n' },
  ],
  'cross-ring': [{ d: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z' }, { d: 'm5.7 5.7 4.6 4.6m0-4.6-4.6 4.6' }],
  'struck-eye': [
    { d: 'M1.5 8C4 3.7 12 3.7 14.5 8 12 12.3 4 12.3 1.5 8z' },
    { d: 'M8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6z' },
    { d: 'M3 13.5 13 2.5' },
  ],
  'question-ring': [
    { d: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z' },
    { d: 'M6.2 6.5a1.8 1.8 0 1 1 2.7 1.6c-.6.3-.9.6-.9 1.2' },
    { d: 'M8 11.3h.01' },
  ],
  'plus-ring': [
    {
      d: 'M6.2 2.3a6 6 0 0 1 3.6 0M12 3.5a6 6 0 0 1 2 3.3m-.1 2.7a6 6 0 0 1-2.1 3.1m-2.4 1.2a6 6 0 0 1-3.4-.2m-2.2-1.3a6 6 0 0 1-1.7-3M2 6.8a6 6 0 0 1 2-3.2',
    },
    { d: 'M8 5.2v5.6M5.2 8h5.6' },
  ],
  dash: [{ d: 'M4 8h8' }],
  lock: [{ d: 'M3.5 7h9v6.5h-9z', as: 'f' }, { d: 'M5.5 7V5a2.5 2.5 0 0 1 5 0v2' }],
  plus: [{ d: 'M8 3v10M3 8h10' }],
  person: [{ d: 'M8 2.5a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4z' }, { d: 'M2.8 13.5c.4-3 2.4-4.2 5.2-4.2s4.8 1.2 5.2 4.2' }],
  save: [{ d: 'M2.5 2.5h9l2 2v9h-11z' }, { d: 'M5 2.5V6h5V2.5M5 13.5v-4h6v4' }],
  open: [{ d: 'M1.8 12.5v-9h4l1.4 1.7h5v2' }, { d: 'M1.8 12.5 4 7.2h10.4l-2.2 5.3z' }],
  copy: [{ d: 'M5.5 5.5h8v8h-8z' }, { d: 'M10.5 5.5v-3h-8v8h3' }],
  pen: [{ d: 'm3 13 .7-3L10.8 3 13 5.2l-7 7.1z' }],
  warning: [{ d: 'M8 2.2 14.3 13.5H1.7z' }, { d: 'M8 6.3v3.4M8 11.6h.01' }],
  cross: [{ d: 'm4 4 8 8m0-8-8 8' }],
  report: [{ d: 'M3.5 1.5h6l3 3v10h-9z' }, { d: 'M5.5 7h5M5.5 9.5h5M5.5 12h3' }],
  collect: [{ d: 'M8 2.5v7M5 6.8l3 3 3-3M2.5 13h11' }],
}

/** A decoration; its meaning always stands beside it in words. */
export function glyph(name: GlyphName, extra = ''): SVGSVGElement {
  const paths = OUTLINES[name].map(({ d, as }) => s('path', { d, class: as }))
  return s('svg', { class: `g ${extra}`.trim(), viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' }, paths)
}
