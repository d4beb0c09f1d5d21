/** Sizes of the functions in a WebAssembly module, in bytes. */
export function functionSizes(wasm: Uint8Array): readonly number[] {
  let at = 8
  const number = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++]!
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
  }
  while (at < wasm.length) {
    const section = wasm[at++]
    const length = number()
    const end = at + length
    if (section === CODE) {
      const sizes = Array.from({ length: number() }, () => {
        const size = number()
        at += size
        return size
      })
      return sizes
    }
    at = end
  }
  return []
}

const CODE = 10
