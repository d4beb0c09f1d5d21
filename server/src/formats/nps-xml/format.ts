import { RADIUS_FIELDS } from '../../frames/radius/fields.ts'
import type { Format } from '../format.ts'
import { recogniseNpsXml } from './claim.ts'
import { npsXmlScanner, npsXmlValues } from './scan.ts'

/** The log of a Network Policy Server in XML ("DTS compliant", the usual one since Windows 2008): who signed in through which access point, and from which device. */
export const npsXml: Format = {
  id: 'nps-xml',
  dataset: 'nps',
  title: 'NPS log (XML)',
  language: 'lockout-nps-xml',
  basis: 'local',
  fields: RADIUS_FIELDS,
  can: { userName: 'written', clientAddress: 'sometimes', failure: 'written', process: 'never' },
  grammar: 'xml',
  recognise: recogniseNpsXml,
  scanner: npsXmlScanner,
  values: npsXmlValues,
}
