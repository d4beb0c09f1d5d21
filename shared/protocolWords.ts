import type { SourceProtocol } from './investigation.ts'

const PROTOCOLS: Readonly<Partial<Record<SourceProtocol, string>>> = {
  owa: 'Outlook Web Access',
  activesync: 'ActiveSync',
  ews: 'Exchange Web Services',
  autodiscover: 'Autodiscover',
  kerberos: 'Kerberos',
  interactive: 'the console',
  batch: 'a scheduled task',
  service: 'a service',
  adfs: 'AD FS',
}

/** What a protocol is called for people; undefined of one that nobody knows. */
export function protocolWords(protocol: SourceProtocol | undefined): string | undefined {
  if (!protocol || protocol === 'unknown') return undefined
  return PROTOCOLS[protocol] ?? protocol.toUpperCase()
}

/** How somebody signs in by a protocol: `over SMTP`, `by a service`, `at the console`; undefined of one that nobody knows. */
export function wayWords(protocol: SourceProtocol | undefined): string | undefined {
  const words = protocolWords(protocol)
  if (words === undefined) return undefined
  if (protocol === 'interactive') return `at ${words}`
  return `${protocol === 'batch' || protocol === 'service' ? 'by' : 'over'} ${words}`
}
