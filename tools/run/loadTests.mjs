// Loads the test files named on the command line into this one process: a hundred files start once, not a hundred times.
import path from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'

let allLoaded = () => {}
const loading = new Promise(resolve => {
  allLoaded = () => resolve(undefined)
})
// Tests begin as soon as they are declared: the first one holds the others until every file is whole.
void test('the test files are loaded', () => loading)

for (const file of process.argv.slice(2)) {
  try {
    await import(pathToFileURL(path.resolve(file)).href)
  } catch (error) {
    void test(`${file} can be loaded`, () => {
      throw error
    })
  }
}
allLoaded()
