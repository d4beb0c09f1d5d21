import { lockedOut, loggedOff, passwordChange, preAuthenticationFailed, unlocked, validation } from '../../../tools/sample/accountText.ts'
import { acceptedLogon, type Caller, eventBlock, type LegacyEvent, type Logon, refusedLogon } from '../../../tools/sample/eventText.ts'
import type { SecurityEvent } from '../events.ts'

type Body = Pick<LegacyEvent, 'id' | 'category' | 'description'>

/** One event as the Event Viewer of Windows Server 2003 copies it; '' where that era has no such event. */
export function legacyText(event: SecurityEvent, zoneMinutes: number): string {
  const body = bodyOf(event)
  if (body === undefined) return ''
  const { at, audit, computer } = event
  return `${eventBlock({ ...body, at, audit, computer, user: 'NT AUTHORITY\\SYSTEM' }, zoneMinutes)}\r\n`
}

function bodyOf({ id, data }: SecurityEvent): Body | undefined {
  const user = data['TargetUserName'] ?? ''
  const domain = data['TargetDomainName'] ?? ''
  const actor = { user: data['SubjectUserName'] ?? '-', domain: data['SubjectDomainName'] ?? '-', logonId: '(0x0,0x3E7)' }
  const code = `0x${(data['Status'] ?? '0x0').slice(2).toUpperCase()}`
  switch (id) {
    case 4625:
      return logonBody(
        refusedLogon(data['Status'] === '0xc0000234' ? 539 : 529, logonOf(data)),
        data['Status'] === '0xc0000234' ? 539 : 529,
      )
    case 4624: {
      const legacy = data['LogonType'] === '3' ? 540 : 528
      return logonBody(acceptedLogon(legacy, logonOf(data), legacyId(data['TargetLogonId'])), legacy)
    }
    case 4634:
      return logonBody(loggedOff(user, domain, legacyId(data['TargetLogonId']), Number(data['LogonType'])), 538)
    case 4740:
      return { id: 644, category: 'Account Management', description: lockedOut(user, data['SubjectDomainName'] ?? '', domain, actor) }
    case 4767:
      return { id: 671, category: 'Account Management', description: unlocked(user, domain, actor) }
    case 4723:
      return { id: 627, category: 'Account Management', description: passwordChange(user, domain, actor) }
    case 4771:
      return {
        id: 675,
        category: 'Account Logon',
        description: preAuthenticationFailed(user, domain, (data['IpAddress'] ?? '').replace('::ffff:', '')),
      }
    case 4776:
      return { id: 680, category: 'Account Logon', description: validation(user, data['Workstation'] ?? '', code) }
    case 4779:
      return logonBody(disconnection(data), 683)
    default:
      return undefined
  }
}

const logonBody = (description: readonly string[], id: number): Body => ({ id, category: 'Logon/Logoff', description })
const legacyId = (logonId = '0x0'): string => `(0x0,0x${logonId.slice(2).toUpperCase()})`

function logonOf(data: SecurityEvent['data']): Logon {
  const pid = Number(data['ProcessId'] ?? 0)
  const caller: Caller = {
    user: data['SubjectUserName'] ?? '-',
    domain: data['SubjectDomainName'] ?? '-',
    logonId: pid === 0 ? '-' : '(0x0,0x3E7)',
    pid: pid === 0 ? '-' : String(pid),
    address: data['IpAddress'] ?? '-',
    port: data['IpPort'] ?? '-',
  }
  return {
    user: data['TargetUserName'] ?? '',
    domain: data['TargetDomainName'] ?? '',
    type: Number(data['LogonType']),
    process: data['LogonProcessName'] ?? '',
    authentication: data['AuthenticationPackageName'] ?? '',
    workstation: data['WorkstationName'] ?? '',
    caller,
  }
}

function disconnection(data: SecurityEvent['data']): string[] {
  const value = (key: string): string => data[key] ?? '-'
  return [
    'Session disconnected from winstation:',
    ` \tUser Name:\t${value('AccountName')}`,
    ` \tDomain:\t\t${value('AccountDomain')}`,
    ` \tLogon ID:\t\t${legacyId(data['LogonID'])}`,
    ` \tSession Name:\t${value('SessionName')}`,
    ` \tClient Name:\t${value('ClientName')}`,
    ` \tClient Address:\t${value('ClientAddress')}`,
  ]
}
