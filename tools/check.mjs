// What is worth knowing before a commit, in seconds: types, lint, format and unit tests.
import { announce, format, inTurn, lint, sum, types, unitBeside } from './run/stages.mjs'

// The unit tests take longest and have a core of their own; all the others share one.
const [units, others] = await Promise.all([announce(unitBeside), inTurn([types, lint, format], announce)])
const { passed, failed } = sum([units, ...others])
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
