import type { GymCase } from '../case.ts'
import {
  disconnected,
  failedLogon,
  type LogonShape,
  NTLM,
  ntlmJudged,
  radiusRefused,
  type SecurityEvent,
  serviceRefused,
  taskRefused,
} from '../events.ts'
import { beats, scattered, train } from '../lockoutModel.ts'
import { presence, stageOf } from '../stage.ts'
import { serverOf } from '../world.ts'
import { netlogonCode } from '../write/netlogon.ts'

const NAME = {
  twoSources: 'scheduled task and service together',
  session: 'disconnected Remote Desktop session',
  mistyping: 'a person mistypes',
}
const HOUR = 3_600_000

/** Two causes on one server, each with a rhythm of its own. */
export const taskAndService: GymCase = {
  name: NAME.twoSources,
  hasNegative: true,
  told: (seed, shows) => {
    const stage = stageOf(NAME.twoSources, seed)
    const { world, random, account, first, end, scene, office } = stage
    const app = serverOf(world, 'app')
    const file = serverOf(world, 'file')
    const task = train(random, first, end, random.pick([300, 600, 900]), 0.5)
    const service = train(random, first + 77_000, end, random.pick([240, 420]), 1)
    const tries = stage.tries([...task, ...service].toSorted((a, b) => a - b))
    const shape = (type: number): LogonShape => ({
      type,
      process: 'Advapi  ',
      package: 'Negotiate',
      station: type === 4 ? app : file,
      pid: type === 4 ? 1032 : 560,
      image: type === 4 ? 'C:\\Windows\\System32\\svchost.exe' : 'C:\\Windows\\System32\\services.exe',
    })
    const byTask = (at: number): boolean => task.includes(at)
    scene.security(`${world.controller}_Security`, [
      ...office.onController,
      ...presence(stage),
      ...tries.map(({ at, kind }) => ntlmJudged(at - 20, world.controller, account.user, byTask(at) ? app : file, kind)),
      ...stage.lockouts(tries, app),
    ])
    if (shows) {
      scene.security(
        `${app}_Security`,
        tries.filter(({ at }) => byTask(at)).map(({ at, kind }) => failedLogon(at, app, account, kind, shape(4))),
      )
      scene.security(`${file}_Security`, [
        ...office.onFileServer,
        ...tries.filter(({ at }) => !byTask(at)).map(({ at, kind }) => failedLogon(at, file, account, kind, shape(5))),
      ])
    }
    const named = shows && stage.era === 'modern' && random.chance(0.6)
    if (named) {
      scene.security(
        `${app}_Tasks`,
        tries.filter(({ at }) => byTask(at)).map(({ at }) => taskRefused(at + 200, app, account, 'Reports\\Nightly')),
      )
      scene.security(
        `${file}_System`,
        tries.filter(({ at }) => !byTask(at)).map(({ at }) => serviceRefused(at + 300, file, account, 'BillingSync')),
      )
    }
    return scene.told({
      user: world.user,
      culprits: shows
        ? [
            { names: [named ? `${app}/Reports\\Nightly` : app], least: 'probable' },
            { names: [named ? `${file}/BillingSync` : file], least: 'probable' },
          ]
        : [],
      steps: { S02: ['SUPPORTED'], ...(shows ? { M06: ['SUPPORTED', 'INCONCLUSIVE'], M07: ['SUPPORTED', 'INCONCLUSIVE'] } : {}) },
    })
  },
}

/** A session left behind on a terminal server goes on opening a drive. */
export const oldSession: GymCase = {
  name: NAME.session,
  hasNegative: true,
  told: (seed, shows) => {
    const stage = stageOf(NAME.session, seed)
    const { world, random, account, first, end, begin, scene, office } = stage
    const terminal = serverOf(world, 'app')
    const file = serverOf(world, 'file')
    const address = `${world.net}.31`
    const period = random.pick([60, 180, 300])
    const tries = stage.tries(train(random, first, end, period, 1))
    const logonId = `0x${random.whole(0x10000, 0xfffff).toString(16)}`
    const shape = shows ? NTLM(terminal, address) : NTLM('-', '-')
    scene.security(`${world.controller}_Security`, [
      ...office.onController,
      ...presence(stage),
      ...tries.map(({ at, kind }) => ntlmJudged(at - 20, world.controller, account.user, shows ? terminal : '', kind)),
      ...stage.lockouts(tries, shows ? terminal : ''),
    ])
    scene.security(`${file}_Security`, [
      ...office.onFileServer,
      ...tries.map(({ at, kind }) => failedLogon(at, file, account, kind, shape)),
    ])
    const left = disconnected(
      first - 40 * HOUR,
      terminal,
      account,
      'RDP-Tcp#7',
      { station: world.workstation.computer, address: world.workstation.address },
      logonId,
    )
    const others: SecurityEvent[] = world.colleagues
      .slice(0, 5)
      .map((who, i) =>
        disconnected(
          begin + i * 900_000,
          terminal,
          { user: who.name, domain: world.domain },
          `RDP-Tcp#${20 + i}`,
          { station: who.computer, address: who.address },
          `0x${(0x200000 + i).toString(16)}`,
        ),
      )
    if (shows) scene.security(`${terminal}_Security`, [left, ...others])
    return scene.told({
      user: world.user,
      culprits: shows ? [{ names: [`${terminal}/${logonId}`, `${terminal}/RDP-Tcp#7`], least: 'probable' }] : [],
      period,
      steps: { S02: ['SUPPORTED'], S15: beats(tries), ...(shows ? { S06: ['SUPPORTED'] } : {}) },
    })
  },
}

