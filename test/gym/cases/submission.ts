import type { GymCase } from '../case.ts'
import { scattered, train } from '../lockoutModel.ts'
import { refusedAt, stageOf } from '../stage.ts'
import { serverOf } from '../world.ts'
import type { ReceiveSession } from '../write/exchange.ts'

const NAME = 'printer on SMTP submission'

/** A printer that scans to mail: used when somebody needs it, refused at AUTH each time. */
export const printer: GymCase = {
  name: NAME,
  hasNegative: true,
  told: (seed, shows) => {
    const stage = stageOf(NAME, seed, { era: 'modern', hours: 4 })
    const { world, random, account, begin, first, end, logsEnd, scene } = stage
    const mail = serverOf(world, 'mail')
    const address = `${world.net}.${random.whole(180, 199)}`
    const tries = stage.tries(scattered(random, first, end, 15))
    refusedAt(stage, mail, tries, {
      pid: 4120,
      image: 'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\Bin\\MSExchangeFrontendTransport.exe',
    })
    const own = tries.map(({ at }): ReceiveSession => ({ at: at - 140, address, helo: 'scanner', does: 'refused', user: account.user }))
    const relay = scattered(random, begin, logsEnd, 200).map(
      (at): ReceiveSession => ({ at, address: `${world.net}.150`, helo: 'GATEWAY01', does: 'mail' }),
    )
    const probe = train(random, begin, logsEnd, 60, 0.1).map(
      (at): ReceiveSession => ({ at, address: `${world.net}.151`, helo: 'MONITOR', does: 'probe' }),
    )
    const others = scattered(random, begin, logsEnd, 4).map(
      (at): ReceiveSession => ({ at, address: `${world.net}.171`, helo: 'fax', does: 'refused', user: 'faxuser' }),
    )
    const namesUsers = random.chance(0.5)
    scene.receive([...(shows ? own : []), ...relay, ...probe, ...others], mail, `${world.net}.25`, namesUsers)
    return scene.told({
      user: world.user,
      culprits: shows ? [{ names: [address], least: world.zoneTold === 'nobody' && !namesUsers ? 'not shown' : 'probable' }] : [],
      steps: { S02: ['SUPPORTED'], S04: ['SUPPORTED'], ...(shows ? { M10: ['SUPPORTED', 'INCONCLUSIVE'] } : {}) },
    })
  },
}
