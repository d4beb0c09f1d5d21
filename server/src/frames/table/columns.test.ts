import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headedColumns, type Headings, nameOfField } from './columns.ts'

const HEADINGS: Headings = new Map([
  ['id', 'pid'],
  ['id.', 'pid'],
  ['cpu(s)', 'time'],
  ['nome de usuário', 'user'],
])

test('a quick look for a name finds every heading that has a column of the field', () => {
  for (const [field, headings] of Object.entries({
    pid: ['Id', '  ID  Name', 'Name Id', '>Id  Name', 'Name\tID.'],
    time: ['CPU(s)', 'Id  cpu(s) Name'],
    user: ['NOME DE USUÁRIO  ID', 'Id Nome de usuário'],
  }))
    for (const heading of headings) {
      assert.ok(nameOfField(HEADINGS, field).test(heading), heading)
      assert.ok(
        headedColumns(heading, HEADINGS).some(column => column.field === field),
        heading,
      )
    }
})

test('a name inside a word is none', () => {
  for (const line of ['MailboxId=1', 'Ids', 'valid', 'cpuXs)', 'id: 7']) assert.ok(!nameOfField(HEADINGS, 'pid').test(line), line)
})
