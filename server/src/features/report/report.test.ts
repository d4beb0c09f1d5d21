import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { atOnce } from '../../evidence/turns.ts'
import { investigating } from '../../checklist/investigate.ts'
import type { Investigate } from '../callHierarchy.ts'
import { BAD_PASSWORD, event529, event644, samLogon, SMTP_HEADING, smtpRow, taskList } from '../testing/logs.testing.ts'
import { type Drawing, workspaceOf } from '../testing/workspace.testing.ts'
import { report } from './report.ts'

const INVESTIGATE: Investigate = (snapshot, user) => investigating(snapshot, user === undefined ? {} : { user })
const MINUTES = Array.from({ length: 40 }, (_, n) => String(n).padStart(2, '0'))
const CASE = {
  clocks: [
    { path: 'netlogon.log', zone: '-05:00', year: 2006, host: 'DC01' },
    { path: 'tasklist.txt', host: 'EXCHSRV01' },
    { path: 'DC01_Security.txt', zone: '-05:00' },
    { path: 'SMTPSVC1/ex060912.log', host: 'EXCHSRV01' },
  ],
  facts: [{ kind: 'host-off' as const, host: 'USER1-PC', from: '2006-09-12T22:05:00.000Z', to: '2006-09-12T22:40:00.000Z' }],
}

const story = (user = 'User1'): Drawing => ({
  'DC01_Security.txt': MINUTES.map(m => event529({ time: `5:${m}:12 PM`, user })).join('') + event644({ time: '5:39:13 PM', user }),
  'netlogon.log': MINUTES.map(m => samLogon(`17:${m}:12`, user, BAD_PASSWORD, 'EXCHSRV01')).join(''),
  'SMTPSVC1/ex060912.log': SMTP_HEADING + MINUTES.map(m => smtpRow(`22:${m}:12`, '10.1.5.77', 'WEBAPP01')).join(''),
  'tasklist.txt': taskList([['inetinfo.exe', '1728', 'IISADMIN, SMTPSVC']]),
})

async function written(markup: 'markdown' | 'html', redact: boolean, drawing = story()): Promise<string> {
  const { context } = await workspaceOf(drawing, { case: CASE })
  return atOnce(report(context, { markup, redact }, INVESTIGATE)) ?? assert.fail('nothing to report')
}
const plain = (text: string): string =>
  text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).replaceAll(/\\([^\w\s])/g, '$1')

describe('the report', () => {
  test('names the source, tells every step, and quotes what it rests on by file and line', async () => {
    const text = plain(await written('markdown', false))
    assert.match(text, /10\.1\.5\.77 WEBAPP01.+near certain|10\.1\.5\.77 WEBAPP01.+probable/)
    assert.match(text, /\| S14 /)
    assert.match(text, /DC01_Security\.txt, lines \d+ to \d+/)
    assert.match(text, /Caller Process ID:\t1728/)
    assert.match(text, /USER1-PC was off from 2006-09-12 22:05 UTC/)
  })

  test('links lead to quotations that are there', async () => {
    const text = await written('html', false)
    const targets = [...text.matchAll(/href="#(E\d+)"/g)].map(([, id]) => id)
    assert.ok(targets.length > 5)
    for (const id of targets) assert.ok(text.includes(`id="${id}"`), id)
  })

  test('in HTML is one file that runs nothing and loads nothing', async () => {
    const text = await written('html', false)
    assert.match(text, /^<!doctype html>/)
    assert.doesNotMatch(text, /<script|<link|<img|https?:\/\/(?!go\.microsoft)/i)
    assert.match(text, /Content-Security-Policy/)
  })

  test('makes log text inert in both markups', async () => {
    const hostile = '<img/src=x>[a](command:b)`\u202egpj'
    const html = await written('html', false, story(hostile))
    assert.doesNotMatch(html, /<img/)
    const markdown = await written('markdown', false, story(hostile))
    const outside = markdown.replaceAll(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '').replaceAll(/(`+)[^`][\s\S]*?[^`]\1(?!`)/g, '')
    assert.doesNotMatch(outside, /\[a\]\(command|<img/)
    assert.doesNotMatch(html + markdown, /\u202e/)
  })

  test('with names replaced holds no name of the case, and the same pseudonym for the same thing', async () => {
    for (const markup of ['markdown', 'html'] as const) {
      const text = plain(await written(markup, true))
      for (const name of ['User1', 'CONTOSO', 'EXCHSRV01', 'WEBAPP01', '10.1.5.77', 'DC01', 'USER1-PC'])
        assert.ok(!text.toLowerCase().includes(name.toLowerCase()), `${name} is in the ${markup} report`)
      assert.match(text, /ADDRESS-1 HOST-\d+/)
      assert.match(text, /HOST-\d+_Security\.txt/)
    }
  })

  test('replaces names that hold blanks, machine accounts, mailboxes and SIDs', async () => {
    const text = plain(await written('markdown', true, story('Ann Other')))
    assert.doesNotMatch(text, /Ann Other/)
    assert.doesNotMatch(text, /EXCHSRV01\$/)
  })

  test('draws the failures and the sessions of who is named, in HTML only', async () => {
    const html = await written('html', false)
    for (const kind of ['wrong', 'lockout', 'session']) assert.match(html, new RegExp(`<path class="${kind}" d="M`), kind)
    assert.doesNotMatch(await written('markdown', false), /<svg/)
  })

  test('of many accounts lists them, and redacted names none', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `person${n}`)
    const rows = names.map((user, n) => samLogon(`17:${String(n + 10)}:12`, user, BAD_PASSWORD, 'ROGUE'))
    const drawing = { 'netlogon.log': [...rows, ...rows].join('') }
    const text = plain(await written('markdown', false, drawing))
    assert.match(text, /^# Why 12 accounts fail$/m)
    for (const name of names) assert.match(text, new RegExp(`^\\| \`CONTOSO\\\\${name}\` \\| 2 \\|`, 'm'))
    assert.doesNotMatch(plain(await written('html', true, drawing)), /person\d|ROGUE/)
  })

  test('asks for each missing log once, with the steps it would answer', async () => {
    const { 'DC01_Security.txt': log = '' } = story()
    const text = plain(await written('markdown', false, { 'DC01_Security.txt': log }))
    const commands = [...text.matchAll(/^\| (\S+|any machine) \| (`.+?`) \| .+ \| [SM]\d/gm)].map(([, on, command]) => `${on} ${command}`)
    assert.ok(commands.length >= 3, text)
    assert.equal(new Set(commands).size, commands.length)
  })

  test('is none where nobody failed', async () => {
    const { context } = await workspaceOf({ 'tasklist.txt': taskList([['inetinfo.exe', '1728', 'IISADMIN']]) })
    assert.equal(atOnce(report(context, { markup: 'markdown', redact: false }, INVESTIGATE)), null)
  })
})
