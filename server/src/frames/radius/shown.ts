import { canonicalAddress } from '../../model/canonical.ts'

/** An attribute as an encoding finds it: the id of its field, and its value as text. */
export interface Shown {
  readonly id: string | undefined
  readonly value: string
}

const ACCOUNTS: readonly (string | undefined)[] = ['sam-account-name', 'fully-qualified-user-name']

/** The fields of the attributes of one packet: which account stands for whom, and whether the calling station is a device or an address, its values show. */
export function shownFields(attributes: readonly Shown[]): readonly (string | undefined)[] {
  const hasAccount = attributes.some(({ id, value }) => ACCOUNTS.includes(id) && value.includes('\\'))
  return attributes.map(({ id, value }) => {
    if (id === 'fully-qualified-user-name' && value.includes('\\')) return 'account'
    if (id === 'sam-account-name' && !value.includes('\\')) return 'supplied-user-name'
    if (id === 'user-name' && hasAccount) return 'supplied-user-name'
    return id === 'calling-station-id' && canonicalAddress(value) !== undefined ? 'calling-address' : id
  })
}
