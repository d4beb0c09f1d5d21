import { OTHERWISE, UNKNOWN } from '../../frames/alike/core.ts'
import { COMMAS_AND_BLANKS } from '../../frames/alike/plan.ts'
import { AlikeRows } from '../../frames/alike/rows.ts'
import { behindFirst } from '../../frames/alike/slots.ts'
import { type AlikeReader, type Layout, planned } from '../../frames/w3c/alike.ts'
import type { Row } from '../../frames/w3c/row.ts'
import type { Service } from '../../frames/w3c/service.ts'
import { serviceAt } from './service.ts'

/** The column that says which service wrote a row. */
const SITE = 4
const LAYOUT: Layout = { separator: COMMAS_AND_BLANKS, least: 7, days: 4 }

/** Rows of another service, one after the other, before its rows are looked for. */
const PATIENCE = 64

/** Finds rows that are alike among those of one service; those of others, which mostly have a file of their own, are read every time. */
export interface AlikeRequests {
  readonly rows: () => AlikeRows | undefined
  /** Takes in which service a row is of that was read. */
  readonly tell: (service: Service) => void
}

/** `look` is told of the bytes in which values lie before a row is read from where they do. */
export function alikeRequests(
  services: Readonly<Record<Service, AlikeReader>>,
  slots: Uint8Array,
  row: Row,
  look: (bytes: Uint8Array) => void,
): AlikeRequests {
  let looked: Service | undefined
  let misfits = PATIENCE
  let rows: AlikeRows | undefined
  let says = new Int32Array(0)

  function use(service: Service): void {
    const read = services[service]
    const { alike } = read
    const { plan, placeWho, placeSession, placeRow } = planned(alike, slots, slots.length, row, LAYOUT)
    // Those that looked for rows until now learn nothing more.
    says.fill(UNKNOWN)
    says = new Int32Array(plan.groups.length + 1)
    rows = new AlikeRows(behindFirst([SITE], plan), {
      says,
      pass: time => alike.pass?.(time),
      readWho: (bytes, split, number, sink) => {
        look(bytes)
        placeWho(split)
        alike.readWho(bytes, row, number, sink)
        says.set(alike.says, 1)
      },
      readSession: (bytes, split, sink) => {
        look(bytes)
        placeSession(split)
        alike.readSession?.(bytes, row, sink)
        says.set(alike.says, 1)
      },
      readRow: (bytes, split, _, sink) => {
        if (serviceAt(bytes[split.starts[SITE]! + split.shift]!) !== service) return false
        look(bytes)
        placeRow(split)
        read(bytes, row, sink)
        says.set(alike.says, 1)
        says[0] = 0
        return true
      },
    })
  }

  return {
    rows: () => rows,
    tell: service => {
      if (service === looked || (rows !== undefined && rows.count > 0)) misfits = 0
      if (service !== looked && ++misfits > PATIENCE) use((looked = service))
      if (service === looked) says.set(services[service].alike.says, 1)
      else says.fill(UNKNOWN)
      says[0] = service === looked ? 0 : OTHERWISE
    },
  }
}
