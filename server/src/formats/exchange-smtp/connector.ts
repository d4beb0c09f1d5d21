import { type Cells, endOf, startOf } from '../../frames/exchange/cells.ts'
import { RepeatedBytes } from '../../frames/repeatedBytes.ts'
import { HOST } from '../../model/identity.ts'
import type { EntrySink } from '../format.ts'
import { CONNECTOR } from './columns.ts'

const BACKSLASH = 0x5c

/** The connector of a receive log: how long the name of its server is, which stands in front, and the id of that; 0 where it names none. */
export interface Connector {
  readonly length: number
  readonly logger: number
}

/** Reads connectors: most rows have that of the row before. The answer holds until the next question. */
export function connectorReader(): (cells: Cells, sink: EntrySink) => Connector {
  const connectors = new RepeatedBytes()
  const connector = { length: 0, logger: 0 }
  return (cells, sink) => {
    const { bytes } = cells
    const start = startOf(cells, CONNECTOR)
    const end = endOf(cells, CONNECTOR)
    if (connectors.again(bytes, start, end)) return connector
    const slash = bytes.subarray(start, end).indexOf(BACKSLASH)
    connector.length = Math.max(0, slash)
    connector.logger = slash > 0 ? sink.identity(HOST, bytes, start, start + slash) : 0
    return connector
  }
}
