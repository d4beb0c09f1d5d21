import { frontEndLogs, once, receiveLogs } from '../collect.ts'
import { hostOfLogs } from '../inquiry.ts'
import { branchStep, leadsByFrontEnd, leadsByImage } from './branch.ts'
import { silenceOf } from './branchEvidence.ts'

/** A printer, a scanner or an application that sends mail through a later Exchange. */
export const m10Submission = branchStep({
  id: 'M10',
  title: 'Is it SMTP on a later Exchange?',
  suspect: 'SMTP client',
  needs: 'the SMTP receive log',
  isMine: (source, inquiry) => source.protocol === 'smtp' && (source.stated !== undefined || leadsByImage(inquiry, 'M10') !== undefined),
  leads: inquiry => leadsByImage(inquiry, 'M10') ?? leadsByFrontEnd(inquiry, ['smtp']),
  out: inquiry => silenceOf(inquiry, ({ protocol, outbound }) => protocol === 'smtp' && !outbound, 'The SMTP log'),
  collect: inquiry => {
    const host = hostOfLogs(inquiry.hop, inquiry.process)
    return [
      once(inquiry, host, 'Get-ReceiveConnector | Set-ReceiveConnector -ProtocolLoggingLevel Verbose', 'Without it the log has no row.'),
      ...(frontEndLogs(inquiry) ?? [receiveLogs(inquiry, host)]),
    ]
  },
})
