import { Parser, Tree } from 'web-tree-sitter'

/** Counts the syntax trees that are made from now on and not deleted. */
export function countedTrees(): { readonly made: () => number; readonly left: () => number } {
  const { parse } = Parser.prototype
  const { delete: remove } = Tree.prototype
  const left = new Set<Tree>()
  let made = 0
  Parser.prototype.parse = function (...given) {
    const tree = parse.apply(this, given)
    if (tree !== null) left.add(tree)
    if (tree !== null) made++
    return tree
  }
  Tree.prototype.delete = function () {
    left.delete(this)
    remove.call(this)
  }
  return { made: () => made, left: () => left.size }
}
