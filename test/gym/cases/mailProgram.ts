import type { GymCase } from '../case.ts'
import { beats, train } from '../lockoutModel.ts'
import { refusedAt, stageOf } from '../stage.ts'
import { serverOf } from '../world.ts'
import type { MailboxProtocol, MailboxSession } from '../write/mailbox.ts'

/** A mail program that fetches mail with the old password, among those of colleagues and probes of its beat. */
export function mailProgram(protocol: MailboxProtocol): GymCase {
  const name = `mail program, ${protocol}`
  return {
    name,
    hasNegative: true,
    told: (seed, shows) => {
      const stage = stageOf(name, seed, { era: 'modern' })
      const { world, random, account, begin, first, end, logsEnd, scene } = stage
      const mail = serverOf(world, 'mail')
      const period = random.pick([60, 120, 300])
      const tries = stage.tries(train(random, first, end, period, random.pick([0.3, 1, 2]), 0.02))
      refusedAt(stage, mail, tries, {
        pid: 7312,
        image: `C:\\Program Files\\Microsoft\\Exchange Server\\V15\\FrontEnd\\PopImap\\Microsoft.Exchange.${protocol === 'POP3' ? 'Pop3' : 'Imap4'}.exe`,
      })
      const client = `198.51.100.${random.whole(10, 240)}`
      const own = tries.map(({ at }): MailboxSession => ({ at: at - 80, address: client, does: 'refused', user: account.user }))
      const colleagues = world.colleagues
        .slice(0, 10)
        .flatMap((who, i) =>
          train(random, begin + i * 17_000, logsEnd, random.pick([60, 300]), 2).map(
            (at): MailboxSession => ({ at, address: who.address, does: 'admitted', user: who.name }),
          ),
        )
      const probes = train(random, begin + random.between(0, 50_000), logsEnd, period, 0.1).map(
        (at): MailboxSession => ({ at, address: `${world.net}.151`, does: 'probe' }),
      )
      const namesUsers = random.chance(0.5)
      scene.mailbox([...(shows ? own : []), ...colleagues, ...probes], protocol, mail, `${world.net}.25`, namesUsers)
      return scene.told({
        user: world.user,
        culprits: shows ? [{ names: [client], least: world.zoneTold === 'nobody' && !namesUsers ? 'not shown' : 'probable' }] : [],
        period,
        steps: {
          S02: ['SUPPORTED'],
          ...(world.zoneTold === 'nobody' ? {} : { S04: ['SUPPORTED'] as const }),
          S15: beats(tries),
          ...(shows ? { M11: ['SUPPORTED', 'INCONCLUSIVE'] } : {}),
        },
      })
    },
  }
}
