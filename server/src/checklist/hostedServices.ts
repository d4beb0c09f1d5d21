import type { Protocol } from '../model/codeSpace.ts'
import { protocolsOfService, servicesOfImage } from '../model/codes/processServices.ts'

/** A service that can ask for a logon inside a process: a suspect of steps S10 to S14. */
export interface HostedService {
  /** The name people use. */
  readonly name: string
  readonly protocol: Protocol
  /** Whether its absence from the process's row of a service list proves that it is not in there. The web service is tested by its log (DOMAIN.md 0.3). */
  readonly byList: boolean
}

/** Services that take passwords from clients, as people name them, in the order in which they are tested. */
const NAMES: readonly (readonly [protocol: Protocol, name: string])[] = [
  ['owa', 'OWA'],
  ['smtp', 'SMTP'],
  ['pop3', 'POP3'],
  ['imap4', 'IMAP4'],
  ['nntp', 'NNTP'],
  ['ftp', 'FTP'],
]

/** How a protocol is called in sentences. */
export const protocolName = (protocol: Protocol): string => NAMES.find(([known]) => known === protocol)?.[1] ?? protocol.toUpperCase()

/** `an SMTP`, `a POP3`: by how the first letter is spoken. */
export const withArticle = (protocol: Protocol): string => {
  const name = protocolName(protocol)
  return `${/^[AEFHILMNORSX]/.test(name) ? 'an' : 'a'} ${name}`
}

/** What can live in a process of this image, in any era of the product; undefined where the table does not know one. */
export function hostedServices(image: string): readonly HostedService[] | undefined {
  const eras = servicesOfImage(image)
  const hosted = NAMES.filter(([protocol]) => eras.some(({ protocols }) => protocols.includes(protocol)))
  if (hosted.length === 0) return undefined
  const shared = eras.some(({ services }) => services.length > 1)
  return hosted.map(([protocol, name]) => ({ name, protocol, byList: shared && protocol !== 'owa' }))
}

/** Whether one of the listed services speaks a protocol. */
export const isListed = (protocol: Protocol, services: readonly string[]): boolean =>
  services.some(service => protocolsOfService(service).includes(protocol))

/** The branch of the tree that takes over for an image (step S09); undefined where the main path goes on. */
export const branchOfImage = (image: string): string | undefined => BRANCHES.find(([start]) => image.toLowerCase().startsWith(start))?.[1]

const BRANCHES: readonly (readonly [start: string, branch: string])[] = [
  ['w3wp.exe', 'M01'],
  ['edgetransport.exe', 'M10'],
  ['msexchangefrontendtransport.exe', 'M10'],
  ['microsoft.exchange.imap4', 'M11'],
  ['microsoft.exchange.pop3', 'M11'],
  ['microsoft.identityserver.servicehost.exe', 'M04'],
  ['lsass.exe', 'M12'],
  ['services.exe', 'M07'],
  ['svchost.exe', 'M06'],
  ['sqlservr.exe', 'M09b'],
]
