import { failedLogon, loggedOn, NTLM, ntlmJudged, type SecurityEvent } from './events.ts'
import { scattered } from './lockoutModel.ts'
import { serverOf, type World } from './world.ts'
import type { PassedOn } from './write/netlogon.ts'
import type { Request } from './write/web.ts'

/** What everybody else does meanwhile: they log on to the file server, look at their mail, and sometimes mistype. */
export interface Office {
  readonly onController: readonly SecurityEvent[]
  readonly onFileServer: readonly SecurityEvent[]
  readonly netlogon: readonly PassedOn[]
  readonly requests: readonly Request[]
}

const AGENTS = ['Mozilla/5.0+(Windows+NT+10.0;+Win64;+x64)', 'Microsoft+Office/16.0+(Windows+NT+10.0;+Microsoft+Outlook+16.0)'] as const

export function officeOf(world: World, from: number, to: number): Office {
  const random = world.stream('office')
  const { domain, controller, colleagues } = world
  const file = serverOf(world, 'file')
  const onController: SecurityEvent[] = []
  const onFileServer: SecurityEvent[] = []
  const netlogon: PassedOn[] = []
  const requests: Request[] = []
  for (const at of scattered(random, from, to, 60)) {
    const who = colleagues[random.whole(0, colleagues.length - 1)]!
    const account = { user: who.name, domain }
    const mistyped = random.chance(0.02)
    const shape = NTLM(who.computer, who.address)
    onController.push(ntlmJudged(at, controller, who.name, who.computer, mistyped ? 'bad-password' : undefined))
    onFileServer.push(
      mistyped
        ? failedLogon(at + 40, file, account, 'bad-password', shape)
        : loggedOn(at + 40, file, account, shape, `0x${random.whole(0x100000, 0xffffff).toString(16)}`),
    )
    netlogon.push({ at: at + 20, domain, user: who.name, from: who.computer, via: file, code: mistyped ? '0xC000006A' : '0x0' })
  }
  for (const at of scattered(random, from, to, 150)) {
    const who = colleagues[random.whole(0, colleagues.length - 1)]!
    const asked = { method: 'GET', stem: '/owa/', client: who.address, agent: random.pick(AGENTS) }
    requests.push({ ...asked, at, status: '401 2 2148074254' })
    const refused = random.chance(0.015)
    requests.push({ ...asked, at: at + 400, user: `${domain}\\${who.name}`, status: refused ? '401 1 1326' : '200 0 0' })
    onController.push(ntlmJudged(at + 350, controller, who.name, serverOf(world, 'mail'), refused ? 'bad-password' : undefined))
  }
  return { onController, onFileServer, netlogon, requests }
}
