import type { Confidence, Verdict } from '../../../shared/investigation.ts'
import type { GymCase, Told } from '../case.ts'
import { failedLogon, kerberosRefused, type LogonShape, NTLM, ntlmJudged, type SecurityEvent } from '../events.ts'
import { beats, scattered, train, type Try } from '../lockoutModel.ts'
import { presence, type Stage, stageOf } from '../stage.ts'
import { serverOf } from '../world.ts'
import { netlogonCode } from '../write/netlogon.ts'

interface Stale {
  readonly name: string
  readonly address: string
}

interface Way {
  readonly name: string
  readonly rhythm: 'machine' | 'irregular'
  readonly steps: Readonly<Record<string, readonly Verdict[]>>
  readonly least?: Confidence
  /** Names of which any is right. */
  right(stale: Stale): readonly string[]
  /** What the tries leave behind; `shows` is false where nothing may state the source. */
  leave(stage: Stage, tries: readonly Try[], stale: Stale, shows: boolean): void
}

const NOTHING: Stale = { name: '-', address: '-' }

/** A machine whose own address or name stands in the failures: mapped drives, Kerberos clients, LDAP binds, Remote Desktop. */
function remoteMachine(way: Way): GymCase {
  return { name: way.name, hasNegative: true, told: (seed, culprit) => tell(way, seed, culprit) }
}

function tell(way: Way, seed: number, shows: boolean): Told {
  const stage = stageOf(way.name, seed)
  const { world, random, first, end, scene } = stage
  const period = random.pick([30, 60, 90, 300, 600])
  const moments =
    way.rhythm === 'machine'
      ? train(random, first, Math.max(end, first + 40 * period * 1000), period, 0.8, 0.02)
      : scattered(random, first, end, 30)
  const tries = stage.tries(moments)
  const stale = { name: `${world.domain.slice(0, 3)}-LT${random.whole(10, 99)}`, address: `${world.net}.${random.whole(100, 129)}` }
  way.leave(stage, tries, stale, shows)
  return scene.told({
    user: world.user,
    culprits: shows ? [{ names: way.right(stale), least: way.least ?? 'probable' }] : [],
    ...(way.rhythm === 'machine' ? { period } : {}),
    steps: { S02: ['SUPPORTED'], ...(way.rhythm === 'machine' ? { S15: beats(tries) } : {}), ...(shows ? way.steps : {}) },
  })
}

const controllerLog = (stage: Stage, events: readonly SecurityEvent[]): void =>
  stage.scene.security(`${stage.world.controller}_Security`, [...stage.office.onController, ...presence(stage), ...events])

export const mappedDrive = remoteMachine({
  name: 'mapped drive of another machine',
  rhythm: 'machine',
  steps: { S04: ['SUPPORTED'], S08: ['SUPPORTED'], M03: ['SUPPORTED', 'INCONCLUSIVE'] },
  right: ({ address }) => [address],
  leave: (stage, tries, stale, shows) => {
    const { world, account, office, scene } = stage
    const file = serverOf(world, 'file')
    const { name, address } = shows ? stale : NOTHING
    const own = tries.flatMap(({ at, kind }) => [ntlmJudged(at, world.controller, account.user, shows ? name : '', kind)])
    controllerLog(stage, [...own, ...stage.lockouts(tries, shows ? name : '')])
    scene.security(`${file}_Security`, [
      ...office.onFileServer,
      ...tries.map(({ at, kind }) => failedLogon(at + 30, file, account, kind, NTLM(name, address))),
    ])
    if (stage.random.chance(0.6))
      scene.netlogon([
        ...office.netlogon,
        ...tries.map(({ at, kind }) => ({ at: at + 10, ...account, from: shows ? name : '', via: file, code: netlogonCode(kind) })),
      ])
  },
})

export const kerberosClient = remoteMachine({
  name: 'Kerberos client with an old keytab',
  rhythm: 'machine',
  steps: { S08: ['SUPPORTED'], M13: ['SUPPORTED', 'INCONCLUSIVE'] },
  right: ({ address }) => [address],
  leave: (stage, tries, stale, shows) => {
    const { world, account } = stage
    const own = tries.map(({ at, kind }) =>
      shows
        ? kerberosRefused(at, world.controller, account, stale.address, kind)
        : ntlmJudged(at, world.controller, account.user, '', kind),
    )
    controllerLog(stage, [...own, ...stage.lockouts(tries, '')])
  },
})

export const ldapBind = remoteMachine({
  name: 'LDAP bind through a controller',
  rhythm: 'machine',
  steps: { S04: ['SUPPORTED'], M12: ['SUPPORTED', 'INCONCLUSIVE'] },
  right: ({ address }) => [address],
  leave: (stage, tries, stale, shows) => {
    const { world, account } = stage
    const { controller } = world
    const shape: LogonShape = {
      type: 3,
      process: 'Advapi  ',
      package: 'MICROSOFT_AUTHENTICATION_PACKAGE_V1_0',
      station: controller,
      pid: 620,
      image: 'C:\\Windows\\System32\\lsass.exe',
      ...(shows ? { address: stale.address } : {}),
    }
    const own = tries.flatMap(({ at, kind }) => [
      ntlmJudged(at, controller, account.user, controller, kind),
      failedLogon(at + 20, controller, account, kind, shape),
    ])
    controllerLog(stage, [...own, ...stage.lockouts(tries, controller)])
  },
})

export const savedDesktop = remoteMachine({
  name: 'saved Remote Desktop password',
  rhythm: 'irregular',
  steps: { S08: ['SUPPORTED'] },
  right: ({ address }) => [address],
  leave: (stage, tries, stale, shows) => {
    const { world, account, scene } = stage
    const host = serverOf(world, 'app')
    const { name, address } = shows ? stale : NOTHING
    controllerLog(stage, [
      ...tries.map(({ at, kind }) => ntlmJudged(at, world.controller, account.user, shows ? name : '', kind)),
      ...stage.lockouts(tries, shows ? name : ''),
    ])
    scene.security(
      `${host}_Security`,
      tries.map(({ at, kind }) => failedLogon(at + 30, host, account, kind, NTLM(name, address))),
    )
  },
})

export const onlyNetlogon = remoteMachine({
  name: 'only netlogon names the machine',
  rhythm: 'machine',
  steps: { S07: ['SUPPORTED', 'INCONCLUSIVE'] },
  least: 'possible',
  right: ({ name, address }) => [name, address],
  leave: (stage, tries, stale, shows) => {
    const { world, account, office, scene } = stage
    const file = serverOf(world, 'file')
    const from = shows ? stale.name : ''
    controllerLog(stage, [
      ...tries.map(({ at, kind }) => ntlmJudged(at, world.controller, account.user, from, kind)),
      ...stage.lockouts(tries, from),
    ])
    scene.netlogon([
      ...office.netlogon,
      ...tries.map(({ at, kind }) => ({ at: at + 10, ...account, from, via: file, code: netlogonCode(kind) })),
    ])
  },
})
