/** Where the next record begins in a log of which every line is one. */
export const firstLine = (_bytes: Uint8Array, start: number, end: number): number => (start < end ? start : -1)
