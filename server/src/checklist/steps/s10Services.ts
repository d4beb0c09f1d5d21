import { servicesListed } from '../callerProcess.ts'
import { once } from '../collect.ts'
import { isListed } from '../hostedServices.ts'
import type { Inquiry } from '../inquiry.ts'
import { evidence } from '../references.ts'
import { listed, quoted } from '../wording.ts'
import { type Finding, found, noServiceAsked, nothingToAskAbout, type Step } from './step.ts'

/** Turns a process into a finite list of services to test. */
export const s10Services: Step = {
  id: 'S10',
  title: 'Which services can live in that process?',
  run: inquiry => nothingToAskAbout(inquiry) ?? noServiceAsked(inquiry) ?? services(inquiry),
}

function services(inquiry: Inquiry): Finding {
  const { process, services: known } = inquiry
  const program = process?.program
  if (program === undefined)
    return found('MISSING-DATA', 'The program behind the process ID is not known yet.', {
      outcome: 'needs the process list',
      collect:
        process === undefined
          ? []
          : [
              once(
                inquiry,
                process.host,
                'sc queryex type= service',
                'Every service with its process ID and state; the program itself is asked for in S09.',
              ),
            ],
    })
  const image = quoted(program.image)
  if (known.candidates === undefined)
    return found('INCONCLUSIVE', `${image} is in no table of programs that take passwords from clients.`, {
      evidence: evidence(program.ref),
      outcome: image,
    })
  const names = known.candidates.map(({ name }) => name)
  const unlikely = isWebElsewhere(inquiry) ? ' On IIS 6, OWA is unlikely here.' : ''
  return found('SUPPORTED', `${image} may host ${listed(names)}.${unlikely}`, {
    evidence: evidence(program.ref),
    outcome: `${names.length} to test`,
    remaining: names,
  })
}

/** OWA is in the table, the web service is not in the process, and another process of the same list has it. */
function isWebElsewhere({ process, services: { candidates } }: Inquiry): boolean {
  const program = process?.program
  if (program?.services === undefined || program.ref === undefined) return false
  const tested = candidates?.some(({ protocol }) => protocol === 'owa') === true && candidates.length > 1
  return tested && !isListed('owa', program.services) && isListed('owa', [...servicesListed(program.ref.file)])
}
