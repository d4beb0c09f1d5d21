import { exchangeHttpproxy } from './exchange-httpproxy/format.ts'
import { exchangeImap4 } from './exchange-imap4/format.ts'
import { exchangePop3 } from './exchange-pop3/format.ts'
import { exchangeSmtp } from './exchange-smtp/format.ts'
import { exchangeTracking } from './exchange-tracking/format.ts'
import type { Format } from './format.ts'
import { npsXml } from './nps-xml/format.ts'
import { dhcp } from './dhcp/format.ts'
import { httperr } from './httperr/format.ts'
import { iisFtp } from './iis-ftp/format.ts'
import { iisNative } from './iis-native/format.ts'
import { iisNcsa } from './iis-ncsa/format.ts'
import { iisNntp } from './iis-nntp/format.ts'
import { iisSmtp } from './iis-smtp/format.ts'
import { iisW3c } from './iis-w3c/format.ts'
import { netlogon } from './netlogon/format.ts'
import { netstat } from './netstat/format.ts'
import { nps } from './nps/format.ts'
import { securityCsv } from './security-csv/format.ts'
import { securityJson } from './security-json/format.ts'
import { securityLines } from './security-lines/format.ts'
import { securityText } from './security-text/format.ts'
import { processList } from './process-list/format.ts'
import { securityXml } from './security-xml/format.ts'
import { serviceList } from './service-list/format.ts'
import { sessionList } from './session-list/format.ts'
import { tasklist } from './tasklist/format.ts'

/** All formats, in the order in which equal claims are settled. The only place that names them. */
export const FORMATS: readonly Format[] = [
  securityText,
  securityLines,
  securityXml,
  securityJson,
  netlogon,
  iisW3c,
  iisSmtp,
  iisNntp,
  iisFtp,
  iisNative,
  iisNcsa,
  httperr,
  tasklist,
  netstat,
  processList,
  serviceList,
  sessionList,
  dhcp,
  nps,
  securityCsv,
  exchangeSmtp,
  exchangePop3,
  exchangeImap4,
  exchangeHttpproxy,
  exchangeTracking,
  npsXml,
]
