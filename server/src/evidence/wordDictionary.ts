import { mayHoldSecret, nameWithoutSecrets } from '../model/secrets.ts'
import { ByteDictionary } from './byteDictionary.ts'
import { decodeText } from './text.ts'

/** The longest word of ASCII that is kept by its bytes alone. */
const LONGEST_PLAIN = 128

/** Interns the words of one file, which come as bytes or as text. Word 0 is that of nothing. */
export class WordDictionary {
  /** The words as they are shown, by their ids. */
  readonly list: string[] = ['']
  private readonly spellings = new ByteDictionary()
  /** Words that were brought as text, and those that more than one spelling may stand for. */
  private readonly ids = new Map<string, number>([['', 0]])
  private readonly plain = new Uint8Array(LONGEST_PLAIN)

  /** The id of the word that bytes spell. */
  get(bytes: Uint8Array, start: number, end: number): number {
    return start >= end ? 0 : this.spellings.get(0, bytes, start, end, this.newSpelling)
  }

  /** The id of a word. */
  of(text: string): number {
    const shown = nameWithoutSecrets(text)
    const known = this.ids.get(shown)
    if (known !== undefined) return known
    const length = plainBytes(shown, this.plain)
    const id = length < 0 ? this.push(shown) : this.get(this.plain, 0, length)
    this.ids.set(shown, id)
    return id
  }

  /** Bytes the spellings take. */
  get byteLength(): number {
    return this.spellings.byteLength
  }

  private readonly newSpelling = (_tag: number, key: Uint8Array): number => {
    const text = decodeText(key)
    const shown = mayHoldSecret(key) ? nameWithoutSecrets(text) : text
    // A word that no other bytes spell is found by them; a name for it in the map would take more time than all the rest.
    if (shown === text && isPlain(key) && !this.spellings.isFull) return this.push(text)
    const id = this.ids.get(shown) ?? this.push(shown)
    this.ids.set(shown, id)
    return id
  }

  private push(shown: string): number {
    return this.list.push(shown) - 1
  }
}

/** Whether bytes are a word of ASCII that is not long: no other bytes spell the same. */
function isPlain(bytes: Uint8Array): boolean {
  let all = 0
  for (let i = 0; i < bytes.length; i++) all |= bytes[i]!
  return all < 0x80 && bytes.length <= LONGEST_PLAIN
}

/** Spells a word of ASCII that is not long, and returns how many bytes it has; -1 for another one. */
function plainBytes(text: string, into: Uint8Array): number {
  if (text.length > LONGEST_PLAIN) return -1
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x80) return -1
    into[i] = code
  }
  return text.length
}
