import { DESCRIBED_FIELDS, EVENT_FIELDS } from '../../frames/event/eventFields.ts'
import type { Format } from '../format.ts'
import { recogniseSecurityJson } from './claim.ts'
import { basisUnder, jsonValues, securityJsonScanner } from './scan.ts'
import { descriptionParts } from './within.ts'

/** Events of Windows as JSON, as log shippers and converters write them. */
export const securityJson: Format = {
  id: 'security-json',
  title: 'Windows Security log (JSON)',
  language: 'lockout-security-json',
  basis: 'utc',
  basisUnder,
  fields: [...EVENT_FIELDS, ...DESCRIBED_FIELDS],
  // As in the Security log itself: NTLM validations have no address, Kerberos ones no process.
  can: { userName: 'written', clientAddress: 'sometimes', failure: 'written', process: 'sometimes' },
  grammar: 'json',
  recognise: recogniseSecurityJson,
  scanner: securityJsonScanner,
  values: jsonValues,
  within: (_heading, record, field, text) => descriptionParts(record, field, text),
}
