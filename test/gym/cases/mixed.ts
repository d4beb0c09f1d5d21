import type { GymCase } from '../case.ts'
import { failedLogon, lockedOut, loggedOn, NTLM, ntlmJudged, type SecurityEvent, serviceRefused, taskRefused } from '../events.ts'
import { beats, scattered, train } from '../lockoutModel.ts'
import { presence, stageOf } from '../stage.ts'
import { serverOf } from '../world.ts'
import { netlogonCode } from '../write/netlogon.ts'
import type { Request } from '../write/web.ts'

const TWO = 'a phone and a mapped drive'
const ROAMING = 'phone whose address changes'
const GATEWAY = 'many machines behind one address, NTLM'
const FORWARDED = 'forwarded to a second controller'
const HISTORY = 'only the System log and the task history tell'

const DEVICE = 'ApplF17K3ABCDE12'

/** Two machines at once, each named by a log of its own. */
export const phoneAndDrive: GymCase = {
  name: TWO,
  hasNegative: true,
  told: (seed, shows) => {
    const stage = stageOf(TWO, seed, { era: 'modern' })
    const { world, random, account, first, end, scene, office } = stage
    const mail = serverOf(world, 'mail')
    const file = serverOf(world, 'file')
    const phone = train(random, first, end, 300, 3)
    const drive = train(random, first + 44_000, end, random.pick([120, 180]), 1)
    const tries = stage.tries([...phone, ...drive].toSorted((a, b) => a - b))
    const isPhone = (at: number): boolean => phone.includes(at)
    const claimed = shows ? `${world.domain.slice(0, 3)}-LT77` : ''
    const [name, address] = [`${world.domain.slice(0, 3)}-LT77`, `${world.net}.111`]
    scene.security(`${world.controller}_Security`, [
      ...office.onController,
      ...presence(stage),
      ...tries.map(({ at, kind }) => ntlmJudged(at - 20, world.controller, account.user, isPhone(at) ? mail : claimed, kind)),
      ...stage.lockouts(tries, mail),
    ])
    const onFile = tries.filter(({ at }) => !isPhone(at))
    scene.security(`${file}_Security`, [
      ...office.onFileServer,
      ...onFile.map(({ at, kind }) => failedLogon(at, file, account, kind, shows ? NTLM(name, address) : NTLM('', '-'))),
    ])
    const own = tries.filter(({ at }) => isPhone(at)).map(({ at }) => request(at + 50, account.user, world.domain, '198.51.100.14'))
    scene.web([...office.requests, ...(shows ? own : [])], { site: 'W3SVC1', computer: mail, address: `${world.net}.26`, forwarded: false })
    return scene.told({
      user: world.user,
      culprits: shows
        ? [
            { names: [DEVICE, '198.51.100.14'], least: 'probable' },
            { names: [address], least: 'probable' },
          ]
        : [],
      steps: { S02: ['SUPPORTED'] },
    })
  },
}

const request = (at: number, user: string, domain: string, client: string): Request => ({
  at,
  method: 'POST',
  stem: '/Microsoft-Server-ActiveSync/default.eas',
  query: `Cmd=Sync&User=${user}&DeviceId=${DEVICE}&DeviceType=iPhone`,
  user: `${domain}\\${user}`,
  client,
  agent: 'Apple-iPhone12C1/1801.62',
  status: '401 1 1326',
})

/** A phone in the network of a carrier: another address every few minutes, the same device. */
export const roamingPhone: GymCase = {
  name: ROAMING,
  hasNegative: true,
  told: (seed, shows) => {
    const stage = stageOf(ROAMING, seed, { era: 'modern' })
    const { world, random, account, first, end, scene, office } = stage
    const mail = serverOf(world, 'mail')
    const tries = stage.tries(train(random, first, end, 180, 5))
    const shape = {
      type: 8,
      process: 'Advapi  ',
      package: 'Negotiate',
      station: mail,
      pid: 4100,
      image: 'C:\\Windows\\System32\\inetsrv\\w3wp.exe',
    }
    scene.security(`${world.controller}_Security`, [
      ...office.onController,
      ...presence(stage),
      ...tries.flatMap(({ at, kind }) => [ntlmJudged(at - 20, world.controller, account.user, mail, kind)]),
      ...stage.lockouts(tries, mail),
    ])
    scene.security(
      `${mail}_Security`,
      tries.map(({ at, kind }) => failedLogon(at, mail, account, kind, shape)),
    )
    const own = tries.map(({ at }, i) => request(at + 50, account.user, world.domain, `198.51.100.${10 + Math.floor(i / 5)}`))
    scene.web([...office.requests, ...(shows ? own : [])], { site: 'W3SVC1', computer: mail, address: `${world.net}.26`, forwarded: false })
    return scene.told({
      user: world.user,
      culprits: shows ? [{ names: [DEVICE], least: 'probable' }] : [],
      period: 180,
      steps: { S02: ['SUPPORTED'], S15: beats(tries), ...(shows ? { M01: ['SUPPORTED'] as const } : {}) },
    })
  },
}

