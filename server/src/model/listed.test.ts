import assert from 'node:assert/strict'
import { test } from 'node:test'
import { momentOf, programKey, programName, serviceState, sessionState, startType } from './listed.ts'

const HOUR = 3_600_000
const stretch = (written: string): readonly string[] => {
  const moment = momentOf(written)
  return moment === undefined ? [] : [new Date(moment.from + 14 * HOUR).toISOString(), new Date(moment.to - 14 * HOUR).toISOString()]
}

test('a date that can be read in one way is one moment in any zone', () => {
  assert.deepEqual(stretch('8/30/2006 9:12 AM'), ['2006-08-30T09:12:00.000Z', '2006-08-30T09:12:00.000Z'])
  assert.deepEqual(stretch('30.08.2006 21:12'), ['2006-08-30T21:12:00.000Z', '2006-08-30T21:12:00.000Z'])
  assert.deepEqual(stretch('2006-08-30 12:12 AM'), ['2006-08-30T00:12:00.000Z', '2006-08-30T00:12:00.000Z'])
})

test('a date that can be read in two ways is the stretch between them', () => {
  assert.deepEqual(stretch('9/12/2006 8:01 AM'), ['2006-09-12T08:01:00.000Z', '2006-12-09T08:01:00.000Z'])
})

test('the time of WMI says its distance from UTC', () => {
  const at = Date.UTC(2006, 8, 12, 14, 1, 33)
  assert.deepEqual(momentOf('20060912100133.123456-240'), { from: at, to: at })
})

test('what is no time names no moment', () => {
  for (const written of ['', 'none', '31/31/2006 8:01', '20061399100133.123456-240']) assert.equal(momentOf(written), undefined)
})

test('states are one word in all languages', () => {
  assert.deepEqual(['Active', 'Aktiv', 'Actif', 'Disc', 'Getr.', 'Déco', 'Listen'].map(sessionState), [
    ...['active', 'active', 'active'],
    ...['disconnected', 'disconnected', 'disconnected', 'Listen'],
  ])
  assert.deepEqual(['4  RUNNING', 'Stopped', '1  STOPPED', '2  START_PENDING'].map(serviceState), [
    'running',
    'stopped',
    'stopped',
    '2  START_PENDING',
  ])
  assert.deepEqual(['4   DISABLED', 'Auto', '3   DEMAND_START', 'Boot'].map(startType), ['disabled', 'auto', 'demand', 'Boot'])
})

test('a program has one key in every list', () => {
  assert.equal(programKey('C:\\W\\inetinfo.exe'), programKey('inetinfo'))
  assert.equal(programKey('Microsoft.Exchange.Store.Worker.exe'), programKey('Microsoft.Exchange.Store.'))
  assert.notEqual(programKey('w3wp.exe'), programKey('inetinfo.exe'))
  assert.deepEqual([programName('w3wp', 3328), programName('System', 4), programName('Idle', 0)], ['w3wp.exe', 'System', 'Idle'])
})
