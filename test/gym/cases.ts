import type { GymCase } from './case.ts'
import { clockSet } from './cases/clockSet.ts'
import { behindGateway, forwarded, onlyHistory, phoneAndDrive, roamingPhone } from './cases/mixed.ts'
import { benign, desktopSpray, onlyTheServer, spray, tooLittle } from './cases/nobody.ts'
import { mistyping, oldSession, taskAndService, wirelessPhone } from './cases/onTheMachine.ts'
import { kerberosClient, ldapBind, mappedDrive, onlyNetlogon, savedDesktop } from './cases/remoteMachine.ts'
import { printer } from './cases/submission.ts'
import { mailProgram } from './cases/mailProgram.ts'
import { smtpClient } from './cases/smtpClient.ts'
import { webClient } from './cases/webClient.ts'

const NEW_YEARS_EVE = ({ begin }: { readonly begin: number }): number => Date.UTC(new Date(begin).getUTCFullYear(), 11, 31, 23, 5)

/** The kinds of cases, each told anew for every seed. */
export const CASES: readonly GymCase[] = [
  smtpClient({ name: 'SMTP client with a stale password' }),
  smtpClient({ name: 'SMTP client beside a twin that never pauses', twin: true }),
  smtpClient({ name: 'SMTP client behind NAT', nat: true }),
  smtpClient({ name: 'SMTP device used now and then', irregular: true }),
  smtpClient({ name: 'SMTP client, only the controller’s logs', onlyController: true }),
  smtpClient({ name: 'SMTP client over New Year', begin: NEW_YEARS_EVE }),
  smtpClient({ name: 'SMTP client while the clocks go forward', clocks: 'forward' }),
  smtpClient({ name: 'SMTP client while the clocks go back', clocks: 'back' }),
  smtpClient({ name: 'SMTP client, three tries each, probes of its beat', triesEach: 3 }),
  clockSet,
  mailProgram('POP3'),
  mailProgram('IMAP4'),
  webClient({ name: 'phone, ActiveSync', as: 'phone', balancer: 'none' }),
  webClient({ name: 'phone behind a load balancer', as: 'phone', balancer: 'silent' }),
  webClient({ name: 'phone behind a forwarding load balancer', as: 'phone', balancer: 'forwards' }),
  webClient({ name: 'phone, only the log of the Exchange proxy', as: 'phone', balancer: 'forwards', layout: 'proxy' }),
  webClient({ name: 'load balancer, and no web log', as: 'phone', balancer: 'silent', withoutLog: true }),
  webClient({ name: 'web application, Basic', as: 'application', balancer: 'none' }),
  webClient({ name: 'web application, log in IIS format', as: 'application', balancer: 'none', layout: 'native' }),
  webClient({ name: 'web application, log in NCSA format', as: 'application', balancer: 'none', layout: 'ncsa' }),
  printer,
  mappedDrive,
  kerberosClient,
  ldapBind,
  savedDesktop,
  onlyNetlogon,
  behindGateway,
  forwarded,
  phoneAndDrive,
  roamingPhone,
  onlyHistory,
  taskAndService,
  oldSession,
  wirelessPhone('Wi-Fi with a blank caller', 'security'),
  wirelessPhone('Wi-Fi, log of the policy server', 'nps'),
  mistyping,
  spray,
  desktopSpray,
  benign,
  tooLittle,
  onlyTheServer,
]
