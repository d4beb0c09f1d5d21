import type { Verdict } from '../../../shared/investigation.ts'
import type { GymCase, Told } from '../case.ts'
import { failedLogon, lockedOut, loggedOn, ntlmJudged, passwordChanged, type SecurityEvent, unlocked } from '../events.ts'
import { beats as spoken, randomPolicy, scattered, train, triesOf } from '../lockoutModel.ts'
import { officeOf } from '../office.ts'
import { sceneOf } from '../scene.ts'
import type { Direction } from '../summerTime.ts'
import { serverOf, type World, worldOf } from '../world.ts'
import { netlogonCode } from '../write/netlogon.ts'
import type { MailSession } from '../write/smtp.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const PID = 1728

export interface SmtpStory {
  readonly name: string
  /** A second client that keeps the beat and nearly the phase, and goes on when the failures pause. */
  readonly twin?: boolean
  /** Everybody comes through one address. */
  readonly nat?: boolean
  /** No beat: it is used when somebody needs it. */
  readonly irregular?: boolean
  /** Only the controller's logs are there, and its clock is some seconds off. */
  readonly onlyController?: boolean
  readonly begin?: (world: World) => number
  /** The clocks go forward or back meanwhile. */
  readonly clocks?: Direction
  /** It tries so often in each connection, and probes keep its beat. */
  readonly triesEach?: number
}

/** A program that sends mail with a stale password: the founding case in variants. */
export function smtpClient(story: SmtpStory): GymCase {
  return { name: story.name, hasNegative: true, told: (seed, culprit) => tell(story, seed, culprit) }
}

function tell(story: SmtpStory, seed: number, withCulprit: boolean): Told {
  const world = worldOf(story.name, seed, story.clocks)
  const random = world.stream('story')
  const { domain, user, controller, net, workstation } = world
  const mail = serverOf(world, 'mail')
  const period = random.pick([45, 60, 90, 120, 180])
  const begin = story.begin?.(world) ?? world.begin
  const length = Math.max(2 * HOUR, period * 60_000)
  const first = begin + random.between(20, 40) * 60_000
  const end = first + length
  const logsEnd = end + 20 * 60_000
  const pause = { from: first + 0.55 * length, to: first + 0.75 * length }
  const moves =
    story.irregular === true
      ? scattered(random, first, end, 24)
      : train(random, first, end, period, random.pick([0.1, 0.4, 1]), random.pick([0, 0.02]))
  const moments = story.twin === true ? moves.filter(at => at < pause.from || at > pause.to) : moves
  const gap = random.between(1200, 2500)
  const each = Array.from({ length: story.triesEach ?? 1 }, (_, n) => n * gap)
  const tries = triesOf(
    moments.flatMap(at => each.map(later => at + later)),
    { ...randomPolicy(random), threshold: 5 },
  )
  const offBy = story.onlyController === true ? random.pick([-3, 3, 4]) * 1000 : 0
  const own = random.pick([0, 0, 3, -2]) * 1000
  const ahead = story.onlyController === true ? offBy : own
  const account = { user, domain }
  const shape = { type: 3, process: 'Advapi  ', package: 'MICROSOFT_AUTHENTICATION_PACKAGE_V1_0', station: mail, pid: PID }
  const office = officeOf(world, begin, logsEnd)
  const events: SecurityEvent[] = [
    passwordChanged(begin - 80 * DAY, controller, account),
    passwordChanged(first - 3 * HOUR, controller, account),
    loggedOn(begin - 5 * HOUR, workstation.computer, account, {
      type: 2,
      process: 'User32  ',
      package: 'Negotiate',
      station: workstation.computer,
      address: '127.0.0.1',
    }),
    ...office.onController,
    ...office.onFileServer,
  ]
  for (const { at, kind, locks } of tries) {
    events.push(ntlmJudged(at - 40 + offBy, controller, user, mail, kind))
    if (story.onlyController !== true) events.push(failedLogon(at, mail, account, kind, shape))
    if (locks) events.push(lockedOut(at - 30 + offBy, controller, account, mail))
  }
  // While the account is locked, the user's own machine is refused with the right password.
  for (const at of scattered(random, first, end, 4))
    if (tries.some(one => one.kind === 'locked-out' && Math.abs(one.at - at) < period * 1000))
      events.push(
        failedLogon(at, serverOf(world, 'file'), account, 'locked-out', {
          type: 3,
          process: 'NtLmSsp ',
          package: 'NTLM',
          station: workstation.computer,
          address: workstation.address,
        }),
      )
  events.push(unlocked(end + 60_000, controller, account, 'helpdesk2'))
  const scene = sceneOf(world, 'legacy')
  scene.security(`${controller}_Security`, events)
  if (random.chance(0.7))
    scene.netlogon([
      ...office.netlogon,
      ...tries.map(({ at, kind }) => ({ at: at - 20 + ahead, domain, user, from: mail, via: mail, code: netlogonCode(kind) })),
    ])
  const culprit = story.nat === true ? `${net}.250` : `${net}.177`
  const helo = 'BILLING04'
  scene.smtp(sessions(story, world, { culprit, helo, period, begin, end: logsEnd, moments, beats: moves, withCulprit }), mail, `${net}.25`)
  const hasWeb = random.chance(0.7)
  if (hasWeb)
    scene.web(
      office.requests,
      { site: 'W3SVC1', computer: mail, address: `${net}.25`, forwarded: false },
      story.clocks === undefined ? 'w3c' : 'native',
    )
  if (random.chance(0.8))
    scene.tasklist(mail, [
      { image: 'inetinfo.exe', pid: PID, services: 'IISADMIN, RESvc, SMTPSVC' },
      { image: 'svchost.exe', pid: 1804, services: 'W3SVC' },
    ])
  // Nobody says the zone: people who are in two logs tell it, else it stays unknown.
  const sureZone = world.zoneTold !== 'nobody'
  const solved = hasWeb || (story.nat !== true && story.twin !== true) ? 'possible' : 'not shown'
  const least = sureZone ? 'probable' : solved
  const connects: readonly Verdict[] = sureZone ? ['SUPPORTED'] : ['SUPPORTED', 'INCONCLUSIVE', 'MISSING-DATA']
  return scene.told({
    user,
    culprits: withCulprit ? [{ names: story.nat === true ? [helo] : [culprit], least }] : [],
    ...(story.irregular === true ? {} : { period }),
    steps: {
      S01: ['SUPPORTED', 'INCONCLUSIVE'],
      S02: ['SUPPORTED'],
      S04: ['SUPPORTED'],
      ...(story.onlyController === true ? {} : { S08: ['SUPPORTED'] as const }),
      S13: ['NOT-EVIDENCE'],
      ...(story.irregular === true ? {} : { S15: spoken(tries) }),
      S14: withCulprit ? connects : ['INCONCLUSIVE', 'RULED-OUT'],
    },
  })
}

