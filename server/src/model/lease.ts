/** What happens to the lease of an address: the words an entry has for it as its action. Between the first and the last, address and machine belong together. */
export const LEASE_PARTS = ['lease begins', 'lease goes on', 'lease ends'] as const
export type LeasePart = (typeof LEASE_PARTS)[number]

export const isLeasePart = (action: string | undefined): action is LeasePart => LEASE_PARTS.some(part => part === action)
