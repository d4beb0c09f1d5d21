// What is worth knowing before a commit, in seconds: types, lint, format and unit tests.
import { announce, format, lint, sum, types, unitBeside } from './run/stages.mjs'

const { passed, failed } = sum(await Promise.all([unitBeside, types, lint, format].map(announce)))
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
