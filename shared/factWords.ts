import type { CaseFact } from './caseFile.ts'

/** A fact as a sentence, with the investigator's own words behind it; times in UTC. */
export function factWords(fact: CaseFact): string {
  const { kind, note = '' } = fact
  if (kind === 'note') return note
  return note === '' ? statement(fact) : `${statement(fact)} ${note}`
}

function statement({ kind, host, ip, user, service, pid, image, at, from, to }: CaseFact): string {
  const machine = host ?? ip ?? 'a machine'
  const place = host === undefined ? '' : ` on ${host}`
  switch (kind) {
    case 'host-off':
      return `${host ?? ip ?? 'A machine'} was off${span(from, to)}.`
    case 'no-terminal-services':
      return `No terminal services are in use${place}.`
    case 'service-disabled':
      return `${service ?? 'A service'} is switched off${place}.`
    case 'process':
      return `Process ${pid ?? '?'}${place} was ${image ?? 'a known program'}${at === undefined ? '' : ` at ${utc(at)}`}.`
    case 'owns':
      return `${user ?? 'Somebody'} owns ${machine}.`
    case 'address-of':
      return `${ip ?? 'An address'} belongs to ${host ?? 'a known machine'}${span(from, to)}.`
    case 'load-balancer':
      return `${ip ?? host ?? 'A machine'} is a load balancer or proxy.`
    case 'password-changed':
      return `The password${user === undefined ? '' : ` of ${user}`} was changed${at === undefined ? '' : ` at ${utc(at)}`}.`
    default:
      return ''
  }
}

function span(from: string | undefined, to: string | undefined): string {
  if (from === undefined && to === undefined) return ''
  return `${from === undefined ? '' : ` from ${utc(from)}`}${to === undefined ? '' : ` to ${utc(to)}`}`
}

/** `2006-09-12 18:05 UTC`, with seconds where there are some. */
function utc(time: string): string {
  const ms = Date.parse(time)
  if (Number.isNaN(ms)) return time
  const iso = new Date(ms).toISOString()
  return `${iso.slice(0, 10)} ${iso.slice(11, iso.slice(17, 19) === '00' ? 16 : 19)} UTC`
}
