// What is worth knowing before a commit, in seconds: types, lint, format and unit tests.
import { announce, format, lint, sum, types, unit } from './run/stages.mjs'

const fast = await Promise.all([types, lint, format].map(announce))
const { passed, failed } = sum([...fast, await announce(unit)])
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
