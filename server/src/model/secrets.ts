/** What stands in place of a secret. */
const MASK = '•••'

/**
 * Patterns of secrets in log text; the first group stays, what follows it goes. Query arguments named like a password, the argument of PASS and LOGIN,
 * SASL blobs after AUTH (base64 holds user and password) and Basic credentials.
 */
const SECRETS: readonly RegExp[] = [
  /((?:^|[?&;,\s"'])(?:pass(?:word|wd)?|pwd|passwort|secret)\s*[=:]\s*)("[^"]*"|[^\s&;,"']+)/gim,
  /(\bPASS(?:,\s|[\s+])\s*)(?!-(?:[\s,]|$))([^\s,]+)/g,
  /(\bAUTH,?\s+(?:-(?:,?\s+|\?))?\+?(?:LOGIN|PLAIN|NTLM|CRAM-MD5)[\s+]+)([A-Za-z0-9+/=]{4,})/gi,
  /(\bLOGIN\s+\S+\s+)("[^"]*"|\S+)/g,
  /(\bBasic\s+)([A-Za-z0-9+/=]{4,})/g,
]

/** A log's text with every secret masked. Whatever is quoted from a log goes through here first. */
export function maskSecrets(text: string): string {
  return SECRETS.reduce((masked, secret) => masked.replace(secret, `$1${MASK}`), text)
}
