import { DESCRIPTION, EVENT_FIELDS } from '../../frames/event/eventFields.ts'
import type { Format } from '../format.ts'
import { recogniseSecurityXml } from './claim.ts'
import { securityXmlScanner, xmlValues } from './scan.ts'
import { toldParts } from './within.ts'

/** Events of Windows as XML: what Event Viewer saves and `wevtutil /f:xml` prints. */
export const securityXml: Format = {
  id: 'security-xml',
  title: 'Windows Security log (XML)',
  language: 'lockout-security-xml',
  basis: 'utc',
  fields: [...EVENT_FIELDS, DESCRIPTION],
  // As in the Security log itself: NTLM validations have no address, Kerberos ones no process.
  can: { userName: 'written', clientAddress: 'sometimes', failure: 'written', process: 'sometimes' },
  grammar: 'xml',
  recognise: recogniseSecurityXml,
  scanner: securityXmlScanner,
  values: xmlValues,
  within: (_heading, record, field, text) => toldParts(record, field, text),
}
