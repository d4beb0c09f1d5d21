import type { TrailHop } from '../../../shared/investigation.ts'
import { stated } from './grouping.ts'
import { protocolName } from './hostedServices.ts'
import type { Inquiry } from './inquiry.ts'
import { leftToTest } from './webDoubt.ts'
import { sourceText } from './sources.ts'
import { quoted } from './wording.ts'

/** The way of the failures from the domain controller to the client, each hop with the step that found it. What is not known has no value. */
export function trailOf(inquiry: Inquiry): TrailHop[] {
  const { hop, process, sources } = inquiry
  if (inquiry.attempts.length + inquiry.lockouts.length === 0) return []
  const controller = hop.controllers[0]
  const source = sources.length === 1 ? sources[0] : undefined
  const left = leftToTest(inquiry)
  const onlyOne = left.length === 1 ? left[0] : undefined
  const protocol = source === undefined || source.protocol === 'unknown' ? onlyOne : protocolName(source.protocol)
  const hops: { kind: TrailHop['kind']; step: string; value: string | undefined }[] = [
    { kind: 'dc', step: 'S02', value: controller === undefined ? undefined : quoted(inquiry.nameOf(controller)) },
    { kind: 'host', step: 'S04', value: hop.host === '' ? undefined : quoted(inquiry.nameOf(hop.host)) },
    {
      kind: 'process',
      step: 'S09',
      value: process === undefined ? undefined : `PID ${process.pid} ${quoted(process.program?.image ?? '')}`.trim(),
    },
    { kind: 'protocol', step: onlyOne === undefined ? 'S14' : 'S13', value: protocol },
    {
      kind: 'client',
      step: source?.timed === undefined && source !== undefined ? 'S04' : 'S14',
      value: source === undefined ? undefined : sourceText(source),
    },
  ]
  return hops.map(({ kind, step, value }) => ({ kind, step, ...stated({ value }) }))
}
