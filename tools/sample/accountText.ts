/** Descriptions of the events a domain controller writes about accounts and tickets, as Windows Server 2003 renders them. */

const NTLM_PACKAGE = 'MICROSOFT_AUTHENTICATION_PACKAGE_V1_0'

/** Who did something to an account. */
export interface Actor {
  readonly user: string
  readonly domain: string
  readonly logonId: string
}

/** 680: the controller looked at a password. `code` is an NTSTATUS, `0x0` for a right one. */
export function validation(account: string, workstation: string, code: string): string[] {
  return [
    `Logon attempt by:\t${NTLM_PACKAGE}`,
    ` Logon account:\t${account}`,
    ` Source Workstation:\t${workstation}`,
    ` Error Code:\t${code}`,
  ]
}

/** 644: written as a success, although it is the lockout. */
export function lockedOut(user: string, domain: string, callerMachine: string, actor: Actor): string[] {
  return [
    'User Account Locked Out:',
    ` \tTarget Account Name:\t${user}`,
    ` \tTarget Account ID:\t${domain}\\${user}`,
    ` \tCaller Machine Name:\t${callerMachine}`,
    ...actorLines(actor),
  ]
}

/** 671. */
export function unlocked(user: string, domain: string, actor: Actor): string[] {
  return [
    'User Account Unlocked:',
    ` \tTarget Account Name:\t${user}`,
    ` \tTarget Domain:\t\t${domain}`,
    ` \tTarget Account ID:\t${domain}\\${user}`,
    ...actorLines(actor),
  ]
}

/** 627: somebody, as a rule the user, changed a password. */
export function passwordChange(user: string, domain: string, actor: Actor): string[] {
  return ['Change Password Attempt:', ...targetLines(user, domain), ...actorLines(actor), ' \tPrivileges:\t-']
}

const ATTRIBUTES =
  'Sam Account Name|Display Name|User Principal Name|Home Directory|Home Drive|Script Path|Profile Path|User Workstations|Password Last Set|Account Expires|Primary Group ID|AllowedToDelegateTo|Old UAC Value|New UAC Value|User Account Control|User Parameters|Sid History|Logon Hours'

/** 642: the companion of every change. `passwordLastSet` is `-` when the change was about something else. */
export function accountChange(user: string, domain: string, actor: Actor, passwordLastSet: string): string[] {
  return [
    'User Account Changed:',
    ...targetLines(user, domain),
    ...actorLines(actor),
    ' \tPrivileges:\t-',
    ' Changed Attributes:',
    ...ATTRIBUTES.split('|').map(name => ` \t${name}:\t${name === 'Password Last Set' ? passwordLastSet : '-'}`),
  ]
}

/** 675: Kerberos refused; 0x18 is a wrong password. */
export function preAuthenticationFailed(user: string, domain: string, address: string): string[] {
  return [
    'Pre-authentication failed:',
    ` \tUser Name:\t${user}`,
    ` \tUser ID:\t\t${domain}\\${user}`,
    ` \tService Name:\tkrbtgt/${domain}`,
    ' \tPre-Authentication Type:\t0x2',
    ' \tFailure Code:\t0x18',
    ` \tClient Address:\t${address}`,
  ]
}

/** 672 with result `-`: a ticket was granted. */
export function ticketGranted(user: string, domain: string, address: string): string[] {
  return [
    'Authentication Ticket Request:',
    ` \tUser Name:\t\t${user}`,
    ` \tSupplied Realm Name:\t${domain}.COM`,
    ` \tUser ID:\t\t\t${domain}\\${user}`,
    ' \tService Name:\t\tkrbtgt',
    ` \tService ID:\t\t${domain}\\krbtgt`,
    ' \tTicket Options:\t\t0x40810010',
    ' \tResult Code:\t\t-',
    ' \tTicket Encryption Type:\t0x17',
    ' \tPre-Authentication Type:\t2',
    ` \tClient Address:\t\t${address}`,
    ' \tCertificate Issuer Name:\t',
    ' \tCertificate Serial Number:\t',
    ' \tCertificate Thumbprint:\t',
  ]
}

/** 538. */
export function loggedOff(user: string, domain: string, logonId: string, type: number): string[] {
  return ['User Logoff:', ` \tUser Name:\t${user}`, ` \tDomain:\t\t${domain}`, ` \tLogon ID:\t\t${logonId}`, ` \tLogon Type:\t${type}`]
}

function targetLines(user: string, domain: string): string[] {
  return [` \tTarget Account Name:\t${user}`, ` \tTarget Domain:\t${domain}`, ` \tTarget Account ID:\t${domain}\\${user}`]
}

function actorLines(actor: Actor): string[] {
  return [` \tCaller User Name:\t${actor.user}`, ` \tCaller Domain:\t${actor.domain}`, ` \tCaller Logon ID:\t${actor.logonId}`]
}
