import { isServicePort } from '../../model/listed.ts'

export const INBOUND = 1
export const OUTBOUND = 2

/** Ports at which a machine listens, by their names and, for rows that are read without their text, by their numbers. */
export interface Ports {
  readonly names: Set<string>
  readonly numbers: Uint8Array
}

export const noPorts = (): Ports => ({ names: new Set(), numbers: new Uint8Array(0x10000) })

export function clearPorts({ names, numbers }: Ports): void {
  names.clear()
  numbers.fill(0)
}

export function listen({ names, numbers }: Ports, port: string): void {
  names.add(port)
  if (/^\d{1,5}$/.test(port)) numbers[Number(port)] = 1
}

/** Which side asked: a port at which this machine listens, or which a service is known by, is the asked one. 0 where neither tells. */
export function directionOf(local: string, foreign: string, listening: Ports, isListening: boolean): number {
  if (isListening || foreign === '' || foreign === '*') return 0
  if (listening.names.has(local)) return INBOUND
  const [here, there] = [isServicePort(Number(local)), isServicePort(Number(foreign))]
  if (here === there) return 0
  return here ? INBOUND : OUTBOUND
}

/** The same for ports that are numbers. */
export function numberedDirection(local: number, foreign: number, listening: Ports): number {
  if (listening.numbers[local] === 1) return INBOUND
  const here = isServicePort(local)
  if (here === isServicePort(foreign)) return 0
  return here ? INBOUND : OUTBOUND
}

/** What a row that is read without its text relies on, above its local port: that the machine listens there from it on, or whether it did before. */
export const OPENS = 0x10000
const LISTENED = 0x20000
const DID_NOT_LISTEN = 0x30000

export const relianceOn = (listening: Ports, local: number): number => local | (listening.numbers[local] === 1 ? LISTENED : DID_NOT_LISTEN)

/** Whether what a row relied on is so again; where it opens a port, it does. */
export function stillHolds(listening: Ports, reliance: number): boolean {
  const port = reliance & 0xffff
  if (reliance !== (OPENS | port)) return reliance === 0 || reliance === relianceOn(listening, port)
  if (listening.numbers[port] === 0) listen(listening, String(port))
  return true
}
