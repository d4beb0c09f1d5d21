/** Does one thing after another: a key that is pressed twice means two steps, however long the first one takes. What fails, fails for whoever asked. */
export function inTurn(): (work: () => Promise<void>) => Promise<void> {
  let before: Promise<void> = Promise.resolve()
  return work => {
    const done = before.then(work)
    before = done.catch(() => undefined)
    return done
  }
}