/** A branch office: one address, many names. */
export const behindGateway: GymCase = {
  name: GATEWAY,
  hasNegative: true,
  told: (seed, shows) => {
    const stage = stageOf(GATEWAY, seed)
    const { world, random, account, first, end, scene, office } = stage
    const file = serverOf(world, 'file')
    const gateway = `${world.net}.254`
    const tries = stage.tries(train(random, first, end, 90, 1))
    const name = 'BRANCH2-PC31'
    const shape = NTLM(shows ? name : '', gateway)
    const others = world.colleagues
      .slice(0, 15)
      .flatMap((who, i): SecurityEvent[] =>
        scattered(random, first, end, 3).map(at =>
          loggedOn(at, file, { user: who.name, domain: world.domain }, NTLM(`BRANCH2-PC${i}`, gateway), `0x${(0x300000 + i).toString(16)}`),
        ),
      )
    scene.security(`${world.controller}_Security`, [
      ...office.onController,
      ...presence(stage),
      ...tries.map(({ at, kind }) => ntlmJudged(at - 20, world.controller, account.user, shows ? name : '', kind)),
      ...stage.lockouts(tries, shows ? name : ''),
    ])
    scene.security(`${file}_Security`, [
      ...office.onFileServer,
      ...others,
      ...tries.map(({ at, kind }) => failedLogon(at, file, account, kind, shape)),
    ])
    return scene.told({
      user: world.user,
      culprits: shows ? [{ names: [name], least: 'probable' }] : [],
      period: 90,
      steps: { S02: ['SUPPORTED'], S15: ['SUPPORTED'] },
    })
  },
}

/** Each wrong password is judged by one controller, forwarded to another, and told by both. */
export const forwarded: GymCase = {
  name: FORWARDED,
  hasNegative: false,
  told: seed => {
    const stage = stageOf(FORWARDED, seed)
    const { world, random, account, first, end, scene, office } = stage
    const file = serverOf(world, 'file')
    const second = 'DC-SECOND'
    const tries = stage.tries(train(random, first, end, 60, 0.4))
    const [name, address] = [`${world.domain.slice(0, 3)}-LT12`, `${world.net}.119`]
    const judged = (by: string, after: number) => tries.map(({ at, kind }) => ntlmJudged(at + after, by, account.user, name, kind))
    const locks = tries.filter(one => one.locks).map(({ at }) => lockedOut(at + 400, second, account, name))
    scene.security(`${world.controller}_Security`, [
      ...office.onController,
      ...presence(stage),
      ...judged(world.controller, 300),
      ...stage.lockouts(tries, name),
    ])
    scene.security(`${second}_Security`, [...judged(second, 100), ...locks])
    scene.security(`${file}_Security`, [
      ...office.onFileServer,
      ...tries.map(({ at, kind }) => failedLogon(at, file, account, kind, NTLM(name, address))),
    ])
    scene.netlogon([
      ...office.netlogon,
      ...tries.map(({ at, kind }) => ({ at: at + 300, ...account, from: name, via: second, code: netlogonCode(kind) })),
    ])
    return scene.told({
      user: world.user,
      culprits: [{ names: [address], least: 'probable' }],
      period: 60,
      steps: { S02: ['SUPPORTED'], S15: ['SUPPORTED'], M03: ['SUPPORTED'] },
    })
  },
}

/** The server's own Security log is missing; what its services and tasks say is there. */
export const onlyHistory: GymCase = {
  name: HISTORY,
  hasNegative: true,
  told: (seed, shows) => {
    const stage = stageOf(HISTORY, seed, { era: 'modern' })
    const { world, random, account, first, end, scene, office } = stage
    const app = serverOf(world, 'app')
    const isTask = random.chance(0.5)
    const period = random.pick([60, 300])
    const tries = stage.tries(train(random, first, end, period, 0.5))
    scene.security(`${world.controller}_Security`, [
      ...office.onController,
      ...presence(stage),
      ...tries.map(({ at, kind }) => ntlmJudged(at, world.controller, account.user, app, kind)),
      ...stage.lockouts(tries, app),
    ])
    const history = tries.map(({ at }) =>
      isTask ? taskRefused(at + 300, app, account, 'Export') : serviceRefused(at + 300, app, account, 'Archiver'),
    )
    if (shows) scene.security(`${app}_${isTask ? 'Tasks' : 'System'}`, history)
    // Without a zone the two logs cannot be held against each other.
    const least = world.zoneTold === 'nobody' ? 'not shown' : 'probable'
    return scene.told({
      user: world.user,
      culprits: shows ? [{ names: [`${app}/${isTask ? 'Export' : 'Archiver'}`], least }] : [],
      period,
      steps: { S02: ['SUPPORTED'] },
    })
  },
}
