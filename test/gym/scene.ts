import type { CaseClock, CaseFile } from '../../shared/caseFile.ts'
import type { Fact, GymFile, Told, Truth } from './case.ts'
import type { SecurityEvent } from './events.ts'
import { type Encoding, encoded } from './write/encodings.ts'
import { type ReceiveSession, receiveText } from './write/exchange.ts'
import { httpProxyText } from './write/httpProxy.ts'
import { type MailboxProtocol, type MailboxSession, mailboxText } from './write/mailbox.ts'
import { netlogonText, type PassedOn } from './write/netlogon.ts'
import { securityFile, type Era } from './write/security.ts'
import { type MailSession, smtpText } from './write/smtp.ts'
import { type ListedProcess, tasklistText } from './write/tasklist.ts'
import { npsText, type RadiusSignIn } from './write/nps.ts'
import { type Request, type WebSite, webText } from './write/web.ts'
import { nativeText, ncsaText } from './write/webOlder.ts'
import type { World } from './world.ts'

/** The files of a case while they are being put together: each call adds one, in a form and an encoding of its own. */
export interface Scene {
  security(name: string, events: readonly SecurityEvent[]): void
  netlogon(logons: readonly PassedOn[]): void
  web(requests: readonly Request[], site: WebSite, layout?: WebLayout): void
  radius(signIns: readonly RadiusSignIn[], server: string): void
  smtp(sessions: readonly MailSession[], computer: string, address: string): void
  tasklist(computer: string, processes: readonly ListedProcess[]): void
  mailbox(sessions: readonly MailboxSession[], protocol: MailboxProtocol, server: string, address: string, namesUsers: boolean): void
  receive(sessions: readonly ReceiveSession[], server: string, address: string, namesUsers: boolean): void
  text(path: string, text: string): void
  told(truth: Truth, facts?: readonly Fact[]): Told
}

export type WebLayout = 'w3c' | 'native' | 'ncsa' | 'proxy'

const ENCODINGS = ['utf-8', 'utf-8-bom', 'utf-16le', 'ansi'] as const

export function sceneOf(world: World, era: Era): Scene {
  const random = world.stream('exports')
  const { zone, minutesAt, zoneTold, dnsDomain, controller } = world
  const files: GymFile[] = []
  const clocks: CaseClock[] = []
  const add = (path: string, text: string, encoding: Encoding): void => void files.push({ path, bytes: encoded(text, encoding) })
  return {
    security(name, events) {
      const file = securityFile(events, { name, era, minutesAt, dnsDomain, random, hostTold: true })
      add(file.path, file.text, file.utc ? 'utf-8' : random.pick(ENCODINGS))
      const [first] = events
      const told = !file.utc && zoneTold === 'case file' ? { zone } : {}
      if (first !== undefined) clocks.push({ path: file.path, ...told, ...(file.path.endsWith('.csv') ? { host: first.computer } : {}) })
    },
    netlogon(logons) {
      add(
        'netlogon.log',
        netlogonText(logons, minutesAt, era === 'modern' ? random.whole(400, 9000) : undefined),
        random.pick(['utf-8', 'ansi'] as const),
      )
      clocks.push({ path: 'netlogon.log', host: controller, ...(zoneTold === 'case file' ? { zone } : {}) })
    },
    web(requests, site, layout = 'w3c') {
      const path = `${site.site}/${{ w3c: 'u_ex', native: 'u_in', ncsa: 'u_nc', proxy: 'HttpProxy_1' }[layout]}.log`
      if (layout === 'proxy') add(path, httpProxyText(requests, site), 'utf-8-bom')
      else if (layout === 'native') add(path, nativeText(requests, site, minutesAt), 'utf-8')
      else add(path, layout === 'ncsa' ? ncsaText(requests, minutesAt) : webText(requests, site), 'utf-8')
      if (layout !== 'w3c') clocks.push({ path, host: site.computer, ...(layout === 'native' && zoneTold === 'case file' ? { zone } : {}) })
    },
    radius(signIns, server) {
      add('IN1611.log', npsText(signIns, server, minutesAt), 'utf-8')
      clocks.push({ path: 'IN1611.log', host: server, ...(zoneTold === 'case file' ? { zone } : {}) })
    },
    smtp: (sessions, computer, address) => add('SMTPSVC1/ex.log', smtpText(sessions, computer, address), 'utf-8'),
    tasklist(computer, processes) {
      const path = `tasklist_svc_${computer}.txt`
      add(path, tasklistText(processes), random.pick(ENCODINGS))
      clocks.push({ path, host: computer })
    },
    receive: (sessions, server, address, namesUsers) =>
      add('FrontEnd/RECV.LOG', receiveText(sessions, server, address, namesUsers), 'utf-8'),
    mailbox(sessions, protocol, server, address, namesUsers) {
      add(`${protocol}/${protocol}-1.LOG`, mailboxText(sessions, protocol, address, namesUsers), 'utf-8-bom')
      clocks.push({ path: `${protocol}/${protocol}-1.LOG`, host: server })
    },
    text: (path, text) => add(path, text, random.pick(['utf-8', 'utf-8-bom'] as const)),
    told(truth, facts = []) {
      const document: CaseFile = { schema: 'lockout-trail/case@1', clocks, facts, decisions: [] }
      add('gym.lockout-case.json', JSON.stringify(document), 'utf-8')
      return { files, timeZone: zoneTold === 'setting' ? zone : '', truth }
    },
  }
}
