import type { Brush } from './strip.ts'
import { moved, type View, withEnd } from './view.ts'

type Grip = 'view' | 'from' | 'to'

/** Lets the pointer move the brush, pull its ends, or fetch it to where the strip is pressed. */
export function dragging(body: HTMLElement, brush: Brush, whole: View, onView: (view: View) => void): void {
  let drag: { readonly grip: Grip; readonly at: number; readonly view: View } | undefined
  const timeAt = (event: PointerEvent): number => {
    const box = body.getBoundingClientRect()
    return whole.from + ((event.clientX - box.left) / Math.max(1, box.width)) * (whole.to - whole.from)
  }
  body.addEventListener('pointerdown', event => {
    if (event.button !== 0) return
    const at = timeAt(event)
    const grip = gripOf(event.target)
    const view = grip ? brush.view() : centred(brush.view(), at, whole)
    drag = { grip: grip ?? 'view', at, view }
    body.setPointerCapture(event.pointerId)
    if (!grip) onView(view)
  })
  body.addEventListener('pointermove', event => {
    if (drag) onView(pulled(drag.grip, drag.view, timeAt(event), drag.at, whole))
  })
  const end = (): void => {
    drag = undefined
  }
  body.addEventListener('pointerup', end)
  body.addEventListener('pointercancel', end)
}

function gripOf(target: EventTarget | null): Grip | undefined {
  const grip = target instanceof HTMLElement ? target.dataset['brush'] : undefined
  return grip === 'view' || grip === 'from' || grip === 'to' ? grip : undefined
}

/** The view after the pointer moved a grip from `start` to `at`. */
export function pulled(grip: Grip, view: View, at: number, start: number, whole: View): View {
  return grip === 'view' ? moved(view, at - start, whole) : withEnd(view, grip, at, whole)
}

export function centred(view: View, at: number, whole: View): View {
  return moved(view, at - (view.from + view.to) / 2, whole)
}