/** A phone in the wireless network: the controller learns no name at all. The policy server tells it in its Security log, or in a log of its own. */
export const wirelessPhone = (name: string, toldBy: 'security' | 'nps'): GymCase => ({
  name,
  hasNegative: true,
  told: (seed, shows) => {
    const stage = stageOf(name, seed, { era: 'modern' })
    const { world, random, account, first, end, scene, office } = stage
    const policyServer = serverOf(world, 'app')
    const period = random.pick([120, 300, 600])
    const tries = stage.tries(train(random, first, end, period, 2))
    const mac = Array.from({ length: 6 }, () => random.whole(16, 255).toString(16).toUpperCase()).join('-')
    scene.security(`${world.controller}_Security`, [
      ...office.onController,
      ...presence(stage),
      ...tries.map(({ at, kind }) => ntlmJudged(at - 20, world.controller, account.user, '', kind)),
      ...stage.lockouts(tries, ''),
    ])
    scene.netlogon([
      ...office.netlogon,
      ...tries.map(({ at, kind }) => ({ at: at - 10, ...account, from: '', via: policyServer, code: netlogonCode(kind) })),
    ])
    const device = `${world.net}.7`
    const others = world.colleagues
      .slice(0, 3)
      .map((who, i) => ({ at: first + i * 700_000, account: { user: who.name, domain: world.domain }, mac: `02-00-00-00-00-0${i}` }))
    const all = [...others, ...tries.map(({ at }) => ({ at: at + 30, account, mac }))]
    if (shows && toldBy === 'security')
      scene.security(
        `${policyServer}_Security`,
        all.map(one => radiusRefused(one.at, policyServer, one.account, one.mac, device)),
      )
    if (toldBy === 'nps')
      scene.radius(
        (shows ? all : others).map(one => ({ at: one.at, ...one.account, device: one.mac, accessPoint: device, refused: true })),
        policyServer,
      )
    return scene.told({
      user: world.user,
      culprits: shows
        ? [{ names: [mac, mac.toLowerCase().replaceAll('-', ':'), mac.replaceAll('-', ''), mac.replaceAll('-', ':')], least: 'probable' }]
        : [],
      period,
      steps: { S02: ['SUPPORTED'], S15: beats(tries), ...(shows ? { M09: ['SUPPORTED', 'INCONCLUSIVE'] } : {}) },
    })
  },
})

/** Somebody at the desk who cannot remember the new password. */
export const mistyping: GymCase = {
  name: NAME.mistyping,
  hasNegative: false,
  told: seed => {
    const stage = stageOf(NAME.mistyping, seed)
    const { world, random, account, first, end, scene, office } = stage
    const { computer } = world.workstation
    const bursts = scattered(random, first, end, 2.5).concat([first + 600_000, first + 3_000_000])
    const moments = bursts
      .flatMap(at => Array.from({ length: random.whole(3, 6) }, (_, i) => at + i * random.between(6000, 14_000)))
      .toSorted((a, b) => a - b)
    const tries = stage.tries(moments)
    const shape: LogonShape = {
      type: random.pick([2, 7]),
      process: 'User32 ',
      package: 'Negotiate',
      station: computer,
      address: '127.0.0.1',
      pid: 612,
      image: 'C:\\Windows\\System32\\winlogon.exe',
    }
    scene.security(`${world.controller}_Security`, [
      ...office.onController,
      ...presence(stage),
      ...tries.map(({ at, kind }) => ntlmJudged(at - 20, world.controller, account.user, computer, kind)),
      ...stage.lockouts(tries, computer),
    ])
    if (random.chance(0.7))
      scene.security(
        `${computer}_Security`,
        tries.map(({ at, kind }) => failedLogon(at, computer, account, kind, shape)),
      )
    return scene.told({
      user: world.user,
      culprits: [{ names: [computer, world.workstation.address], least: 'probable' }],
      steps: { S02: ['SUPPORTED'], S05: ['SUPPORTED'] },
    })
  },
}
