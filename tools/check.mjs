// What is worth knowing before a commit, in seconds: types, lint, format, unit tests and conformance.
import { announce, conformance, format, lint, sum, types, unit } from './run/stages.mjs'

const fast = await Promise.all([types, lint, format].map(announce))
const tests = [await announce(unit), await announce(conformance)]
const { passed, failed } = sum([...fast, ...tests])
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
