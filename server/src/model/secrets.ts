/** What stands in place of a secret. */
export const MASK = '•••'

/** A quote as it is written: escaped once or more in JSON, doubled in rows of values between commas, named in XML. */
const QUOTE = String.raw`(?:"|&(?:amp;){0,3}(?:quot|#34);)`
/** One quote, however often it is doubled; and the place behind one that is. */
const MARK = String.raw`(?:(?:\\{0,15}${QUOTE}){1,8}|\\{0,15}(?:'|&(?:amp;){0,3}(?:apos|#39);))`
const DOUBLED = String.raw`(?<=${QUOTE}\\{0,15}${QUOTE})`
/** The signs around the names of XML, which are named in XML that stands within XML. */
const LESS = String.raw`(?:<|&(?:amp;){0,3}lt;)`
const GREATER = String.raw`(?:>|&(?:amp;){0,3}gt;)`
/**
 * What stands in quotes, up to such a quote as it begins with: within it they may be escaped once more, or doubled. Where a row ends that is in quotes itself, one more
 * stands there. Behind two quotes with nothing in them something else begins.
 */
const QUOTED = String.raw`(?<mark>${MARK})(?!${DOUBLED}[\s,;:<>)}\]]|\\*"|\k<mark>)[^\r\n]{1,500}?(?<!["\\])\k<mark>(?:${DOUBLED}(?:\\*${QUOTE}){1,2}(?!")|(?<=\\")|(?!(?<=")"))`
/** Between a name and its value: as written, in a query inside a query, in escaped JSON or XML. */
const IS = String.raw`${MARK}?[^\S\r\n]*(?:[=:]|%(?:25)?3[da])[^\S\r\n]*`
/** Words that say how it is with a password; they are none. */
const STATE = String.raw`(?:expired|incorrect|wrong|invalid|required|missing|rejected|accepted)\b`
/** A value up to its closing quote, or one word. A dash alone stands for no value. */
const VALUE = String.raw`(?!-(?:[\s,"<]|$)|${STATE})(${QUOTED}|\\*["'](?!\\*["'])[^\r\n"']{1,500}|(?!\\+["'])[^\s&;,"'<>]+)`
const DATE = String.raw`\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b`
/** Base64 as a whole word: letters of both cases, and more than a capital at the beginning. */
const BLOB = String.raw`((?=[A-Z0-9+/]{0,100}[a-z])(?=[A-Za-z+/]{0,100}(?:[0-9=]|[a-z+/][A-Z]))[A-Za-z0-9+/]{6,}={0,2})`
/** What a password is called in the languages of the logs, besides password and Kennwort. */
const TRANSLATED = String.raw`(?:mot[ _+-]de[ _+-]passe|contrase(?:ñ|n|%C3%B1)a|senha|palavra[ -]passe|parola d.ordine)`
/** A word as it is, or with some of its letters written as numbers, once or twice over (`p%61ssword`). */
const spelt = (word: string): string =>
  Array.from(
    word,
    letter => `(?:${letter}|%(?:25)?(?:${[letter, letter.toUpperCase()].map(c => c.charCodeAt(0).toString(16)).join('|')}))`,
  ).join('')
/** A word of a command line, or several in quotes. */
const WORD = String.raw`(${QUOTED}|[^\s"'\\<]+)`
const NET = String.raw`\bnet1?(?:\.exe)?${MARK}?\s+`

/** What stands in every match of some patterns below. */
const NAMED = 'pass|kennwort|pw|secret|token'
const TRANSLATED_SIGN = 'mot[ _+-]de|contrase|senha|palavra|parola'
const OPTION = String.raw`(?:\/|-)(?:p[wdo]?|rp)[\s:=]`
const NET_USE = `${NET}use`

/**
 * Patterns of secrets in log text, each behind a sign that stands in all that it matches; the first group stays, the second goes. Values named like a password,
 * the argument of PASS and LOGIN, SASL blobs after AUTH (base64 holds user and password), credentials of HTTP, and the options of programs that take a password. Quotes may be escaped, as in the
 * strings of JSON. No part may run on without a bound from every place of a line: lines of a megabyte are masked too.
 */
