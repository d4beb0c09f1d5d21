import type { Inquiry } from './inquiry.ts'
import { tally } from './grouping.ts'
import { hostKey } from './observations.ts'
import { quoted, share } from './wording.ts'

/** Addresses that say only "this machine itself". */
const OWN = new Set(['127.0.0.1', '::1', '::', '0.0.0.0'])

/** What most failures themselves state about the client, its address and the name it claims, in words; '' where they state nothing. */
export function statedOrigin(inquiry: Inquiry): string {
  const { attempts, handingOn } = inquiry
  const addresses = attempts.map(
    ({ rows }) =>
      rows
        .map(({ who }) => (who.client?.kind === 'ip' ? who.client.address : ''))
        .find(one => one !== '' && !OWN.has(one) && !handingOn.has(one)) ?? '',
  )
  const names = attempts.map(
    ({ rows }) => rows.map(({ who, logger }) => (hostKey(who.source) === logger ? '' : hostKey(who.source))).find(one => one !== '') ?? '',
  )
  const [address, name] = [tally(addresses)[0], tally(names)[0]]
  const parts = [
    ...(address === undefined ? [] : [address[0]]),
    ...(name === undefined || name[0] === address?.[0] ? [] : [quoted(inquiry.nameOf(name[0]))]),
  ]
  if (parts.length === 0) return ''
  const times = Math.max(address?.[1] ?? 0, name?.[1] ?? 0)
  return `${share(times, attempts.length)} failures name ${parts.join(' ')}`
}
