/**
 * The uri of a file as VS Code spells it (every reserved character escaped, drive letter lower case), whatever spelling a client chose: one file has one uri.
 * Other schemes stay as they are.
 */
export function canonicalUri(uri: string): string {
  const [, authority = '', path] = /^file:\/\/([^/?#]*)(\/[^?#]*)$/i.exec(uri) ?? []
  if (path === undefined) return uri
  const segments = path.split('/').map(decoded)
  return segments.some(segment => segment === undefined) ? uri : fileUri(authority, segments as string[])
}

/** The uri of a file by the names of its path, the first of them empty. */
export function fileUri(authority: string, segments: readonly string[]): string {
  const named = segments.map((segment, i) => (i === 1 && /^[A-Z]:$/.test(segment) ? segment.toLowerCase() : segment))
  return `file://${authority.toLowerCase()}${named.map(escaped).join('/')}`
}

const escaped = (segment: string): string =>
  encodeURIComponent(segment).replace(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
