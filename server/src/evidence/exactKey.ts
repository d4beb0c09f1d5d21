import type { Identity } from '../model/identity.ts'

/** Memory an identity takes besides its text, about: an object with a word for each member. */
const IDENTITY_BYTES = 56

/** Two spellings with this key are one identity beyond doubt: they differ in case only. */
export function exactKey(identity: Identity): string {
  switch (identity.kind) {
    case 'user':
      return `u ${identity.name}@${identity.domain}${identity.upn ? '@' : ''}`.toLowerCase()
    case 'ip':
      return `i ${identity.address}`
    case 'host':
      return `h ${identity.name}`.toLowerCase()
    case 'process':
      return `p ${identity.pid} ${identity.host}`.toLowerCase()
    case 'session':
      return `s ${identity.id} ${identity.host}`.toLowerCase()
    case 'device':
      return `d ${identity.id}`.toLowerCase()
  }
}

/** Memory an identity takes, about; `keyLength` is that of its exact key where that is at hand. */
export const identityBytes = (identity: Identity, keyLength?: number): number =>
  IDENTITY_BYTES + (identity.kind === 'ip' ? identity.address.length : (keyLength ?? exactKey(identity).length))
