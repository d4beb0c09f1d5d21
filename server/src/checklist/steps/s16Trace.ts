import type { SourceProtocol } from '../../../../shared/investigation.ts'
import { trace } from '../collect.ts'
import type { Inquiry } from '../inquiry.ts'
import { sourceText } from '../sources.ts'
import { found, nothingToAskAbout, type Step, userOf } from './step.ts'

/** Ways in that cross no network. */
const HERE: ReadonlySet<SourceProtocol> = new Set(['interactive', 'batch', 'service'])

/** The only place where SMTP sign-in shows the name. */
export const s16Trace: Step = {
  id: 'S16',
  title: 'Does a network trace show the name?',
  run: inquiry => nothingToAskAbout(inquiry) ?? networkTrace(inquiry),
}

function networkTrace(inquiry: Inquiry) {
  const [source] = inquiry.sources
  if (source?.confidence === 'proven')
    return found('NOT-APPLICABLE', `No trace is needed: the failures themselves name ${sourceText(source)}.`)
  if (source !== undefined && HERE.has(source.protocol))
    return found('NOT-APPLICABLE', `No trace can show it: ${sourceText(source)} signs in on its own machine.`)
  const client = source?.address || undefined
  const user = userOf(inquiry)
  const wanted =
    client === undefined
      ? `One that shows ${user} sent and refused would name the client.`
      : `One that shows ${user} sent by ${client} and refused would make the answer proven.`
  return found('MISSING-DATA', `No network trace is open. ${wanted}`, { outcome: 'no trace open', collect: [trace(inquiry, client ?? '')] })
}
