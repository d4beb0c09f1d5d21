import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'

export type ContractName = 'entry' | 'investigation' | 'case'

/** What is wrong with a document by its contract; empty where nothing is. */
export function violations(contract: ContractName, document: unknown): readonly string[] {
  const validate = validators.get(contract) ?? compile(contract)
  validators.set(contract, validate)
  if (validate(document)) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

const validators = new Map<ContractName, ReturnType<Ajv2020['compile']>>()

function compile(contract: ContractName): ReturnType<Ajv2020['compile']> {
  const schema: unknown = JSON.parse(readFileSync(path.join(import.meta.dirname, `${contract}.schema.json`), 'utf8'))
  return new Ajv2020({
    strict: false,
    formats: { 'date-time': text => !Number.isNaN(Date.parse(text)) && /Z$|[+-]\d\d:\d\d$/.test(text) },
  }).compile(schema as object)
}
