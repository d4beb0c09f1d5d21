/**
 * The facets of *what* an entry says: columns of the interned tuple that `EntrySink.what` fills. A facet is a number of its own (class, outcome, space,
 * protocol), a plain value, or the id of a word (`term`); 0 is "not stated" everywhere.
 */
export const FACETS = [
  'class',
  'outcome',
  'code',
  'space1',
  'value1',
  'space2',
  'value2',
  'logonType',
  'logonProcess',
  'authPackage',
  'action',
  'protocol',
  'direction',
  'image',
  'services',
  'detail',
] as const
export const FACET_CLASS = 0
export const FACET_OUTCOME = 1
/** Word: the entry's code as people call it (529, 4625, SamLogon, 401, 535). */
export const FACET_CODE = 2
/** Number space and value of the code that judged the logon (Status, Failure Code, sc-status × 1000 + sc-substatus). */
export const FACET_SPACE1 = 3
export const FACET_VALUE1 = 4
/** Number space and value of the second code (Sub Status, sc-win32-status). */
export const FACET_SPACE2 = 5
export const FACET_VALUE2 = 6
/** Windows logon type + 1, so that type 0 (System) is not "not stated". */
export const FACET_LOGON_TYPE = 7
export const FACET_LOGON_PROCESS = 8
export const FACET_AUTH_PACKAGE = 9
/** Word: the verb (EHLO, POST, Entered, Returns, Transitive Network). */
export const FACET_ACTION = 10
export const FACET_PROTOCOL = 11
/** 1 inbound, 2 outbound (the server was the client). */
export const FACET_DIRECTION = 12
/** Word: the image of a process (inetinfo.exe, C:\…\w3wp.exe). */
export const FACET_IMAGE = 13
/** Word: the services in a process, comma-separated as listed. */
export const FACET_SERVICES = 14
/** Word: what else decides a case (Reason text, User-Agent, netlogon logon kind). */
export const FACET_DETAIL = 15

/** The facets that are ids of words. */
export const WORD_FACETS: readonly number[] = [
  FACET_CODE,
  FACET_LOGON_PROCESS,
  FACET_AUTH_PACKAGE,
  FACET_ACTION,
  FACET_IMAGE,
  FACET_SERVICES,
  FACET_DETAIL,
]
