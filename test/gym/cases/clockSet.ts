import type { GymCase } from '../case.ts'
import { ntlmJudged, type SecurityEvent, timeChanged } from '../events.ts'
import { beats, scattered, train } from '../lockoutModel.ts'
import { presence, stageOf } from '../stage.ts'
import { serverOf } from '../world.ts'
import type { MailSession } from '../write/smtp.ts'

const NAME = 'SMTP client, controller’s clock set on the way'

/** A program that sends mail with a stale password; only the controller tells the failures, and in their midst somebody sets its clock right. */
export const clockSet: GymCase = {
  name: NAME,
  hasNegative: true,
  told: (seed, shows) => {
    const stage = stageOf(NAME, seed, { era: 'modern' })
    const { world, random, account, begin, first, end, logsEnd, scene, office } = stage
    const { controller, net, user } = world
    const mail = serverOf(world, 'mail')
    const period = random.pick([60, 90, 120])
    const tries = stage.tries(train(random, first, end, period, random.pick([0.4, 1]), 0.02))
    const set = first + random.between(0.3, 0.7) * (end - first)
    const wrong = random.pick([-170, -45, -20, 25, 40, 110]) * 1000
    const onItsClock = (event: SecurityEvent): SecurityEvent => (event.at < set ? { ...event, ahead: wrong } : event)
    scene.security(`${controller}_Security`, [
      ...[
        ...office.onController,
        ...presence(stage).filter(({ computer }) => computer === controller),
        ...tries.map(({ at, kind }) => ntlmJudged(at - 40, controller, user, mail, kind)),
        ...stage.lockouts(tries, mail),
      ].map(onItsClock),
      timeChanged(set, controller, account, set + wrong),
    ])
    const client = `${net}.177`
    const own = tries.map(
      ({ at }): MailSession => ({ at: at - random.between(200, 400), address: client, helo: 'BILLING04', delivers: false }),
    )
    const others = [
      ...scattered(random, begin, logsEnd, 400).map(at => ({ at, address: `${net}.150`, helo: 'GATEWAY01', delivers: true })),
      ...train(random, begin + 7000, logsEnd, period, 0.05).map(at => ({ at, address: `${net}.151`, helo: 'MONITOR', delivers: false })),
      ...train(random, begin + 31_000, logsEnd, period, 0.3).map(at => ({ at, address: `${net}.152`, helo: 'REPORTS', delivers: true })),
    ]
    scene.smtp([...(shows ? own : []), ...others], mail, `${net}.25`)
    return scene.told({
      user,
      culprits: shows ? [{ names: [client], least: 'probable' }] : [],
      period,
      steps: {
        S02: ['SUPPORTED'],
        S04: ['SUPPORTED'],
        S13: ['NOT-EVIDENCE'],
        S15: beats(tries),
        S14: shows ? ['SUPPORTED'] : ['INCONCLUSIVE', 'RULED-OUT'],
      },
    })
  },
}
