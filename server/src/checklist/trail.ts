import type { TrailHop } from '../../../shared/investigation.ts'
import { clientName } from './clientNames.ts'
import { stated } from './grouping.ts'
import { protocolName } from './hostedServices.ts'
import type { Inquiry } from './inquiry.ts'
import { leftToTest } from './webDoubt.ts'
import { quoted } from './wording.ts'

/** The way of the failures from the domain controller to the client, each hop with the step that found it. What is not known has no value. */
export function trailOf(inquiry: Inquiry): TrailHop[] {
  const { hop, process, suspects, snapshot } = inquiry
  if (inquiry.attempts.length + inquiry.lockouts.length === 0) return []
  const controller = hop.controllers[0]
  const client = suspects.named.length === 1 ? suspects.named[0]?.ranked.client : undefined
  const name = client === undefined ? '' : quoted(clientName(snapshot, client).name)
  const left = leftToTest(inquiry)
  const onlyOne = left.length === 1 ? left[0] : undefined
  const protocol = client === undefined ? onlyOne : protocolName(client.protocol)
  const hops: { kind: TrailHop['kind']; step: string; value: string | undefined }[] = [
    { kind: 'dc', step: 'S02', value: controller === undefined ? undefined : quoted(inquiry.nameOf(controller)) },
    { kind: 'host', step: 'S04', value: hop.host === '' ? undefined : quoted(inquiry.nameOf(hop.host)) },
    {
      kind: 'process',
      step: 'S09',
      value: process === undefined ? undefined : `PID ${process.pid} ${quoted(process.program?.image ?? '')}`.trim(),
    },
    { kind: 'protocol', step: onlyOne === undefined ? 'S14' : 'S13', value: protocol },
    { kind: 'client', step: 'S14', value: client === undefined ? undefined : `${client.address} ${name}`.trim() },
  ]
  return hops.map(({ kind, step, value }) => ({ kind, step, ...stated({ value }) }))
}
