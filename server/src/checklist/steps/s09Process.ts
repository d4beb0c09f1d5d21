import type { CallerProcess, Program } from '../callerProcess.ts'
import { once } from '../collect.ts'
import { branchOfImage } from '../hostedServices.ts'
import type { Inquiry } from '../inquiry.ts'
import { evidence } from '../references.ts'
import { counted, quoted, share } from '../wording.ts'
import { type Finding, found, nothingToAskAbout, type Step } from './step.ts'

/** The PID narrows a whole server to one program, but only on its own host and until the next restart. */
export const s09Process: Step = {
  id: 'S09',
  title: 'Which process, on which host?',
  run: inquiry => nothingToAskAbout(inquiry) ?? processOf(inquiry),
}

function processOf(inquiry: Inquiry): Finding {
  const { process, shape } = inquiry
  if (process === undefined) return unnamed(inquiry)
  const { program } = process
  const who = `PID ${process.pid}`
  if (process.host === '')
    return found('INCONCLUSIVE', `${share(process.times, process.of)} failures name ${who}, but nothing says of which host.`, {
      evidence: evidence(process.row),
      outcome: who,
    })
  const host = quoted(inquiry.nameOf(process.host))
  const collect = commands(inquiry, process)
  const warning = disagreement(inquiry, process)
  if (program === undefined) {
    const homeless = process.homeless === undefined ? '' : ' A process list names this PID, but nothing says of which host it is.'
    const because = `${share(process.times, process.of)} failures name ${who} on ${host}; no process list of ${host} says which program it is.${homeless}`
    return found('MISSING-DATA', because, { evidence: evidence(process.row, process.homeless), outcome: `${who} on ${host}`, collect })
  }
  if (program.doubt !== undefined)
    return found(
      'INCONCLUSIVE',
      `A process list has ${who} as ${quoted(program.image)}, but ${host} restarted after the failures, and the list may be newer.`,
      {
        evidence: evidence(process.row, program.ref, program.doubt),
        outcome: `${quoted(program.image)}?`,
        collect,
      },
    )
  const because = `${who} belongs to ${host}${warning} and is ${quoted(program.image)} there, by ${HOW[program.how]}.`
  const branch = shape?.kind === 'PLAIN' || shape === undefined ? branchOfImage(program.image) : undefined
  const remaining = branch === undefined ? {} : { remaining: [`branch ${branch}`] }
  return found('SUPPORTED', because, { evidence: evidence(process.row, program.ref), outcome: quoted(program.image), ...remaining })
}

const HOW: Readonly<Record<Program['how'], string>> = {
  listed: 'its process list',
  started: 'the event of its start',
  stated: 'the failure itself',
  fact: 'your fact',
  services: 'the services in it',
}

/** The Computer field says one host, the calling machine account another: both are shown. */
function disagreement(inquiry: Inquiry, { disagree }: CallerProcess): string {
  if (disagree === undefined) return ''
  const [computer, caller] = disagree.map(host => quoted(inquiry.nameOf(host)))
  return ` (Computer says ${computer}, the caller is ${caller}$)`
}

function unnamed(inquiry: Inquiry): Finding {
  const { shape, hop, attempts } = inquiry
  if (shape?.kind === 'NTLM' || shape?.kind === 'KRB')
    return found(
      'NOT-APPLICABLE',
      `${shape.kind === 'NTLM' ? 'NTLM' : 'Kerberos'} logons are judged by the system itself and name no process.`,
      { outcome: 'no process' },
    )
  return found('MISSING-DATA', `None of ${counted(attempts.length, 'failure')} names a process.`, {
    outcome: 'no PID',
    collect: [
      once(
        inquiry,
        hop.host,
        'auditpol /set /subcategory:"Logon" /failure:enable',
        'Failures on the server itself then name the calling process.',
      ),
    ],
  })
}

function commands(inquiry: Inquiry, { pid, host }: CallerProcess) {
  return [
    once(inquiry, host, 'tasklist /svc > C:\\temp\\tasklist_svc.txt', `Take it first: PID ${pid} is worth nothing after a restart.`),
    once(inquiry, host, `wmic process where processid=${pid} get name,commandline,creationdate`, 'Says when the process was started.'),
  ]
}
