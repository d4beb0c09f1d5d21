import { m01ActiveSync } from './m01ActiveSync.ts'
import { m02WebProtocol } from './m02WebProtocol.ts'
import { m03Ntlm } from './m03Ntlm.ts'
import { m04AdFs } from './m04AdFs.ts'
import { m05RemoteDesktop } from './m05RemoteDesktop.ts'
import { m06Task } from './m06Task.ts'
import { m07Service } from './m07Service.ts'
import { m08OwnMachine } from './m08OwnMachine.ts'
import { m09bSqlServer } from './m09bSqlServer.ts'
import { m09Radius } from './m09Radius.ts'
import { m10Submission } from './m10Submission.ts'
import { m11Mailbox } from './m11Mailbox.ts'
import { m12LdapBind } from './m12LdapBind.ts'
import { m13Kerberos } from './m13Kerberos.ts'
import { m14Spray } from './m14Spray.ts'
import { m15Devices } from './m15Devices.ts'
import type { Step } from './step.ts'

/** The branches of the tree, for special causes, in the order of the checklist. */
export const branches: readonly Step[] = [
  m01ActiveSync,
  m02WebProtocol,
  m03Ntlm,
  m04AdFs,
  m05RemoteDesktop,
  m06Task,
  m07Service,
  m08OwnMachine,
  m09Radius,
  m09bSqlServer,
  m10Submission,
  m11Mailbox,
  m12LdapBind,
  m13Kerberos,
  m14Spray,
  m15Devices,
]
