/** What the pointer was moved to last by a person, and whether it is pressed. */
let pointed: Element | undefined
let pressed = false

/** Draws, and afterwards scrolls so that what the reader points at, else the row in focus, else the first row on screen, stands where it stood. */
export function steadily(draw: () => void): void {
  const anchor = anchorElement()
  const before = anchor?.getBoundingClientRect().top
  draw()
  if (!anchor?.isConnected || before === undefined) return
  hold(anchor, before)
}

/** True between pressing and releasing: drawing now could take the target of a click away. */
export function isPressed(): boolean {
  return pressed
}

/** Remembers where the pointer is. `released` is called when a press ends. */
export function watchPointer(released: () => void): void {
  window.addEventListener('pointermove', event => {
    pointed = event.target instanceof Element ? (event.target.closest('.step, li[data-step], [data-do]') ?? undefined) : undefined
  })
  document.documentElement.addEventListener('pointerleave', () => {
    pointed = undefined
    slack(0)
  })
  window.addEventListener('pointerdown', () => {
    pressed = true
  })
  for (const end of ['pointerup', 'pointercancel'] as const)
    window.addEventListener(end, () => {
      pressed = false
      // The click comes after this event.
      setTimeout(released)
    })
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

/** Scrolls an element back to where it stood. Where the page is too short for that, it gets air at its head until the pointer leaves. */
function hold(anchor: Element, top: number): void {
  const away = (): number => anchor.getBoundingClientRect().top - top
  if (Math.abs(away()) >= 1) window.scrollBy(0, away())
  if (away() <= -1 && anchor === pointed) slack(slackNow - away())
}

let slackNow = 0
function slack(pixels: number): void {
  if (pixels === slackNow) return
  slackNow = pixels
  document.body.style.paddingTop = pixels > 0 ? `${pixels}px` : ''
}

function anchorElement(): Element | undefined {
  if (pointed?.isConnected && isOnScreen(pointed)) return pointed
  const focused = document.activeElement
  if (focused && focused !== document.body && isOnScreen(focused)) return focused
  if (window.scrollY < 1) return undefined
  return [...document.querySelectorAll('.step, [data-block]')].find(isOnScreen)
}

function isOnScreen(element: Element): boolean {
  const box = element.getBoundingClientRect()
  return box.top >= 0 && box.top < window.innerHeight && box.height > 0
}
