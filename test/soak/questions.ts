import { setTimeout } from 'node:timers/promises'
import type { FeatureContext } from '../../server/src/features/context.ts'
import { failures } from '../../server/src/features/failures.ts'
import { hover } from '../../server/src/features/hover.ts'
import { references } from '../../server/src/features/references.ts'
import { related } from '../../server/src/features/related.ts'
import { inTurns } from '../../server/src/guard.ts'
import type { Random } from '../../tools/sample/random.ts'

const WANTED = { isCancellationRequested: false }
/** Between two questions files are read on. Milliseconds. */
const PAUSE = 10
/** Lines on a screen. */
const SCREEN = 60
/** Most of what can be pointed at stands before this column. */
const COLUMNS = 150

/** Asks one question after the other about places anywhere in the logs that are known, until told to stop; says how many there were and how many had an answer. */
export async function askOn(
  known: () => FeatureContext,
  random: Random,
  goesOn: () => boolean,
): Promise<{ asked: number; answered: number }> {
  let asked = 0
  let answered = 0
  while (goesOn()) {
    await setTimeout(PAUSE)
    const context = known()
    const { files } = context.snapshot
    const file = files[random.whole(0, files.length - 1)]
    if (file === undefined || file.table.count === 0) continue
    const line = file.table.line(random.whole(0, file.table.count - 1)) - 1
    asked++
    if (await ask(context, file.uri, { line, character: random.whole(0, COLUMNS) }, random)) answered++
  }
  return { asked, answered }
}

type Place = { readonly line: number; readonly character: number }

async function ask(context: FeatureContext, uri: string, position: Place, random: Random): Promise<boolean> {
  const params = { textDocument: { uri }, position }
  const question = random.pick(['hover', 'references', 'related', 'failures'])
  if (question === 'hover') return hover(context, params) !== null
  if (question === 'references') return ((await inTurns(references(context, params), WANTED))?.entries ?? 0) > 0
  if (question === 'related') return ((await inTurns(related(context, { uri, ...position }), WANTED)) ?? null) !== null
  return failures(context, { uri, startLine: position.line, endLine: position.line + SCREEN }).length > 0
}
