import { forTheTime, once } from '../collect.ts'
import { branchStep, leadsByImage } from './branch.ts'
import { silenceOf } from './branchEvidence.ts'

/** A job, a linked server or a report's data source keeps the password. */
export const m09bSqlServer = branchStep({
  id: 'M09b',
  title: 'Is it SQL Server or Reporting Services?',
  suspect: 'SQL Server',
  needs: 'the events of SQL Server (18456, 17806) in the Application log',
  isMine: ({ protocol }) => protocol === 'sql',
  leads: inquiry => leadsByImage(inquiry, 'M09b'),
  out: inquiry => silenceOf(inquiry, ({ protocol }) => protocol === 'sql', 'The SQL Server log'),
  collect: inquiry => [
    once(
      inquiry,
      inquiry.hop.host,
      'sqlcmd -Q "exec xp_readerrorlog 0,1,N\'Login failed\'"',
      '17806 and 18452 name the address of the client.',
    ),
    forTheTime(
      inquiry,
      inquiry.hop.host,
      'wevtutil epl Application C:\\temp\\sql.evtx /q:"*[System[(EventID=18456 or EventID=18452 or EventID=17806)]]"',
      'The same as events: who was refused, and from where.',
    ),
  ],
})
