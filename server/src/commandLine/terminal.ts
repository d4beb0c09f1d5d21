/** Log text as a terminal may print it: control characters and direction marks are shown, not obeyed. */
export const forTerminal = (text: string): string =>
  text.replace(
    /[\0-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    character => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
