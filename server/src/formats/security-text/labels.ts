import * as S from '../../frames/event/slots.ts'

/**
 * The labels of the English text, as data: another language is another set of rows. Compared without regard to case. What is not listed is not read.
 */

/** Labels of an event's head. `strong` ones never stand in a description, so they always begin a new event there. */
export const HEADERS: readonly (readonly [label: string, slot: number, strength: 'strong' | 'weak'])[] = [
  ['Event Type', S.AUDIT, 'strong'],
  ['Event Source', S.EVENT_SOURCE, 'strong'],
  ['Event Category', S.UNREAD, 'strong'],
  ['Event ID', S.EVENT_ID, 'strong'],
  ['Log Name', S.UNREAD, 'strong'],
  ['Type', S.AUDIT, 'weak'],
  ['Source', S.EVENT_SOURCE, 'weak'],
  ['Category', S.UNREAD, 'weak'],
  ['Date', S.DATE, 'weak'],
  ['Time', S.TIME, 'weak'],
  ['User', S.UNREAD, 'weak'],
  ['Computer', S.COMPUTER, 'weak'],
  ['Task Category', S.UNREAD, 'weak'],
  ['Task', S.UNREAD, 'weak'],
  ['Level', S.UNREAD, 'weak'],
  ['Keywords', S.AUDIT, 'weak'],
  ['Keyword', S.AUDIT, 'weak'],
  ['Opcode', S.UNREAD, 'weak'],
]

/** Ends the head. */
export const DESCRIPTION = 'Description'
/** Begins the XML that repeats the event. */
export const EVENT_XML = 'Event Xml'
/** What every event of `wevtutil /f:text` begins with, followed by its number. */
export const NUMBERED = 'Event['

/** Whose account the names under a heading are. */
export type Section = 'subject' | 'target' | 'other'

export const SECTIONS: readonly (readonly [heading: string, section: Section])[] = [
  ['Subject', 'subject'],
  ['Creator Subject', 'subject'],
  ['Logged on user', 'subject'],
  ['Account For Which Logon Failed', 'target'],
  ['New Logon', 'target'],
  ['Account That Was Locked Out', 'target'],
  ['Target Account', 'target'],
  ['Target Subject', 'target'],
  ['New Account', 'target'],
  ['Account Whose Credentials Were Used', 'target'],
  ['Account Information', 'target'],
  ['User whose credentials were used', 'target'],
  ['User', 'target'],
  ['Client Machine', 'other'],
  ['Service Information', 'other'],
  ['Network Information', 'other'],
  ['Process Information', 'other'],
  ['Additional Information', 'other'],
  ['Failure Information', 'other'],
  ['Logon Information', 'other'],
  ['Detailed Authentication Information', 'other'],
  ['Authentication Details', 'other'],
  ['RADIUS Client', 'other'],
  ['NAS', 'other'],
  ['Target Server', 'other'],
  ['Changed Attributes', 'other'],
]

/** Labels whose heading decides: the slots under no heading, under a subject, a target and any other heading. */
export const SECTION_FIELDS: readonly (readonly [label: string, none: number, subject: number, target: number, other: number])[] = [
  ['Account Name', S.ACCOUNT, S.SUBJECT, S.USER, S.UNREAD],
  ['Account Domain', S.ACCOUNT_DOMAIN, S.SUBJECT_DOMAIN, S.DOMAIN, S.UNREAD],
  ['User Name', S.USER, S.SUBJECT, S.USER, S.USER],
  ['Domain', S.DOMAIN, S.SUBJECT_DOMAIN, S.DOMAIN, S.DOMAIN],
  ['Domain Name', S.DOMAIN, S.SUBJECT_DOMAIN, S.DOMAIN, S.DOMAIN],
  ['Logon ID', S.LOGON_ID, S.SUBJECT_LOGON_ID, S.LOGON_ID, S.LOGON_ID],
]

/** Labels that say it all. */
export const FIELDS: readonly (readonly [label: string, slot: number])[] = [
  ['Target User Name', S.USER],
  ['Target Account Name', S.USER],
  ['Logon Account', S.USER],
  ['The logon to account', S.USER],
  ['Identity the client attempted to authenticate as', S.USER],
  ['Target Domain', S.DOMAIN],
  ['User Domain', S.DOMAIN],
  ['Supplied Realm Name', S.DOMAIN],
  ['Caller User Name', S.CALLER],
  ['Caller Domain', S.CALLER_DOMAIN],
  ['Caller Logon ID', S.CALLER_LOGON_ID],
  ['Logon Type', S.LOGON_TYPE],
  ['Logon Process', S.LOGON_PROCESS],
  ['Authentication Package', S.PACKAGE],
  ['Logon attempt by', S.PACKAGE],
  ['Account Used for Logon by', S.PACKAGE],
  ['by', S.PACKAGE],
  ['Workstation Name', S.STATION],
  ['Source Workstation', S.STATION],
  ['Workstation', S.STATION],
  ['from workstation', S.STATION],
  ['Caller Machine Name', S.STATION],
  ['Caller Computer Name', S.STATION],
  ['Client Name', S.STATION],
  ['Source Network Address', S.ADDRESS],
  ['Network Address', S.ADDRESS],
  ['Source Address', S.ADDRESS],
  ['Client Address', S.ADDRESS],
  ['Client IP Address', S.ADDRESS],
  ['Caller Process ID', S.PROCESS_ID],
  ['New Process ID', S.PROCESS_ID],
  ['Process ID', S.PROCESS_ID],
  ['Caller Process Name', S.IMAGE],
  ['New Process Name', S.IMAGE],
  ['Process Name', S.IMAGE],
  ['Image File Name', S.IMAGE],
  ['Status', S.STATUS],
  ['Status code', S.STATUS],
  ['Sub Status', S.SUB_STATUS],
  ['Substatus code', S.SUB_STATUS],
  ['Failure Code', S.CODE],
  ['Result Code', S.CODE],
  ['Error Code', S.CODE],
  ['Reason Code', S.CODE],
  ['failed. The error code was', S.CODE],
  ['The error code was', S.CODE],
  ['Reason', S.REASON],
  ['Failure Reason', S.REASON],
  ['Target Server Name', S.TARGET_SERVER],
  ['Secure Channel name', S.SECURE_CHANNEL],
  ['Calling Station Identifier', S.CALLING_STATION],
  ['Password Last Set', S.PASSWORD_LAST_SET],
  ['Session Name', S.SESSION_NAME],
]

/** Labels that hold nothing to index, listed so that they are known at a glance. */
export const UNREAD_LABELS: readonly string[] = [
  'Security ID',
  'Privileges',
  'Creator Process ID',
  'Creator Process Name',
  'Process Command Line',
  'Token Elevation Type',
  'Mandatory Label',
  'Logon GUID',
  'Linked Logon ID',
  'Restricted Admin Mode',
  'Virtual Account',
  'Elevated Token',
  'Impersonation Level',
  'Network Account Name',
  'Network Account Domain',
  'Transited Services',
  'Source Port',
  'Client Port',
  'Package Name (NTLM only)',
  'Key Length',
  'Target Account ID',
  'User ID',
  'Service Name',
  'Service ID',
  'Ticket Options',
  'Ticket Encryption Type',
  'Pre-Authentication Type',
  'Certificate Issuer Name',
  'Certificate Serial Number',
  'Certificate Thumbprint',
]

/** Labels whose value may stand on the line below. */
export const ABOVE_VALUE: readonly string[] = [
  'Account Name',
  'Workstation',
  'Client IP Address',
  'Identity the client attempted to authenticate as',
]