interface Traffic {
  readonly culprit: string
  readonly helo: string
  readonly period: number
  readonly begin: number
  readonly end: number
  readonly moments: readonly number[]
  readonly beats: readonly number[]
  readonly withCulprit: boolean
}

/** The culprit among those who deliver mail, probe and report. */
function sessions(
  story: SmtpStory,
  world: World,
  { culprit, helo, period, begin, end, moments, beats, withCulprit }: Traffic,
): MailSession[] {
  const random = world.stream('mail')
  const { net, user } = world
  const first = beats[0] ?? begin
  const own = withCulprit ? moments.map(at => ({ at: at - random.between(200, 400), address: culprit, helo, delivers: false })) : []
  const relay = scattered(random, begin, end, 400).map(at => ({ at, address: `${net}.150`, helo: 'GATEWAY01', delivers: true }))
  const probe = train(random, begin + ((first - begin) % (period * 500)) + period * 250, end, period / 2, 0.05).map(at => ({
    at,
    address: `${net}.151`,
    helo: 'MONITOR',
    verb: 'HELO' as const,
    delivers: false,
  }))
  const reports = train(random, first - 20 * 60_000 + period * random.between(300, 700), end, period, 0.2).map(at => ({
    at,
    address: `${net}.152`,
    helo: 'REPORTS',
    delivers: true,
  }))
  const clients = Array.from({ length: 8 }, (_, i) =>
    scattered(random, begin, end, 6).map(at => ({
      at,
      address: `${net}.${20 + i}`,
      helo: `${world.domain.slice(0, 3)}-PC${100 + i}`,
      delivers: true,
    })),
  ).flat()
  const alike = [{ at: first + 1_000_000, address: `${net}.88`, helo: `${user}-PC`, delivers: false }]
  const twin =
    story.twin === true
      ? twinOf(random.between, { begin, end, period, beats }).map(at => ({ at, address: `${net}.178`, helo: 'HEARTBEAT', delivers: false }))
      : []
  const probes =
    story.triesEach === undefined
      ? []
      : Array.from({ length: 5 }, (_, i) =>
          train(random, begin + random.between(0, period * 1000), end, period, 0.05).map(at => ({
            at,
            address: `${net}.${160 + i}`,
            helo: `PROBE${i}`,
            delivers: false,
          })),
        ).flat()
  const others =
    story.nat === true
      ? [...relay, ...reports, ...probe, ...clients, ...alike].map(one =>
          one.address === `${net}.150` ? one : { ...one, address: culprit },
        )
      : [...relay, ...reports, ...probe, ...clients, ...alike]
  const masked =
    story.nat === true
      ? Array.from({ length: 12 }, (_, i) =>
          scattered(random, begin, end, 5).map(at => ({ at, address: culprit, helo: `SITE2-PC${i}`, delivers: true })),
        ).flat()
      : []
  return [...own, ...others, ...masked, ...twin, ...probes]
}

/** Follows the failures' beat within a second, and goes on where they pause, before them and after them. */
function twinOf(
  between: (from: number, to: number) => number,
  { begin, end, period, beats }: { begin: number; end: number; period: number; beats: readonly number[] },
): number[] {
  const before: number[] = []
  for (let at = (beats[0] ?? begin) - period * 1000; at > begin; at -= period * 1000) before.push(at)
  const after: number[] = []
  for (let at = (beats.at(-1) ?? end) + period * 1000; at < end; at += period * 1000) after.push(at)
  return [...before, ...beats, ...after].map(at => at + between(-900, 900)).toSorted((a, b) => a - b)
}
