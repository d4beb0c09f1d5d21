import { clientName } from './clientNames.ts'
import type { Inquiry } from './inquiry.ts'
import { quoted } from './wording.ts'

/** What to do about the sources that are named; nothing where nobody is. */
export function remedyOf(inquiry: Inquiry): string[] {
  const { named } = inquiry.suspects
  if (named.length === 0) return []
  const user = quoted(inquiry.subject.user.name)
  const places = named.map(({ ranked }) => quoted(clientName(inquiry.snapshot, ranked.client).name) || ranked.client.address)
  const smtp = named.some(({ ranked }) => ranked.client.protocol === 'smtp')
  return [
    ...places.map(place => `Take ${user}’s password out of the application on ${place} and use the service account made for it.`),
    ...(smtp ? ['If it need not sign in to send mail, let it relay by its address instead.'] : []),
    `Do not exempt ${user} from the lockout policy: that hides the cause and stays.`,
  ]
}
