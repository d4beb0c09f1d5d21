import type { CodeSpace } from '../../model/codeSpace.ts'
import type { Role } from '../../model/identity.ts'

/** What a value of an event is besides its kind, where that matters: its part in the entry, its number space, its unit. */
export interface FieldParts {
  readonly role?: Role
  readonly space?: CodeSpace
  readonly unit?: string
}

export const USER = { role: 'user' } as const
export const CALLER = { role: 'caller' } as const
export const SOURCE = { role: 'source' } as const
export const CLIENT = { role: 'client' } as const
export const PROCESS = { role: 'process' } as const
export const SESSION = { role: 'session' } as const
export const NTSTATUS = { space: 'ntstatus' } as const
export const KERBEROS = { space: 'kerberos' } as const
