import { accountChange, passwordChange } from './accountText.ts'
import { attemptEvents } from './attemptEvents.ts'
import type { LegacyEvent } from './eventText.ts'
import { viewerDate, viewerTime } from './stamps.ts'
import { DAY, MINUTE, type Story } from './story.ts'

/** Days before the case on which the user chose a new password. */
export const PASSWORD_CHANGES: readonly number[] = [96, 41]

/** Tries that the archive happened to keep, with the PID that inetinfo.exe had before and after the server's restart in August. None of them locked. */
const KEPT_TRIES: readonly { readonly daysBefore: number; readonly minute: number; readonly pid: number }[] = [
  { daysBefore: 95, minute: 601.7, pid: 1692 },
  { daysBefore: 83, minute: 194.3, pid: 1692 },
  { daysBefore: 55, minute: 848.9, pid: 1692 },
  { daysBefore: 40, minute: 77.2, pid: 1728 },
  { daysBefore: 26, minute: 533.4, pid: 1728 },
  { daysBefore: 7, minute: 960.6, pid: 1728 },
]
export const OLDER_TRIES = KEPT_TRIES.length

/** What the archive still has from the months before: changes of the account in full, everything else in samples. */
export function olderEvents(story: Story): LegacyEvent[] {
  const midnight = Math.floor(story.begin / DAY) * DAY
  return [
    ...PASSWORD_CHANGES.flatMap((days, i) => changedPassword(story, midnight - days * DAY + (827 + 13 * i) * MINUTE + 2400)),
    ...KEPT_TRIES.flatMap(kept =>
      attemptEvents(
        { at: midnight - kept.daysBefore * DAY + kept.minute * MINUTE, kind: 'bad-password', locks: false },
        story.options,
        kept.pid,
      ),
    ),
  ]
}

function changedPassword(story: Story, at: number): LegacyEvent[] {
  const { zoneMinutes } = story.options
  const { domain, user, controller } = story.options.names
  const actor = { user, domain, logonId: `(0x0,0x${(at % 0xfffffff).toString(16).toUpperCase()})` }
  const common = { user: `${domain}\\${user}`, category: 'Account Management', computer: controller, audit: 'Success' } as const
  const lastSet = `${viewerDate(at, zoneMinutes)} ${viewerTime(at, zoneMinutes)}`
  return [
    { ...common, at, id: 627, description: passwordChange(user, domain, actor) },
    { ...common, at: at + 10, id: 642, description: accountChange(user, domain, actor, lastSet) },
  ]
}
