/** What stands in place of a secret. */
const MASK = '•••'

/**
 * Patterns of secrets in log text; the first group stays, what follows it goes. Query arguments named like a password, the argument of PASS and LOGIN,
 * SASL blobs after AUTH (base64 holds user and password), Basic credentials, and the options of programs that take a password. Quotes may be
 * escaped, as in the strings of JSON.
 */
const SECRETS: readonly RegExp[] = [
  /((?:^|[?&;,\s"'])(?:pass(?:word|wd)?|pwd|passwort|secret)(?:\\?["'])?\s*[=:]\s*)(\\".*?\\"|"(?:[^"\\]|\\.)*"|[^\s&;,"']+)/gim,
  // The same as an element of XML, or the one a name stands beside.
  /((?:<(?:\w+:)?|\bName\s*=\s*["'])\w*(?:password|passwd|pwd|passwort)["']?\s*>)([^<]+)/gi,
  /(\bPASS(?:,\s|[\s+])\s*)(?!-(?:[\s,]|$))([^\s,]+)/g,
  /(\bAUTH,?\s+(?:-(?:,?\s+|\?))?\+?(?:LOGIN|PLAIN|NTLM|CRAM-MD5)[\s+]+)([A-Za-z0-9+/=]{4,})/gi,
  /(\bLOGIN\s+\S+\s+)("[^"]*"|\S+)/g,
  // The same as Exchange writes them, a column each; and what a client sends, alone, in answer to AUTH.
  /(,(?:pass,\s*|login,\s*"?[^\s,"]+ +))(?!\*)([^\s,"]+)/gi,
  /(,<,"?)((?=[A-Za-z+/]*[0-9=])[A-Za-z0-9+/]{6,}={0,2})(?=[,"]|$)/gm,
  /(\bBasic\s+)([A-Za-z0-9+/=]{4,})/g,
  // Options of programs: /p:x, -pw x, --password=x, and schtasks' /rp x. What begins like an option is none's value.
  /((?:^|[\s"])(?:\/|--?)(?:p|pw|pwd|rp|pass(?:word|wd|phrase|code)?|secret|token)(?:\s*[:=]\s*|\s+))(?![-/\s])("[^"]*"|[^\s"]+)/gim,
  // net use drive \\server\share password
  /(\bnet1?(?:\.exe)?(?:\\?")?\s+use\s+(?:\S+\s+)?\\\\\S+\s+)(?![/\s])("[^"]*"|\S+)/gim,
  // net user name password
  /(\bnet1?(?:\.exe)?(?:\\?")?\s+user\s+[^\s"\\/<]+\s+)(?![/*\s])([^\s"\\<]+)/gi,
  // ConvertTo-SecureString password; curl -u name:password
  /(\bConvertTo-SecureString\s+(?:-String\s+)?(?:\\?["'])?)(?![-$\s])([^\s"'\\]+)/gi,
  /(\s(?:-u|--user)\s+(?:\\?")?[^\s:"]+:)([^\s"\\]+)/g,
]

/** A log's text with every secret masked. Whatever is quoted from a log goes through here first. */
export function maskSecrets(text: string): string {
  return SECRETS.reduce((masked, secret) => masked.replace(secret, `$1${MASK}`), text)
}

/** Where the secrets of a text lie, in order and without overlaps. */
export function secretsIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  const found = SECRETS.flatMap(secret =>
    Array.from(text.matchAll(secret), ({ index, 1: before = '', 2: value = '' }) => {
      const start = index + before.length
      return { start, end: start + value.length }
    }),
  ).toSorted((a, b) => a.start - b.start || b.end - a.end)
  return found.filter(({ start }, i) => found.slice(0, i).every(earlier => earlier.end <= start))
}
