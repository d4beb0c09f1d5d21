import type { CaseFact } from './caseFile.ts'
import { zoneWords } from './zoneWords.ts'

/** A fact as a sentence, with the investigator's own words behind it; times on a clock, minutes east of UTC. */
export function factWords(fact: CaseFact, offsetMinutes = 0): string {
  const { kind, note = '' } = fact
  if (kind === 'note') return note
  return note === '' ? statement(fact, offsetMinutes) : `${statement(fact, offsetMinutes)} ${note}`
}

function statement({ kind, host, ip, user, service, pid, image, at, from, to }: CaseFact, offsetMinutes: number): string {
  const machine = host ?? ip ?? 'a machine'
  const place = host === undefined ? '' : ` on ${host}`
  switch (kind) {
    case 'host-off':
      return `${host ?? ip ?? 'A machine'} was off${span(from, to, offsetMinutes)}.`
    case 'no-terminal-services':
      return `No terminal services are in use${place}.`
    case 'service-disabled':
      return `${service ?? 'A service'} is switched off${place}.`
    case 'process':
      return `Process ${pid ?? '?'}${place} was ${image ?? 'a known program'}${at === undefined ? '' : ` at ${moment(at, offsetMinutes)}`}.`
    case 'owns':
      return `${user ?? 'Somebody'} owns ${machine}.`
    case 'address-of':
      return `${ip ?? 'An address'} belongs to ${host ?? 'a known machine'}${span(from, to, offsetMinutes)}.`
    case 'load-balancer':
      return `${ip ?? host ?? 'A machine'} is a load balancer or proxy.`
    case 'password-changed':
      return `The password${user === undefined ? '' : ` of ${user}`} was changed${at === undefined ? '' : ` at ${moment(at, offsetMinutes)}`}.`
    default:
      return ''
  }
}

function span(from: string | undefined, to: string | undefined, offsetMinutes: number): string {
  if (from === undefined && to === undefined) return ''
  return `${from === undefined ? '' : ` from ${moment(from, offsetMinutes)}`}${to === undefined ? '' : ` to ${moment(to, offsetMinutes)}`}`
}

/** `2006-09-12 18:05 UTC−5`, with seconds where there are some. */
function moment(time: string, offsetMinutes: number): string {
  const civil = new Date(Date.parse(time) + offsetMinutes * 60_000)
  if (Number.isNaN(civil.getTime())) return time
  const iso = civil.toISOString()
  return `${iso.slice(0, 10)} ${iso.slice(11, iso.slice(17, 19) === '00' ? 16 : 19)} ${zoneWords(offsetMinutes)}`
}
