import type { CodeMeaning } from './codeTable.ts'
import { NTSTATUS } from './ntstatus.ts'
import { SSPI } from './sspi.ts'
import { WIN32 } from './win32.ts'

/** The upper half of an HRESULT that carries a Win32 error in its lower one. Source: MS-ERREF 2.1, FACILITY_WIN32. */
const OF_WIN32 = 0x8007

/** What a Windows status means that may be of any kind: a Win32 error, alone or within an HRESULT, a result of a security package, an NT status. */
export const describeWindowsStatus = (value: number): CodeMeaning | undefined =>
  WIN32.get(value >>> 16 === OF_WIN32 ? value & 0xffff : value) ?? SSPI.get(value) ?? NTSTATUS.get(value)
