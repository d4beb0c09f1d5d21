const FORMATS: Readonly<Record<string, string>> = {
  'security-text': 'Security, text',
  'security-csv': 'Security, CSV',
  'security-xml': 'Security, XML',
  'security-json': 'Security, JSON',
  'security-lines': 'Security, lines',
  evtx: 'Event log',
  evt: 'Event log, old',
  netlogon: 'Netlogon',
  'iis-w3c': 'IIS web',
  'iis-smtp': 'IIS SMTP',
  'iis-nntp': 'IIS NNTP',
  'iis-ftp': 'IIS FTP',
  'iis-native': 'IIS native',
  'iis-ncsa': 'IIS NCSA',
  httperr: 'HTTP errors',
  'exchange-smtp': 'Exchange SMTP',
  'exchange-pop3': 'Exchange POP3',
  'exchange-imap4': 'Exchange IMAP4',
  'exchange-httpproxy': 'Exchange proxy',
  'exchange-tracking': 'Message tracking',
  tasklist: 'Process list',
  netstat: 'Connections',
  'process-list': 'Process list',
  'service-list': 'Service list',
  'session-list': 'Session list',
  nps: 'RADIUS',
  'nps-xml': 'RADIUS',
  dhcp: 'DHCP',
  pcap: 'Network trace',
}

/** What a format is called where there is little room; formats as documents name them. */
export function formatWords(format: string): string {
  return FORMATS[format] ?? format
}
