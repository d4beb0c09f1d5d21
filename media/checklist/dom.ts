/** A child of an element: text is always text, whatever a log wrote into it. */
export type Child = Node | string | undefined | readonly Child[]

export type Props = Readonly<Record<string, string | number | boolean | undefined>>

/** An HTML element. `true` sets an empty attribute, `false` and `undefined` leave it out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  setProps(element, props)
  append(element, children)
  return element
}

const SVG = 'http://www.w3.org/2000/svg'

/** An SVG element, for glyphs and the timeline. */
export function s<K extends keyof SVGElementTagNameMap>(tag: K, props: Props = {}, ...children: readonly Child[]): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, tag)
  setProps(element, props)
  append(element, children)
  return element
}

export function setProps(element: Element, props: Props): void {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) element.removeAttribute(name)
    else element.setAttribute(name, value === true ? '' : String(value))
  }
}

function append(parent: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined) continue
    if (typeof child === 'string' || child instanceof Node) parent.append(child)
    else append(parent, child)
  }
}

/** Replaces what an element holds, and keeps the focus on the element with the same `data-key`. */
export function fill(parent: Element, ...children: readonly Child[]): void {
  const key = focusedKey(parent)
  parent.replaceChildren()
  append(parent, children)
  if (key) parent.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true })
}

function focusedKey(parent: Element): string | undefined {
  const focused = document.activeElement
  return focused instanceof HTMLElement && parent.contains(focused) ? focused.dataset['key'] : undefined
}

/** A place on the page that is drawn again only when one of its inputs is another object than before. */
export function block(place: Element, draw: () => Child): (inputs: readonly unknown[]) => void {
  let before: readonly unknown[] | undefined
  return inputs => {
    if (before && inputs.every((input, i) => input === before?.[i])) return
    before = inputs
    fill(place, draw())
  }
}
