/** The values that a block is read for. A slot holds where the value of its label lies in the bytes. */
export const AUDIT = 0
export const EVENT_SOURCE = 1
export const EVENT_ID = 2
export const DATE = 3
export const TIME = 4
export const COMPUTER = 5
export const USER = 6
export const DOMAIN = 7
export const LOGON_ID = 8
/** Account names under no heading: the first may be the subject, the next is the user. */
export const ACCOUNT = 9
export const ACCOUNT_DOMAIN = 10
export const SUBJECT = 11
export const SUBJECT_DOMAIN = 12
export const SUBJECT_LOGON_ID = 13
export const CALLER = 14
export const CALLER_DOMAIN = 15
export const CALLER_LOGON_ID = 16
export const LOGON_TYPE = 17
export const LOGON_PROCESS = 18
export const PACKAGE = 19
/** The machine name the client claims. */
export const STATION = 20
export const ADDRESS = 21
export const PROCESS_ID = 22
export const IMAGE = 23
export const STATUS = 24
export const SUB_STATUS = 25
/** Failure Code, Result Code, Error Code, Reason Code: what judges an event that has one code. */
export const CODE = 26
export const REASON = 27
export const TARGET_SERVER = 28
export const SECURE_CHANNEL = 29
export const CALLING_STATION = 30
export const PASSWORD_LAST_SET = 31
export const SESSION_NAME = 32
/** A line of the description that has no label: in 642 of Windows 2000 what was done. */
export const NOTE = 33
/** The service that an event is about, and the scheduled task. */
export const SERVICE = 34
export const TASK = 35
/** The first line of the description of an event that states no number. */
export const TITLE = 36
export const SLOTS = 37
/** A label that is known but not read. */
export const UNREAD = -1
