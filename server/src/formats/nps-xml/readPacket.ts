import { readXml, type XmlHandler, type XmlReading } from '../../frames/xml/elements.ts'

const EVENT = Uint8Array.from('Event', letter => letter.charCodeAt(0))

export const isEvent = (bytes: Uint8Array, start: number, end: number): boolean =>
  end - start === EVENT.length && EVENT.every((letter, i) => bytes[start + i] === letter)

/** Takes the attributes of a packet: where the name of each lies, and where its value. */
export type TakeAttribute = (bytes: Uint8Array, name: number, nameEnd: number, start: number, end: number, escaped: boolean) => void

/** Reads packets in XML: an element `Event`, and an element for each attribute in it. */
export function packetXmlReader(take: TakeAttribute): (bytes: Uint8Array, start: number, end: number) => XmlReading {
  let source: Uint8Array = new Uint8Array(0)
  let depth = 0
  let name = 0
  let nameEnd = 0
  let isTaken = true
  const handler: XmlHandler = {
    open(start, end) {
      depth++
      name = start
      nameEnd = end
      isTaken = depth !== 2
    },
    attribute: () => {},
    text(start, end, escaped) {
      if (isTaken || end <= start) return
      isTaken = true
      take(source, name, nameEnd, start, end, escaped)
    },
    close(start, end) {
      depth--
      isTaken = true
      return depth > 0 && !isEvent(source, start, end)
    },
  }
  const mayOpen = (start: number, end: number): boolean => !isEvent(source, start, end)
  return (bytes, start, end) => {
    source = bytes
    depth = 0
    return readXml(bytes, start, end, mayOpen, handler)
  }
}