const SECRETS: readonly (readonly [sign: string, secret: RegExp])[] = [
  [
    NAMED,
    new RegExp(
      String.raw`((?:(?<!impostazione\s)pass(?:word|wd|phrase|wort)|kennwort|pwd|client_?secret|(?<![a-z])(?:pass|pw|secret|(?:access|refresh|id|auth)_?token))${IS})${VALUE}`,
      'gi',
    ),
  ],
  [
    String.raw`%(?:25)?[4-7][\da-f]`,
    new RegExp(
      String.raw`((?=[a-z]{0,8}%)(?:${['password', 'passwd', 'pass', 'pwd', 'secret', 'token'].map(spelt).join('|')})(?:=|%(?:25)?3d))${VALUE}`,
      'gi',
    ),
  ],
  // Words that also end the label of a date ("Dernière définition du mot de passe : 12/09/2006").
  [
    TRANSLATED_SIGN,
    new RegExp(
      String.raw`(${TRANSLATED}(?:[^\S\r\n]utilisateur)?${IS})(?!(?<=\bd(?:u|e|a|ella)\s${TRANSLATED}${IS})${DATE})${VALUE}`,
      'gi',
    ),
  ],
  ['token|api[_-]?key', new RegExp(String.raw`((?<![a-z])(?:token|(?:x-)?api[_-]?key)(?:=|%(?:25)?3d|(?<=key):[^\S\r\n]*))${VALUE}`, 'gi')],
  // In a sentence: what is quoted, or more than a word of letters.
  [
    `${NAMED}|${TRANSLATED_SIGN}`,
    new RegExp(
      String.raw`((?:\b(?:password|passwort|kennwort)|${TRANSLATED})\s+(?:is|was|ist|war|lautet|est|était|es|era|é|è)(?=[\s:]):?\s*)(${QUOTED}|(?=\S*[A-Za-z])(?=\S*[0-9!@#$%^&*?])[^\s,;]+(?<![.!?]))`,
      'giu',
    ),
  ],
  // The same as an element of XML, or the one a name stands beside; and the attribute of a RADIUS request in a row.
  [
    NAMED,
    new RegExp(
      String.raw`((?:${LESS}(?:\w+:)?|\bName\s*=\s*${MARK})[\w-]{0,40}?(?:password|passwd|pwd|passwort)${MARK}?(?:\s[^<>]{0,100}?)?${GREATER})((?:(?!${LESS})[^])+)`,
      'gi',
    ),
  ],
  [
    NAMED,
    new RegExp(String.raw`(${LESS}[\w:-]{0,40}password[^<>]{0,100}?${GREATER}\s{0,40}${LESS}value${GREATER})((?:(?!${LESS})[^])+)`, 'gi'),
  ],
  [NAMED, new RegExp(String.raw`(\bUser-Password${MARK}?,\s*${MARK}?)([^\s,"\\&]+)`, 'gi')],
  [NAMED, /((?:\bPASS|(?:^|\]|,\s?|\s(?:-|[\d.]+)\s)[Pp]ass)(?:,\s|[\s+])\s*)(?!-(?:[\s,]|$))([^\s,]+)/gm],
  [
    'auth',
    /(\b(?:AUTH|[Aa]uth)(?:ENTICATE|enticate)?[,\s+]+(?:-(?:,?[\s+]+|\?))?\+?(?:LOGIN|PLAIN|NTLM|CRAM-MD5|XOAUTH2|[Ll]ogin|[Pp]lain|ntlm)[\s+]+)(?!8BITMIME\b)((?=[A-Za-z+/]{0,100}(?:[0-9=]|[a-z+/][A-Z]))[A-Za-z0-9+/=]{4,})/g,
  ],
  [
    'login',
    new RegExp(
      String.raw`((?:(?<![\w+]|AUTH[ ,])LOGIN\s+|(?:^|["\s,>;])[A-Za-z]{1,8}\d{1,8}\s+login\s+)(?:"[^"\r\n]*"|\S+)\s+)(${QUOTED}|[^\s,"]+)`,
      'gm',
    ),
  ],
  // The same as Exchange writes them, a column each; and what a client sends, alone, in answer to AUTH.
  [NAMED, /(,pass,\s*)(?!\*)((?:\\*")+[^"\r\n]*"+|[^,"\r\n]+)/gi],
  ['login', /(,login,\s*(?:\\*")*[^\s,"]+(?:\\*")*\s+)(?!\*)((?:\\*")+[^"\r\n]*"+|[^\s,"]+)/gi],
  [
    ',[<&]',
    /(,(?:<|&(?:amp;){0,3}lt;),"?)(?!(?:QUIT|DATA|RSET|NOOP|HELP|EHLO|HELO|TURN|AUTH|BDAT|VRFY|EXPN|ETRN|STARTTLS)[,"\s])((?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)(?=[,"\r\n]|$)/gim,
  ],
  // The same where a server logs it as a command that it does not know: in W3C rows, the Microsoft layout and the common one.
  [
    String.raw`\s(?:235|334|50\d|53\d)(?:[\s"'\\<&]|$)`,
    new RegExp(String.raw`((?<=[\d.:a-f])\s)${BLOB}(?=\s-(?:\s\S{1,200})?\s(?:235|334|50\d|53\d)(?:[\s"'\\<&]|$))`, 'g'),
  ],
  [String.raw`,\s[2-5]\d\d,\s\d`, new RegExp(String.raw`(,\s[2-5]\d\d,\s\d{1,10},\s)${BLOB}(?=,\s)`, 'g')],
  [String.raw`-\?`, new RegExp(String.raw`(["';])${BLOB}(?=\s-\?\S{0,200}\s(?:SMTP|NNTP)${MARK})`, 'g')],
  [
    'auth',
    new RegExp(
      String.raw`(\bAuthorization${MARK}?\s*[:=](?:[\s+]|${MARK})*(?:Basic|Bearer|NTLM|Negotiate|Digest)[\s+]+)([^\s"'\\&<]+)`,
      'gi',
    ),
  ],
  ['basic', /(\b(?:BASIC|[Bb]asic)[\s+]+)((?=[A-Za-z+/]{0,100}(?:[0-9=]|[a-z+/][A-Z]))[A-Za-z0-9+/=]{6,})/g],
  // scheme://user:password@host
  ['://', /(:\/\/[^\s/:@"]{0,128}:)([^\s/@"]{1,256})(?=@)/g],
  // Options of programs: /p:x, -pw x, --password=x, -AdminPassword x, and schtasks' /rp x. What begins like an option is none's value.
  [
    `${NAMED}|${OPTION}`,
    new RegExp(
      String.raw`((?:^|[\s"'>;])(?:\/|--?)(?:[\w.-]{0,40}?(?:(?<!by)pass(?:word|wd|phrase|code)?|pwd|secret)[a-z]?|p|pw|pd|po|rp|token)(?:\s*[:=]\s*|\s+))(?![-/\s]|HTTP\/|\((?:ConvertTo|Get|Read)-)${WORD}`,
      'gim',
    ),
  ],
  // Samba's programs: -U name%password
  ['-u', new RegExp(String.raw`(\s(?:-U|--user)[\s=]+${MARK}?[^\s%"'&]{1,100}%)([^\s"'\\&]+)`, 'g')],
  ['sql|sshpass|bcp|7z', /(\b(?:mysql\w{0,10}|sshpass|osql|sqlcmd|isql|bcp|7z\w?)(?:\.exe)?\s(?:[^\r\n]{0,200}?\s)?-p)([^\s"<]+)/gi],
  // net use drive \\server\share password /user:name, or the password last
  [NET_USE, new RegExp(String.raw`(${NET}use\s+(?:[^\s\\]+\s+)?\\\\\S+\s+)(?![/*\s])${WORD}`, 'gi')],
  [NET_USE, new RegExp(String.raw`(${NET}use\s[^\r\n]{0,300}?\/u(?:ser)?:(?:"[^"\r\n]*"|\S+)\s+)(?![/*\s])${WORD}`, 'gi')],
  // net user name password; rasdial entry name password
  [NET_USE, new RegExp(String.raw`(${NET}user\s+(?:\/\w+\s+)?[^\s"\\/<]+\s+)(?![/*\s])${WORD}`, 'gi')],
  [
    'rasdial|autologon',
    new RegExp(String.raw`(\b(?:rasdial|autologon)(?:64)?(?:\.exe)?\s+(?:"[^"\r\n]*"|[^\s/]\S*)\s+[^\s/]\S*\s+)(?![/*\s])${WORD}`, 'gi'),
  ],
  // reg add … /v DefaultPassword … /d password
  [NAMED, new RegExp(String.raw`(password\b[^\r\n]{0,80}?\s\/d\s+)${WORD}`, 'gi')],
  [NAMED, /(password\s+REG_(?:EXPAND_)?SZ\s+)(\S+)/gi],
  ['ldap', new RegExp(String.raw`(\bldap[a-z]{3,8}(?:\.exe)?\s(?:[^\r\n]{0,200}?\s)?-w\s+)${WORD}`, 'gi')],
  // PowerShell, and curl -u name:password
  ['securestring', new RegExp(String.raw`(\bConvertTo-SecureString(?:\s+-(?:AsPlainText|Force|String))*\s+)(?![-$(\s])${WORD}`, 'gi')],
  ['securestring', new RegExp(String.raw`()((?:["']|${QUOTE})[^"'&|\r\n]{1,200}${MARK})(?=\s*\|\s*ConvertTo-SecureString)`, 'gi')],
  ['credential', new RegExp(String.raw`(\b(?:PS|Network)Credential\s*\(\s*${MARK}[^"'&\r\n]*${MARK}\s*,\s*)(?!\()${WORD}`, 'gi')],
  ['-u', new RegExp(String.raw`((?:\s(?:-u|--user)[\s=]+|\bcurl(?:\.exe)?\s(?:[^\r\n]{0,200}?\s)?-u)${MARK}?[^\s:"&]+:)([^\s"\\&]+)`, 'g')],
]

/** No secret is found in a text without one of these signs: most texts have none, and are told by one look. */
const SIGN = new RegExp(Array.from(new Set(SECRETS.map(([sign]) => sign))).join('|'), 'i')

const SIGNED = SECRETS.map(([sign, secret]) => ({ sign: new RegExp(sign, 'i'), secret }))

/** Bytes of which every sign has one. */
const OF_SIGNS = Uint8Array.from({ length: 256 }, (_, byte) => ('-/<=%,aeiw'.includes(String.fromCharCode(byte).toLowerCase()) ? 1 : 0))

/** Whether a text can have one of those signs, by its bytes: numbers and a few words between them have none, and need not be looked through as a text. */
export function mayHoldSecret(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (OF_SIGNS[bytes[i]!] === 1) return true
  return false
}

/** A log's text with every secret masked. Whatever is quoted from a log goes through here first. */
export function maskSecrets(text: string): string {
  if (!SIGN.test(text)) return text
  return SIGNED.reduce((masked, { sign, secret }) => (sign.test(masked) ? masked.replace(secret, `$1${MASK}`) : masked), text)
}

/** Names hold none as a rule; a row that is out of step with its columns can have a query or a command line in the place of one. */
const UNLIKE_A_NAME = /[=\s]|:\/\//

/** A name as it is kept: without the secrets of what stands in its place. */
export const nameWithoutSecrets = (text: string): string => (UNLIKE_A_NAME.test(text) ? maskSecrets(text) : text)

/** Where the secrets of a text lie, in order and without overlaps. */
export function secretsIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  if (!SIGN.test(text)) return []
  // Looking for all places copies a pattern: it is worth that only where there is one.
  const found = SIGNED.filter(({ sign, secret }) => sign.test(text) && text.search(secret) >= 0)
    .flatMap(({ secret }) =>
      Array.from(text.matchAll(secret), ({ index, 1: before = '', 2: value = '' }) => {
        const start = index + before.length
        return { start, end: start + value.length }
      }),
    )
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  let reach = 0
  return found.filter(({ start, end }) => {
    const isFree = start >= reach
    reach = Math.max(reach, end)
    return isFree
  })
}
