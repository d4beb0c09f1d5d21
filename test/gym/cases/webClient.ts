import { type GymCase, PLANTED, type Told } from '../case.ts'
import { failedLogon, ntlmJudged, type SecurityEvent } from '../events.ts'
import { beats, train, type Try } from '../lockoutModel.ts'
import type { WebLayout } from '../scene.ts'
import { presence, stageOf } from '../stage.ts'
import { serverOf } from '../world.ts'
import type { Request } from '../write/web.ts'

export interface WebStory {
  readonly name: string
  readonly as: 'phone' | 'application'
  /** Everybody comes through one balancer; whether it says for whom. */
  readonly balancer: 'none' | 'silent' | 'forwards'
  /** The web log is not among the files. */
  readonly withoutLog?: boolean
  /** How the server writes its log; W3C by default. */
  readonly layout?: WebLayout
}

const WORKER = 6700

/** A client of a web server that goes on signing in by Basic with the old password. */
export function webClient(story: WebStory): GymCase {
  return { name: story.name, hasNegative: story.withoutLog !== true, told: (seed, culprit) => tell(story, seed, culprit) }
}

function tell(story: WebStory, seed: number, withCulprit: boolean): Told {
  const stage = stageOf(story.name, seed, { era: 'modern' })
  const { world, random, account, first, end, begin, logsEnd, office, scene } = stage
  const { net, controller, domain, user, colleagues } = world
  const server = serverOf(world, story.as === 'phone' ? 'mail' : 'web')
  const balancer = story.balancer === 'none' ? undefined : `${net}.5`
  const period = random.pick([60, 120, 300])
  const moments = train(random, first, end, period, story.as === 'phone' ? 2 : 0.5, 0.03)
  const tries = stage.tries(moments)
  const client = story.as === 'phone' ? `198.51.100.${random.whole(10, 250)}` : `${net}.${random.whole(130, 160)}`
  const device = `android${random.whole(100_000_000, 999_999_999)}c`
  const shape = {
    type: 8,
    process: 'Advapi  ',
    package: 'Negotiate',
    station: server,
    pid: WORKER,
    image: 'C:\\Windows\\System32\\inetsrv\\w3wp.exe',
    address: balancer ?? (random.chance(0.5) && withCulprit ? client : '-'),
  }
  const onServer: SecurityEvent[] = tries.map(({ at, kind }) => failedLogon(at, server, account, kind, shape))
  const onController = [
    ...office.onController,
    ...presence(stage),
    ...tries.map(({ at, kind }) => ntlmJudged(at - 30, controller, user, server, kind)),
    ...stage.lockouts(tries, server),
  ]
  // Everybody's good logons show that the balancer is one.
  const others = colleagues.flatMap((who, i) =>
    train(random, begin + i * 40_000, logsEnd, 900, 200).map(at =>
      failedOrNot(at, server, { user: who.name, domain }, { ...shape, address: balancer ?? who.address }),
    ),
  )
  scene.security(`${controller}_Security`, onController)
  scene.security(`${server}_Security`, [...onServer, ...others])
  const requests = requestsOf(story, { honest: random.chance(0.6), begin, logsEnd, tries, withCulprit, client, device, balancer })
  if (story.withoutLog !== true)
    scene.web(requests, { site: 'W3SVC1', computer: server, address: `${net}.26`, forwarded: story.balancer === 'forwards' }, story.layout)
  const names = story.as === 'phone' ? [device, ...(story.balancer === 'silent' ? [] : [client])] : [client]
  // In NCSA format and in the proxy’s log a refusal looks like a challenge: only the seconds tell, where the zone is known.
  const isTimed = story.layout === 'ncsa' || story.layout === 'proxy'
  const isTold = story.withoutLog !== true && (!isTimed || world.zoneTold !== 'nobody')
  return scene.told({
    user,
    culprits: withCulprit && story.withoutLog !== true ? [{ names, least: isTold ? 'probable' : 'not shown' }] : [],
    period,
    steps: {
      S02: ['SUPPORTED'],
      S04: ['SUPPORTED'],
      S15: beats(tries),
      ...(withCulprit && isTold ? { S12: ['SUPPORTED'], [story.as === 'phone' ? 'M01' : 'M02']: ['SUPPORTED', 'INCONCLUSIVE'] } : {}),
    },
  })

  function failedOrNot(at: number, computer: string, who: typeof account, how: typeof shape): SecurityEvent {
    return { ...failedLogon(at, computer, who, 'bad-password', how), id: 4624, audit: 'Success' }
  }

  function requestsOf(
    one: WebStory,
    told: {
      honest: boolean
      begin: number
      logsEnd: number
      tries: readonly Try[]
      withCulprit: boolean
      client: string
      device: string
      balancer: string | undefined
    },
  ): Request[] {
    const via = (address: string) => (told.balancer === undefined ? { client: address } : { client: told.balancer, forwarded: address })
    const own = told.withCulprit
      ? told.tries.map(
          ({ at, kind }): Request =>
            one.as === 'phone'
              ? {
                  at: at + 60,
                  method: 'POST',
                  stem: '/Microsoft-Server-ActiveSync/default.eas',
                  query: `Cmd=Ping&User=${user}&DeviceId=${told.device}&DeviceType=Android&password=${PLANTED}`,
                  user: `${domain}\\${user}`,
                  agent: 'Android-Mail/8.1',
                  status: kind === 'locked-out' && told.honest ? '401 1 1909' : '401 1 1326',
                  ...via(told.client),
                }
              : {
                  at: at + 60,
                  method: 'GET',
                  stem: '/orders/api/list',
                  query: `page=1&pass=${PLANTED}`,
                  user: `${domain}\\${user}`,
                  agent: 'python-requests/2.22',
                  status: kind === 'locked-out' && told.honest ? '401 1 1909' : '401 1 1326',
                  ...via(told.client),
                },
        )
      : []
    const phones = colleagues.slice(0, 14).flatMap((who, i) =>
      train(random, told.begin + i * 21_000, told.logsEnd, 300, 60).map(
        (at): Request => ({
          at,
          method: 'POST',
          stem: '/Microsoft-Server-ActiveSync/default.eas',
          query: `Cmd=Ping&User=${who.name}&DeviceId=dev${i}f00${i}&DeviceType=iPhone`,
          user: `${domain}\\${who.name}`,
          agent: 'Apple-iPhone12C1/1801.62',
          status: '200 0 0',
          ...via(`203.0.113.${10 + i}`),
        }),
      ),
    )
    const pages = office.requests.map(request => ({ ...request, ...via(request.client) }))
    return [...own, ...phones, ...pages]
  }
}
