/** The lockout policy of a domain as the checklist reads it from a note: wrong passwords, and minutes. */
interface Policy {
  readonly threshold: number
  readonly duration?: number
  readonly window?: number
}

/** What `net accounts` calls its lines, in English, German, French and Spanish. */
const THRESHOLD = numberAfter('lockout threshold|sperrschwelle|seuil de verrouillage|umbral de bloqueo')
const DURATION = numberAfter('lockout duration|sperrdauer|dur[ée]e du verrouillage|duraci[óo]n de bloqueo')
const WINDOW = numberAfter(
  'lockout observation window|sperr.{0,3}berwachungsfenster|fen.?tre d.observation du verrouillage|ventana de obs\\. de bloqueo',
)
/** What one types who knows the numbers: threshold, duration, observation window. */
const NUMBERS = /^\s*(\d{1,3})(?:\s*[,;/ ]\s*(\d{1,5})(?:\s*[,;/ ]\s*(\d{1,5}))?)?\s*$/

/** The policy as a note of the case, from what `net accounts` prints or from its three numbers; undefined where neither is there, or nothing is ever locked. */
export function policyNote(text: string): string | undefined {
  const policy = fromNumbers(text) ?? fromPrint(text)
  if (policy === undefined || policy.threshold === 0) return undefined
  const { threshold, duration, window } = policy
  return [
    `Lockout threshold: ${threshold}`,
    ...(duration === undefined ? [] : [`Lockout duration (minutes): ${duration}`]),
    ...(window === undefined ? [] : [`Lockout observation window (minutes): ${window}`]),
  ].join('; ')
}

export const isPolicyNote = (note: string | undefined): boolean => note !== undefined && THRESHOLD.test(note)

function fromNumbers(text: string): Policy | undefined {
  const found = NUMBERS.exec(text)
  return found === null ? undefined : policyOf(found[1], found[2], found[3])
}

function fromPrint(text: string): Policy | undefined {
  return policyOf(THRESHOLD.exec(text)?.[1], DURATION.exec(text)?.[1], WINDOW.exec(text)?.[1])
}

function policyOf(threshold: string | undefined, duration: string | undefined, window: string | undefined): Policy | undefined {
  if (threshold === undefined) return undefined
  return {
    threshold: Number(threshold),
    ...(duration === undefined ? {} : { duration: Number(duration) }),
    ...(window === undefined ? {} : { window: Number(window) }),
  }
}

function numberAfter(labels: string): RegExp {
  return new RegExp(`(?:${labels})\\s*(?:\\([^)]*\\))?\\s*[:=]?\\s*(\\d+)`, 'i')
}
