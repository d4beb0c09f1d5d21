import assert from 'node:assert/strict'
import { test } from 'node:test'
import { headOf } from '../recognise.ts'
import { recogniseSecurityCsv } from './claim.ts'

const claimed = (...lines: readonly string[]) => recogniseSecurityCsv(headOf('export.csv', lines.join('\r\n')))

const VISTA = 'Keywords,Date and Time,Source,Event ID,Task Category'
const ROW = 'Audit Failure,9/13/2016 10:02:13 AM,Microsoft-Windows-Security-Auditing,4776,Credential Validation,"The computer attempted'

test('an export of the Security log is claimed with confidence, one of another log with less', () => {
  assert.equal(claimed(VISTA, ROW)?.confidence, 0.95)
  assert.equal(
    claimed('Level,Date and Time,Source,Event ID,Task Category', 'Error,9/13/2016 10:02:11 AM,EventSystem,4625,(1),"Text"')?.confidence,
    0.6,
  )
})

test('five words above other rows are no heading of Event Viewer', () => {
  assert.equal(claimed('name,city,street,number,country', 'Anna,Berlin,Main,12,DE', 'Otto,Rome,Second,14,IT'), undefined)
  assert.equal(claimed('Name,Datum,Quelle,Nummer,Art', 'Anna,13.09.2016,Laden,12,bar', 'Otto,13.09.2016,Laden,14,bar'), undefined)
})

test('a table with an event and a time of something else is none', () =>
  assert.equal(claimed('event,timegenerated,place', '17,2016-09-13 10:02:11,Rome'), undefined))

test('rows without an Event ID are claimed where their texts begin as those of events do', () => {
  const heading = '"TimeCreated","Message"'
  assert.equal(claimed(heading, '"9/13/2016 10:02:13 AM","An account failed to log on.', '', 'Subject:"')?.confidence, 0.95)
  assert.equal(claimed(heading, '"9/13/2016 10:02:13 AM","The service is running."'), undefined)
  assert.equal(claimed('TimeGenerated,Source,Message,User,Level', '9/13/2016 10:02:13 AM,web,An account failed,ann,info'), undefined)
})

test('a timeline of hayabusa is claimed, other lists of findings are not', () => {
  const heading = '"Timestamp","RuleTitle","Level","Computer","Channel","EventID","RecordID","Details"'
  const row = '"2026-03-04 10:02:11.110 +01:00","Logon Failure (Wrong Password)","low","DC01","Sec","4625","9","TgtUser: ann"'
  assert.equal(claimed(heading, row)?.confidence, 0.95)
  assert.equal(claimed('Timestamp,RuleTitle,Level,Computer,Details', '2026-03-04 10:02:11,Port scan,low,web1,x'), undefined)
  assert.equal(claimed('timestamp,detections,path,Event ID,Record ID,Computer', '2026-03-04T10:02:11Z,x,y,4625,9,DC01'), undefined)
})

test('a heading alone is no log', () => assert.equal(claimed(VISTA), undefined))
