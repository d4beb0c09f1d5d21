import type { Protocol } from '../codeSpace.ts'
import { EXCHANGE_PROCESSES } from './exchangeProcesses.ts'
import type { Names } from './processRow.ts'
import { WINDOWS_PROCESSES } from './windowsProcesses.ts'

export type { Names } from './processRow.ts'

/** What a program on a server can be asked for: the services whose sign-ins it makes. One row for each era in which that differs. */
export interface ProcessServices {
  /** File names, lower case. */
  readonly images: readonly string[]
  readonly era: string
  readonly services: readonly string[]
  readonly protocols: readonly Protocol[]
  /** TCP ports it listens on by default. */
  readonly ports: readonly number[]
  /** The logs to read next. */
  readonly logs: string
  readonly namesUser: Names
  readonly namesAddress: Names
  readonly note: string
}

export const PROCESS_SERVICES: readonly ProcessServices[] = [...WINDOWS_PROCESSES, ...EXCHANGE_PROCESSES].map(
  ([images, era, services, protocols, ports, logs, namesUser, namesAddress, note]) => ({
    images: images.split(' '),
    era,
    services: services.split(', '),
    protocols,
    ports,
    logs,
    namesUser,
    namesAddress,
    note,
  }),
)

/** What a program may serve; `image` with or without its path. Empty where the program is not known. */
export function servicesOfImage(image: string): readonly ProcessServices[] {
  const name = (image.split(/[\\/]/).at(-1) ?? '').trim().toLowerCase()
  return PROCESS_SERVICES.filter(row => row.images.includes(name))
}

/** The programs that can host all of some services, by their short names. */
export function imagesHosting(services: readonly string[]): readonly string[] {
  const wanted = services.map(name => name.toLowerCase())
  const rows = PROCESS_SERVICES.filter(row => wanted.every(name => row.services.some(service => service.toLowerCase() === name)))
  return [...new Set(rows.flatMap(({ images }) => images))]
}

const SERVICE_PROTOCOLS: ReadonlyMap<string, readonly Protocol[]> = new Map<string, readonly Protocol[]>([
  ['smtpsvc', ['smtp']],
  ['nntpsvc', ['nntp']],
  ['pop3svc', ['pop3']],
  ['imap4svc', ['imap4']],
  ['msftpsvc', ['ftp']],
  ['ftpsvc', ['ftp']],
  ['w3svc', ['http', 'owa']],
  ['msexchangetransport', ['smtp']],
  ['msexchangefrontendtransport', ['smtp']],
  ['msexchangeimap4', ['imap4']],
  ['msexchangeimap4be', ['imap4']],
  ['msexchangepop3', ['pop3']],
  ['msexchangepop3be', ['pop3']],
  ['msexchangerpc', ['mapi', 'rpc']],
  ['adfssrv', ['adfs']],
  ['ias', ['radius']],
  ['schedule', ['batch']],
  ['termservice', ['rdp']],
  ['mssqlserver', ['sql']],
  ['ntds', ['ldap']],
  ['kdc', ['kerberos']],
  // As people and net start call them
  ['simple mail transfer protocol (smtp)', ['smtp']],
  ['network news transfer protocol (nntp)', ['nntp']],
  ['microsoft exchange pop3', ['pop3']],
  ['microsoft exchange imap4', ['imap4']],
  ['ftp publishing service', ['ftp']],
  ['world wide web publishing service', ['http', 'owa']],
])

/** The protocols a Windows service speaks, by its short name as `tasklist /svc` lists it. */
export const protocolsOfService = (service: string): readonly Protocol[] => SERVICE_PROTOCOLS.get(service.trim().toLowerCase()) ?? []
