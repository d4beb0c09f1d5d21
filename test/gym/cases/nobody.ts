import type { GymCase } from '../case.ts'
import { failedLogon, kerberosRefused, lockedOut, NTLM, ntlmJudged, type SecurityEvent } from '../events.ts'
import { beats, scattered, train } from '../lockoutModel.ts'
import { presence, stageOf } from '../stage.ts'
import { serverOf } from '../world.ts'

const SPRAY = 'password spray from one address'
const DESKTOP = 'Remote Desktop spray'
const BENIGN = 'nothing is wrong'
const LITTLE = 'too little to say'
const BARE = 'the server is all that the logs name'

/** One address tries everybody a few times: no single account's client is to be accused. */
export const spray: GymCase = {
  name: SPRAY,
  hasNegative: false,
  told: seed => {
    const stage = stageOf(SPRAY, seed)
    const { world, random, account, first, end, scene, office } = stage
    const attacker = `203.0.113.${random.whole(5, 200)}`
    const victims = [...world.colleagues.map(({ name }) => name), account.user]
    const rounds = train(random, first, end, 1800, 60)
    const own: SecurityEvent[] = rounds.flatMap(start =>
      victims.map((user, i) =>
        kerberosRefused(start + i * 4000, world.controller, { user, domain: world.domain }, attacker, 'bad-password'),
      ),
    )
    scene.security(`${world.controller}_Security`, [
      ...office.onController,
      ...presence(stage),
      ...own,
      lockedOut(first + 100_000, world.controller, account, ''),
    ])
    return scene.told({ user: world.user, culprits: [], steps: { S01: ['RULED-OUT'], M14: ['SUPPORTED', 'INCONCLUSIVE'] } })
  },
}

export const desktopSpray: GymCase = {
  name: DESKTOP,
  hasNegative: false,
  told: seed => {
    const stage = stageOf(DESKTOP, seed)
    const { world, random, account, first, end, scene, office } = stage
    const host = serverOf(world, 'app')
    const attacker = `198.51.100.${random.whole(5, 200)}`
    const guessed = [
      'administrator',
      'admin',
      'test',
      'backup',
      'scan',
      'sql',
      'guest',
      'office',
      'service',
      'user',
      'info',
      'support',
      account.user,
    ]
    const own = train(random, first, end, 7, 3).map((at, i): SecurityEvent => {
      const user = guessed[i % guessed.length]!
      return failedLogon(at, host, { user, domain: '' }, user === account.user ? 'bad-password' : 'no-such-user', NTLM('WIN-8K2', attacker))
    })
    scene.security(`${world.controller}_Security`, [
      ...office.onController,
      ...presence(stage),
      lockedOut(first + 100_000, world.controller, account, 'WIN-8K2'),
    ])
    scene.security(`${host}_Security`, own)
    return scene.told({ user: world.user, culprits: [], steps: { S01: ['RULED-OUT'], M14: ['SUPPORTED', 'INCONCLUSIVE'] } })
  },
}

export const benign: GymCase = {
  name: BENIGN,
  hasNegative: false,
  told: seed => {
    const stage = stageOf(BENIGN, seed)
    const { world, scene, office } = stage
    scene.security(`${world.controller}_Security`, [...office.onController, ...presence(stage)])
    scene.security(`${serverOf(world, 'file')}_Security`, office.onFileServer)
    scene.netlogon(office.netlogon)
    scene.web(office.requests, { site: 'W3SVC1', computer: serverOf(world, 'mail'), address: `${world.net}.26`, forwarded: false })
    return scene.told({ user: world.user, culprits: [], steps: { S02: ['MISSING-DATA'], S14: ['MISSING-DATA'] } })
  },
}

/** Two refusals and a mail log full of clients. */
export const tooLittle: GymCase = {
  name: LITTLE,
  hasNegative: false,
  told: seed => {
    const stage = stageOf(LITTLE, seed, { era: 'legacy' })
    const { world, random, account, first, end, begin, logsEnd, scene, office } = stage
    const mail = serverOf(world, 'mail')
    const moments = scattered(random, first, end, 1)
      .slice(0, 2)
      .concat([first + 500_000])
      .toSorted((a, b) => a - b)
    const shape = { type: 3, process: 'Advapi  ', package: 'MICROSOFT_AUTHENTICATION_PACKAGE_V1_0', station: mail, pid: 1728 }
    scene.security(`${world.controller}_Security`, [
      ...office.onController,
      ...presence(stage),
      ...moments.flatMap(at => [
        ntlmJudged(at - 30, world.controller, account.user, mail, 'bad-password'),
        failedLogon(at, mail, account, 'bad-password', shape),
      ]),
    ])
    const clients = Array.from({ length: 25 }, (_, i) =>
      scattered(random, begin, logsEnd, 20).map(at => ({
        at,
        address: `${world.net}.${100 + i}`,
        helo: `CLIENT${i}`,
        delivers: i % 3 > 0,
      })),
    ).flat()
    scene.smtp(clients, mail, `${world.net}.25`)
    return scene.told({ user: world.user, culprits: [], steps: { S14: ['INCONCLUSIVE', 'MISSING-DATA'], S15: ['INCONCLUSIVE'] } })
  },
}

/** Lockouts that name a server, and nothing of what lies behind it. */
export const onlyTheServer: GymCase = {
  name: BARE,
  hasNegative: false,
  told: seed => {
    const stage = stageOf(BARE, seed)
    const { world, random, account, first, end, scene, office } = stage
    const mail = serverOf(world, 'mail')
    const tries = stage.tries(train(random, first, end, 120, 1))
    scene.security(`${world.controller}_Security`, [
      ...office.onController,
      ...presence(stage),
      ...tries.map(({ at, kind }) => ntlmJudged(at, world.controller, account.user, mail, kind)),
      ...stage.lockouts(tries, mail),
    ])
    return scene.told({
      user: world.user,
      culprits: [],
      period: 120,
      steps: { S02: ['SUPPORTED'], S04: ['SUPPORTED'], S08: ['MISSING-DATA'], S14: ['MISSING-DATA'], S15: beats(tries) },
    })
  },
}
