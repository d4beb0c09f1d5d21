import { forTheTime } from '../collect.ts'
import type { Inquiry } from '../inquiry.ts'
import type { LogonShape, ShapeKind } from '../logonShape.ts'
import { evidence, sampleOf } from '../references.ts'
import { quoted, share } from '../wording.ts'
import { type Finding, found, nothingToAskAbout, type Step } from './step.ts'

/** Advapi means that a process held the password in clear text, so a client sent it that way. */
export const s08Logon: Step = {
  id: 'S08',
  title: 'What kind of logon is it?',
  run: inquiry => nothingToAskAbout(inquiry) ?? logon(inquiry),
}

function logon(inquiry: Inquiry): Finding {
  const { shape, hop } = inquiry
  const host = quoted(inquiry.nameOf(hop.host))
  if (shape === undefined)
    return found(
      'MISSING-DATA',
      `No open file has the logon type of a failure${hop.host === '' ? '' : `; the Security log of ${host} does`}.`,
      {
        outcome: 'kind not known',
        collect: [securityLog(inquiry)],
      },
    )
  return found('SUPPORTED', sentence(shape, hop.host === '' ? 'the server' : host), {
    evidence: evidence(...sampleOf(shape.rows)),
    outcome: shape.kind,
  })
}

const MEANING: Readonly<Record<ShapeKind, (host: string) => string>> = {
  PLAIN: host => `a process on ${host} held the password in clear text, so a client sent it that way`,
  NTLM: host => `another machine signed in to ${host} by NTLM`,
  KRB: () => 'a client asked the domain controller for a Kerberos ticket',
  CONSOLE: host => `somebody or something signed in at ${host} itself`,
  BATCH: host => `a scheduled task on ${host} signed in`,
  SERVICE: host => `a service on ${host} signed in`,
  OTHER: host => `the logon was made on ${host} in a way that no branch covers`,
}

function sentence(shape: LogonShape, host: string): string {
  const type = shape.logonType === undefined ? '' : `type ${shape.logonType}, `
  const process = quoted(shape.logonProcess) || 'Kerberos'
  const meaning = MEANING[shape.kind](host)
  return `${share(shape.times, shape.of)} failures are ${type}${process}: ${meaning}.`
}

const securityLog = (inquiry: Inquiry) =>
  forTheTime(
    inquiry,
    inquiry.hop.host,
    'wevtutil qe Security /q:"*[System[(EventID=4625)]]" /rd:true /c:200 /f:xml',
    'Failures as the accessed machine writes them: logon type, logon process and process ID (529 on Windows 2003).',
  )
