import type { Random } from '../../tools/sample/random.ts'
import { type Account, failedLogon, lockedOut, loggedOn, ntlmJudged, passwordChanged, type SecurityEvent, unlocked } from './events.ts'
import { type Policy, randomPolicy, type Try, triesOf } from './lockoutModel.ts'
import { type Office, officeOf } from './office.ts'
import { type Scene, sceneOf } from './scene.ts'
import type { Direction } from './summerTime.ts'
import { type World, worldOf } from './world.ts'
import type { Era } from './write/security.ts'

const HOUR = 3_600_000

/** What all cases begin with: a world, a few hours of office, a policy, and a scene that takes the files. */
export interface Stage {
  readonly world: World
  readonly random: Random
  readonly account: Account
  readonly policy: Policy
  readonly era: Era
  readonly begin: number
  /** Between these the failures fall. */
  readonly first: number
  readonly end: number
  readonly logsEnd: number
  readonly office: Office
  readonly scene: Scene
  /** What becomes of wrong passwords sent at these moments. */
  tries(moments: readonly number[]): Try[]
  /** The lockouts among tries, as the controller writes them, and the unlock at the end. */
  lockouts(tries: readonly Try[], caller: string): SecurityEvent[]
}

export interface StageOptions {
  readonly era?: Era
  readonly hours?: number
  readonly begin?: (world: World) => number
  readonly clocks?: Direction
}

export function stageOf(name: string, seed: number, options: StageOptions = {}): Stage {
  const world = worldOf(name, seed, options.clocks)
  const random = world.stream('story')
  const era = options.era ?? random.pick(['modern', 'modern', 'legacy'] as const)
  const begin = options.begin?.(world) ?? world.begin
  const first = begin + random.between(20, 40) * 60_000
  const end = first + (options.hours ?? random.pick([2, 3])) * HOUR
  const logsEnd = end + 20 * 60_000
  const policy = randomPolicy(random)
  const account = { user: world.user, domain: world.domain }
  return {
    world,
    random,
    account,
    policy,
    era,
    begin,
    first,
    end,
    logsEnd,
    office: officeOf(world, begin, logsEnd),
    scene: sceneOf(world, era),
    tries: moments => triesOf(moments, policy),
    lockouts: (tries, caller) => [
      ...tries.filter(({ locks }) => locks).map(({ at }) => lockedOut(at + 60, world.controller, account, caller)),
      ...(tries.some(({ locks }) => locks) ? [unlocked(end + 120_000, world.controller, account, 'helpdesk2')] : []),
    ],
  }
}

/** The user at the desk, and a password change before it all began. */
export function presence({ world, account, begin, first, random }: Stage): SecurityEvent[] {
  const { workstation, controller } = world
  const desk = {
    type: 2,
    process: 'User32 ',
    package: 'Negotiate',
    station: workstation.computer,
    address: '127.0.0.1',
    pid: 612,
    image: 'C:\\Windows\\System32\\winlogon.exe',
  }
  return [
    passwordChanged(first - random.between(0.2, 30) * HOUR, controller, account),
    loggedOn(begin + 400_000, workstation.computer, account, desk),
  ]
}

/** Clients of a server are refused in clear text: the controller judges, the server's own log tells, and the account locks. */
export function refusedAt(
  stage: Stage,
  server: string,
  tries: readonly Try[],
  process: { readonly pid: number; readonly image: string },
): void {
  const { world, account, scene, office } = stage
  const shape = { type: 8, process: 'Advapi  ', package: 'Negotiate', station: server, ...process }
  scene.security(`${world.controller}_Security`, [
    ...office.onController,
    ...presence(stage),
    ...tries.map(({ at, kind }) => ntlmJudged(at - 10, world.controller, account.user, server, kind)),
    ...stage.lockouts(tries, server),
  ])
  scene.security(
    `${server}_Security`,
    tries.map(({ at, kind }) => failedLogon(at, server, account, kind, shape)),
  )
}
