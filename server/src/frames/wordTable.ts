const PLACES = 1024

/** Finds which of some ASCII words bytes spell: its index, -1 for none. Without making a string of them. */
export function wordTable(words: readonly string[]): (bytes: Uint8Array, start: number, end: number) => number {
  const spellings = words.map(word => Uint8Array.from(word, letter => letter.charCodeAt(0)))
  const places = new Int16Array(PLACES).fill(-1)
  for (const [number, spelling] of spellings.entries()) {
    let place = placeOf(spelling, 0, spelling.length)
    while (places[place]! >= 0) place = (place + 1) & (PLACES - 1)
    places[place] = number
  }
  return (bytes, start, end) => {
    if (end <= start) return -1
    for (let place = placeOf(bytes, start, end); ; place = (place + 1) & (PLACES - 1)) {
      const number = places[place]!
      if (number < 0 || spells(bytes, start, end, spellings[number]!)) return number
    }
  }
}

/** Length, first, middle and last letter tell nearly all names apart. */
function placeOf(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start
  const middle = bytes[start + (length >> 1)]!
  return Math.imul(bytes[start]! | (middle << 8) | (bytes[end - 1]! << 16) | (length << 24), 0x9e3779b1) >>> 22
}

function spells(bytes: Uint8Array, start: number, end: number, word: Uint8Array): boolean {
  if (end - start !== word.length) return false
  for (let i = 0; i < word.length; i++) if (bytes[start + i] !== word[i]) return false
  return true
}
