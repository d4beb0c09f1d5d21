/** Draws, and afterwards scrolls so that the row in focus, else the first row on screen, stands where it stood. */
export function steadily(draw: () => void): void {
  const anchor = anchorElement()
  const before = anchor?.getBoundingClientRect().top
  draw()
  if (!anchor?.isConnected || before === undefined) return
  const moved = anchor.getBoundingClientRect().top - before
  if (Math.abs(moved) >= 1) window.scrollBy(0, moved)
}

let held: { readonly element: Element; readonly top: number } | undefined

/** Remembers what the reader looks at, so that a resize of the panel, as when evidence opens beside it, does not carry it away. */
export function holdOnResize(): void {
  const remember = (): void => {
    const element = anchorElement()
    held = element && { element, top: element.getBoundingClientRect().top }
  }
  for (const event of ['scroll', 'focusin', 'click', 'keyup']) window.addEventListener(event, remember)
  window.addEventListener('resize', () => {
    if (!held?.element.isConnected) return
    const moved = held.element.getBoundingClientRect().top - held.top
    if (Math.abs(moved) >= 1) window.scrollBy(0, moved)
  })
}

function anchorElement(): Element | undefined {
  const focused = document.activeElement
  if (focused && focused !== document.body && isOnScreen(focused)) return focused
  if (window.scrollY < 1) return undefined
  return [...document.querySelectorAll('.step, [data-block]')].find(isOnScreen)
}

function isOnScreen(element: Element): boolean {
  const box = element.getBoundingClientRect()
  return box.top >= 0 && box.top < window.innerHeight && box.height > 0
}
