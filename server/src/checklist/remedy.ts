import type { Inquiry } from './inquiry.ts'
import type { Source } from './sources.ts'
import { quoted } from './wording.ts'

/** What to do about the sources that are named; nothing where nobody is. */
export function remedyOf(inquiry: Inquiry): string[] {
  const { sources } = inquiry
  if (sources.length === 0) return []
  const user = quoted(inquiry.subject.user.name)
  const smtp = sources.some(({ protocol }) => protocol === 'smtp')
  return [
    ...new Set(sources.map(source => remedyFor(source, user))),
    ...(smtp ? ['If it need not sign in to send mail, let it relay by its address instead.'] : []),
    `Do not exempt ${user} from the lockout policy: that hides the cause and stays.`,
  ]
}

/** DOMAIN.md 3.2: what ends each kind of cause. */
function remedyFor(source: Source, user: string): string {
  const place = quoted(source.kind === 'task' || source.kind === 'service' ? source.value : source.name || source.value)
  if (source.kind === 'session') return `Log the session of ${user} on ${place} off: it cannot learn the new password.`
  if (source.kind === 'mac') return `Let the device ${place} forget the wireless network, and sign in again with the new password.`
  switch (source.protocol) {
    case 'batch':
      return `Give the scheduled task ${at(source)}${place} the new password, or better an account of its own.`
    case 'service':
      return `Give the service ${at(source)}${place} the new password, or better an account of its own.`
    case 'interactive':
      return `On ${place}: remove stored passwords (cmdkey /list, rundll32 keymgr.dll,KRShowKeyMgr), and ask who types there.`
    case 'activesync':
      return `Remove ${user}’s mail account from the device ${place} and add it again.`
    case 'ntlm':
      return `On ${place}: remove mapped drives and stored passwords of ${user} (net use, cmdkey /list).`
    case 'kerberos':
      return `On ${place}: renew what signs in as ${user} by itself (keytab, scheduled job, keychain).`
    case 'rdp':
      return `On ${place}: remove the password saved for Remote Desktop (cmdkey /delete:TERMSRV/…).`
    case 'radius':
      return `Let ${place} forget the network, and sign in again with the new password.`
    default:
      return `Take ${user}’s password out of the application on ${place} and use the service account made for it.`
  }
}

const at = ({ kind }: Source): string => (kind === 'host' ? 'on ' : '')
