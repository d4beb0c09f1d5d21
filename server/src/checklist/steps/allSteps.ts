import { branches } from './branches.ts'
import { r01LogOff } from './r01LogOff.ts'
import { s01Scope } from './s01Scope.ts'
import { s02Lockout } from './s02Lockout.ts'
import { s03Clocks } from './s03Clocks.ts'
import { s04Source } from './s04Source.ts'
import { s05Workstation } from './s05Workstation.ts'
import { s06Session } from './s06Session.ts'
import { s07Netlogon } from './s07Netlogon.ts'
import { s08Logon } from './s08Logon.ts'
import { s09Process } from './s09Process.ts'
import { s10Services } from './s10Services.ts'
import { s11Disabled } from './s11Disabled.ts'
import { s12WebLog } from './s12WebLog.ts'
import { s13SmtpName } from './s13SmtpName.ts'
import { s14Clients } from './s14Clients.ts'
import { s15Cadence } from './s15Cadence.ts'
import { s16Trace } from './s16Trace.ts'
import { s17Owner } from './s17Owner.ts'
import { s18WhyNow } from './s18WhyNow.ts'
import { s19Remedy } from './s19Remedy.ts'
import { s20Verify } from './s20Verify.ts'
import type { Step } from './step.ts'

/** The checklist: every step, always in this order. */
export const STEPS: readonly Step[] = [
  s01Scope,
  s02Lockout,
  s03Clocks,
  s04Source,
  s05Workstation,
  s06Session,
  s07Netlogon,
  s08Logon,
  s09Process,
  s10Services,
  s11Disabled,
  s12WebLog,
  s13SmtpName,
  s14Clients,
  s15Cadence,
  s16Trace,
  s17Owner,
  s18WhyNow,
  s19Remedy,
  s20Verify,
  r01LogOff,
  ...branches,
]
