import path from 'node:path'
import { inspect } from 'node:util'

/** A node:test reporter that shows what failed and closes with one line of counts, `N passed, N failed`. Groups of tests are not counted, only tests. */
export default async function* report(events) {
  let passed = 0
  let failed = 0
  for await (const { type, data } of events) {
    if (type === 'test:stderr') yield data.message
    if (isGroup(data)) continue
    if (type === 'test:pass' && isSkipped(data)) {
      failed++
      yield `\n✗ ${data.name}: skipped or to do, which proves nothing\n`
    } else if (type === 'test:pass') passed++
    if (type === 'test:fail') {
      failed++
      yield describe(data)
    }
  }
  yield `${passed} passed, ${failed} failed\n`
}

function isGroup(data) {
  return data.details?.type === 'suite' || data.details?.error?.failureType === 'subtestsFailed'
}

function isSkipped(data) {
  return data.skip !== undefined || data.todo !== undefined
}

function describe({ name, file, details }) {
  const where = file ? ` (${path.relative('.', file)})` : ''
  const error = details.error?.cause ?? details.error
  return `\n✗ ${name}${where}\n${explain(error).replace(/^/gm, '    ')}\n`
}

/** The message, and where it happened in our own code. */
function explain(error) {
  if (!(error instanceof Error)) return inspect(error)
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line) && !/node:|node_modules/.test(line))
  return [error.message, ...frames.slice(0, 3)].join('\n')
}
