import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { VIEW_SCHEME, type ViewWish } from '../../shared/requests.ts'
import { investigator } from './checklist/investigate.ts'
import { atOnce } from './evidence/turns.ts'
import { view } from './features/view.ts'
import { log, FOLDER, start } from './mapDisk.testing.ts'
import { workspaceOf } from './features/testing/workspace.testing.ts'
import { createViews } from './views.ts'
import { samLogon } from './features/testing/logs.testing.ts'

const LOG = `${FOLDER}/netlogon.log`
const uriOf = (wish: ViewWish): string => `${VIEW_SCHEME}:/view?${encodeURIComponent(JSON.stringify(wish))}`
const FAILURES = uriOf({ by: 'failures', of: LOG })
const TIMELINE = uriOf({ by: 'case', show: ['attempts'] })
const always = (): boolean => true

async function open(texts: Readonly<Record<string, string>>) {
  const { library, disk } = await start(texts)
  const { syntax } = (await workspaceOf({ 'netlogon.log': samLogon('17:00:12', 'User1', '0x0') })).context
  const told: string[] = []
  const views = createViews({
    snapshot: () => library.store.snapshot(),
    make: async (uri, wish, snapshot) => atOnce(view({ snapshot, syntax }, uri, wish, investigator())),
    changed: uri => told.push(uri),
  })
  const write = async (uri: string, text: string): Promise<void> => {
    disk.files.set(uri, text)
    await library.fileChanged(uri)
  }
  return { views, told, write, library }
}

describe('a view', () => {
  test('is in the snapshot while it is open', async () => {
    const { views, library } = await open({ [LOG]: log(3) })
    assert.equal((await views.text(FAILURES))?.shown, 3)
    assert.deepEqual(
      views.within(library.store.snapshot()).views.map(({ uri }) => uri),
      [FAILURES],
    )
    await views.renew(() => false)
    assert.deepEqual(views.within(library.store.snapshot()).views, [])
  })

  test('is made again when its log is other, and its document told', async () => {
    const { views, told, write } = await open({ [LOG]: log(3) })
    await views.text(FAILURES)
    await views.renew(always)
    assert.deepEqual(told, [])
    await write(LOG, log(4))
    await views.renew(always)
    assert.deepEqual(told, [FAILURES])
    assert.equal((await views.text(FAILURES))?.shown, 4)
  })

  test('of one log does not mind others; a timeline does', async () => {
    const { views, told, write } = await open({ [LOG]: log(3) })
    await views.text(FAILURES)
    await views.text(TIMELINE)
    await write(`${FOLDER}/netlogon.bak.log`, log(2))
    await views.renew(always)
    assert.deepEqual(told, [TIMELINE])
  })

  test('of a log that is not read yet comes when it is', async () => {
    const { views, told, write } = await open({})
    assert.equal(await views.text(FAILURES), undefined)
    await write(LOG, log(3))
    await views.renew(always)
    assert.deepEqual(told, [FAILURES])
  })

  test('that an editor kept over a restart of the server is made again', async () => {
    const { views, told, library } = await open({ [LOG]: log(2) })
    await views.opened(FAILURES, log(2))
    assert.deepEqual(told, [], 'it shows what it should')
    assert.equal(views.within(library.store.snapshot()).views.length, 1)
    await views.opened(TIMELINE, 'something old')
    assert.deepEqual(told, [TIMELINE])
  })

  test('has the clock that is known now', async () => {
    const { views, library } = await open({ [LOG]: log(2) })
    await views.text(FAILURES)
    library.store.setCase({ schema: 'lockout-trail/case@1', clocks: [{ path: 'netlogon.log', zone: '-05:00', year: 2006 }] })
    const [shown] = views.within(library.store.snapshot()).views
    assert.equal(shown?.logs[0]?.clock.how, 'configured')
  })

  test('that nobody can understand shows nothing', async () => {
    const { views } = await open({ [LOG]: log(2) })
    assert.equal(await views.text(`${VIEW_SCHEME}:/view?nonsense`), undefined)
  })
})
