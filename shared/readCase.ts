import { CASE_SCHEMA, type CaseFile, DATE_ORDERS } from './caseFile.ts'

/** A case that was read, or one sentence that says why the text is not one. */
export type ReadCase = { readonly ok: true; readonly case: CaseFile } | { readonly ok: false; readonly because: string }

const VERDICTS = ['SUPPORTED', 'RULED-OUT', 'NOT-EVIDENCE', 'INCONCLUSIVE', 'MISSING-DATA', 'NOT-APPLICABLE']
const FACT_KINDS = [
  'host-off',
  'no-terminal-services',
  'service-disabled',
  'process',
  'owns',
  'address-of',
  'load-balancer',
  'password-changed',
  'note',
]

/** Reads a case file; what is wrong is told by its place in the file. */
export function readCase(text: string): ReadCase {
  const value = parsed(text)
  if (!isRecord(value)) return { ok: false, because: 'it is not a JSON object' }
  if (value['schema'] !== CASE_SCHEMA) return { ok: false, because: `its "schema" is not "${CASE_SCHEMA}"` }
  const because = firstProblem(value)
  return because ? { ok: false, because } : { ok: true, case: value as unknown as CaseFile }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return undefined
  }
}

type Fields = Readonly<Record<string, unknown>>
type Check = (value: unknown) => string | undefined

function firstProblem(value: Fields): string | undefined {
  const known = ['schema', 'title', 'subject', 'clocks', 'facts', 'decisions']
  const unknown = Object.keys(value).find(key => !known.includes(key))
  if (unknown) return `"${unknown}" is not a part of a case`
  return (
    optional('title', isString)(value) ??
    optional('subject', record({ user: isString }, { domain: isString }))(value) ??
    optional(
      'clocks',
      list(record({ path: isString }, { zone: isString, year: isInteger, dates: oneOf(DATE_ORDERS), host: isString })),
    )(value) ??
    optional('facts', list(record({ kind: oneOf(FACT_KINDS) }, FACT_FIELDS)))(value) ??
    optional('decisions', list(record({ step: isString, verdict: oneOf(VERDICTS) }, { note: isString, evidence: list(EVIDENCE) })))(value)
  )
}

const isString: Check = value => (typeof value === 'string' ? undefined : 'is not text')
const isInteger: Check = value => (Number.isInteger(value) ? undefined : 'is not a whole number')
const isTime: Check = value => (typeof value === 'string' && Number.isFinite(Date.parse(value)) ? undefined : 'is not an ISO 8601 time')
const FACT_FIELDS: Readonly<Record<string, Check>> = {
  ...{ host: isString, ip: isString, user: isString, service: isString, image: isString, note: isString },
  ...{ pid: isInteger, at: isTime, from: isTime, to: isTime },
}
const EVIDENCE = record({ path: isString, line: isInteger }, { digest: isString })

function oneOf(words: readonly string[]): Check {
  return value => (words.some(word => word === value) ? undefined : `is none of ${words.join(', ')}`)
}

function optional(key: string, check: Check): (value: Fields) => string | undefined {
  return value => {
    if (value[key] === undefined) return undefined
    return told(key, check(value[key]))
  }
}

function record(required: Readonly<Record<string, Check>>, others: Readonly<Record<string, Check>>): Check {
  return value => {
    if (!isRecord(value)) return 'is not an object'
    for (const [key, check] of Object.entries(required)) {
      const problem = told(key, value[key] === undefined ? 'is missing' : check(value[key]))
      if (problem) return problem
    }
    return Object.entries(others)
      .map(([key, check]) => optional(key, check)(value))
      .find(problem => problem !== undefined)
  }
}

function list(check: Check): Check {
  return value => {
    if (!Array.isArray(value)) return 'is not a list'
    const problems = value.map((item, i) => told(String(i + 1), check(item)))
    return problems.find(problem => problem !== undefined)
  }
}

/** Joins the names on the way to a problem: "decisions › 2 › verdict is none of …". */
function told(key: string, problem: string | undefined): string | undefined {
  if (problem === undefined) return undefined
  return problem.startsWith('is ') ? `${key} ${problem}` : `${key} › ${problem}`
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
