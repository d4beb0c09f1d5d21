import { blockLength } from '../../frames/table/blocks.ts'
import type { Listed, ListReader } from '../../frames/table/scan.ts'
import { listScanner } from '../../frames/table/scan.ts'
import { canonicalAddress } from '../../model/canonical.ts'
import { IP, PROCESS, ROLE_CLIENT, ROLE_PROCESS, ROLE_SERVER } from '../../model/identity.ts'
import { listeningOn } from '../../model/listed.ts'
import { FACET_ACTION, FACET_CODE, FACET_DETAIL, FACET_DIRECTION, FACET_IMAGE } from '../../model/what.ts'
import type { EntrySink, Scanner } from '../format.ts'
import { beginsBlock, connectionCells, HEADINGS, isCommandHeading, isHeading, isOwner, isRow, namesOf } from './cells.ts'
import { clearPorts, directionOf, HIGHEST_PORT, INBOUND, listen, noPorts, OUTBOUND, stillHolds } from './direction.ts'
import { plainReader } from './plain.ts'

/** Reads lists of connections: a row for each, and the lines below it that say who owns it. */
export const netstatScanner = (): Scanner => listScanner(netstatReader())

export function netstatReader(): ListReader {
  /** Ports of this list at which the machine listens: who connects to one of them is a client. */
  const listening = noPorts()
  return {
    headingLines: (first, second) => {
      if (isCommandHeading(first, second)) return 2
      return isHeading(first) || namesOf(first) !== undefined ? 1 : 0
    },
    onHeading: () => clearPorts(listening),
    recordLines(lines, at, heading) {
      const { text } = lines[at]!
      if (!isRow(text)) return beginsBlock(text) ? blockLength(lines, at, HEADINGS) : Number(connectionCells(heading, text).length > 0)
      let end = at + 1
      while (end < lines.length && isOwner(lines[end]!.text)) end++
      return end - at
    },
    cells: connectionCells,
    draft(record, _heading, sink) {
      const local = record.value('local-port')
      const foreign = record.value('foreign-port')
      if (local === '') return false
      // PowerShell's own commands name no protocol: an endpoint of UDP has no other side.
      const protocol = (record.value('protocol') || (foreign === '' ? 'UDP' : 'TCP')).slice(0, 3)
      const isListening = protocol === 'TCP' && (foreign === '0' || foreign === '')
      if (isListening) listen(listening, local)
      const direction = directionOf(local, foreign, listening, isListening)
      draftSides(record, direction, sink)
      sink.who[ROLE_PROCESS] = sink.identityOf(PROCESS, record.value('pid'))
      sink.what[FACET_CODE] = sink.word('connection')
      sink.what[FACET_ACTION] = sink.word(isListening ? 'listening' : record.value('state'))
      sink.what[FACET_IMAGE] = sink.word(record.value('image-name'))
      sink.port = callerPort(local, foreign, direction)
      sink.what[FACET_DETAIL] = sink.word([portsText(protocol, local, foreign, direction), ...record.values('component')].join('; '))
      return true
    },
    plainReader: () => plainReader(listening),
    holds: reliance => stillHolds(listening, reliance),
    gap: line => (/^ *(?:TCP|UDP)\b/.test(line) ? 'the row is not of two addresses with ports and a state' : undefined),
  }
}

function draftSides(record: Listed, direction: number, sink: EntrySink): void {
  if (direction === 0) return
  sink.what[FACET_DIRECTION] = direction
  sink.who[direction === INBOUND ? ROLE_CLIENT : ROLE_SERVER] = address(record.value('foreign-address'), sink)
  if (direction === INBOUND) sink.who[ROLE_SERVER] = address(record.value('local-address'), sink)
}

/** An address by which a machine can be told from others; loopback is each machine's own. */
function address(text: string, sink: EntrySink): number {
  const canonical = canonicalAddress(text)
  return canonical === undefined || canonical === '::1' || canonical.startsWith('127.') ? 0 : sink.identityOf(IP, canonical)
}

/** The port of whoever called, which is another one for each connection; 0 where there is none, or it has a name. */
function callerPort(local: string, foreign: string, direction: number): number {
  const port = foreign === '' ? 0 : Number(direction === OUTBOUND ? local : foreign)
  return port > 0 && port <= HIGHEST_PORT ? port : 0
}

/** The ports of a connection, but for a caller's that is a number. */
function portsText(protocol: string, local: string, foreign: string, direction: number): string {
  if (foreign === '' || foreign === '0') return listeningOn(protocol, local)
  const [asked, caller] = direction === OUTBOUND ? [`to ${foreign}`, local] : [local, foreign]
  return `${protocol} ${asked}${callerPort(local, foreign, direction) > 0 ? '' : ` from port ${caller}`}`
}
