import { Parser, Tree } from 'web-tree-sitter'

/** Counts the syntax trees that are made from now on, and those of them that are not deleted. */
export function countedTrees(): { readonly made: () => number; readonly left: () => number } {
  const left = new Set<unknown>()
  let made = 0
  onEach(Parser.prototype, 'parse', (_, tree) => {
    if (tree === null) return
    left.add(tree)
    made++
  })
  onEach(Tree.prototype, 'delete', tree => left.delete(tree))
  return { made: () => made, left: () => left.size }
}

/** Tells of each call of a method: whose it was and what it came to. */
function onEach<K extends string>(prototype: Record<K, unknown>, method: K, tell: (self: unknown, result: unknown) => void): void {
  const original = prototype[method] as (...given: unknown[]) => unknown
  prototype[method] = function (...given: unknown[]) {
    const result = Reflect.apply(original, this, given)
    tell(this, result)
    return result
  }
}
