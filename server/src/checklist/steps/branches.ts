import { branchOfImage } from '../hostedServices.ts'
import type { Inquiry } from '../inquiry.ts'
import { evidence, sampleOf } from '../references.ts'
import { statedOrigin } from '../statedOrigin.ts'
import { quoted } from '../wording.ts'
import { type Finding, found, type Step } from './step.ts'

/** A branch of the tree for one special cause: when it opens, and what it needs. Its own engine is not built yet, so it never claims more. */
interface Branch {
  readonly id: string
  readonly title: string
  /** What its answer needs. */
  readonly needs: string
}

const BRANCHES: readonly Branch[] = [
  { id: 'M01', title: 'Is it a phone or tablet (ActiveSync)?', needs: 'the web log or HttpProxy log with DeviceId' },
  { id: 'M02', title: 'Is it another web protocol (EWS, Autodiscover, Outlook Anywhere)?', needs: 'the web log with User-Agent' },
  { id: 'M03', title: 'Is it NTLM from another machine?', needs: 'failures of the accessed server with workstation and address' },
  { id: 'M04', title: 'Does it come through AD FS?', needs: 'the AD FS audit events' },
  { id: 'M05', title: 'Is it Remote Desktop?', needs: 'the RDP logs of the accessed machine' },
  { id: 'M06', title: 'Is it a scheduled task?', needs: 'the list of tasks or the task history' },
  { id: 'M07', title: 'Is it a Windows service?', needs: 'the System log with 7000 and 7038' },
  { id: 'M08', title: 'Is it typed, or stored, on the user’s own machine?', needs: 'the Security log of the workstation' },
  { id: 'M09', title: 'Is it RADIUS, Wi-Fi or VPN?', needs: 'the log of the Network Policy Server' },
  { id: 'M09b', title: 'Is it SQL Server or Reporting Services?', needs: 'the SQL Server ERRORLOG' },
  { id: 'M10', title: 'Is it SMTP on a later Exchange?', needs: 'the SMTP receive log' },
  { id: 'M11', title: 'Is it POP3 or IMAP4 on a later Exchange?', needs: 'the POP3 and IMAP4 logs' },
  { id: 'M12', title: 'Is it an LDAP bind?', needs: 'the Security and Directory Service logs of that controller' },
  { id: 'M13', title: 'Is it a Kerberos client?', needs: '4771 or 675 with the client’s address' },
  { id: 'M14', title: 'Is it a password spray?', needs: 'the failures of all accounts' },
  { id: 'M15', title: 'Is it a conference device, Skype or a kiosk?', needs: 'the logs of its front end' },
]

export const branches: readonly Step[] = BRANCHES.map(branch => ({
  id: branch.id,
  title: branch.title,
  run: inquiry => run(inquiry, branch),
}))

function run(inquiry: Inquiry, { id, needs }: Branch): Finding {
  const reason = reasonFor(inquiry, id)
  const origin = statedOrigin(inquiry)
  if (reason !== undefined)
    return found('INCONCLUSIVE', `${reason}${origin === '' ? '' : `; ${origin}`}. It is decided by ${needs}.`, {
      outcome: 'to be looked at',
      evidence: evidence(...sampleOf(inquiry.attempts).map(({ row }) => row)),
    })
  return found('NOT-APPLICABLE', whyNot(inquiry))
}

/** Why the tree goes to a branch; undefined where it does not. */
function reasonFor(inquiry: Inquiry, id: string): string | undefined {
  const { shape, hop, company, process, web, attempts } = inquiry
  if (id === 'M14') return company.scope === 'spray' ? 'Many accounts fail a few times each' : undefined
  if (id === 'M12' && hop.kind === 'DC') return 'The last hop is itself a domain controller'
  if (id === 'M09' && hop.kind === 'BLANK' && attempts.length > 0) return 'No failure names a machine'
  if ((id === 'M01' || id === 'M02') && attempts.length > 0 && web.failuresMatched * 2 >= attempts.length)
    return 'Refused web requests of the user fall into the same seconds'
  const image = process?.program?.image
  if (image !== undefined && branchOfImage(image) === id && (shape === undefined || shape.kind === 'PLAIN'))
    return `The process is ${quoted(image)}`
  return shape !== undefined && BY_SHAPE[shape.kind]?.id === id ? BY_SHAPE[shape.kind]?.reason : undefined
}

const BY_SHAPE: Readonly<Record<string, { readonly id: string; readonly reason: string } | undefined>> = {
  NTLM: { id: 'M03', reason: 'The logon is NTLM' },
  KRB: { id: 'M13', reason: 'The logon is Kerberos' },
  CONSOLE: { id: 'M08', reason: 'The logon is interactive' },
  BATCH: { id: 'M06', reason: 'The logon is of type 4, batch' },
  SERVICE: { id: 'M07', reason: 'The logon is of type 5, service' },
}

/** One true sentence for all branches that are not taken. */
function whyNot(inquiry: Inquiry): string {
  const { shape, process } = inquiry
  if (shape === undefined) return 'No finding leads here: the kind of logon is not known yet (S08).'
  const image = process?.program?.image
  const through =
    shape.kind === 'PLAIN' ? `clear text through ${quoted(shape.logonProcess)}` : `made by ${quoted(shape.logonProcess) || 'Kerberos'}`
  return `No finding leads here: the logon is ${through}${image === undefined ? '' : `, in ${quoted(image)}`}.`
}
