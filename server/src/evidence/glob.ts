/** Whether a glob matches a path or its end: `*` within a folder, `**` across folders, `?` one character. Backslashes count as slashes; case-insensitive, as Windows paths are. */
export function matchesGlob(glob: string, path: string): boolean {
  const pattern = slashes(glob)
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map(part => WILD[part] ?? part.replace(/[.+^${}()|[\]\\]/g, '\\$&'))
    .join('')
  return new RegExp(`^(?:.*/)?${pattern}$`, 'i').test(slashes(path))
}

const WILD: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' }
const slashes = (text: string): string => text.replaceAll('\\', '/').replace(/^\.\//, '')
