import { accountChange, unlocked } from './accountText.ts'
import { attemptEvents } from './attemptEvents.ts'
import { eventBlock, type LegacyEvent } from './eventText.ts'
import { officeEvents } from './officeEvents.ts'
import { olderEvents } from './olderEvents.ts'
import { CONTROLLER_AHEAD, type Options, type Story } from './story.ts'

/** The collected Security log, oldest event first, in local time. */
export function securityText(story: Story): string {
  const { zoneMinutes } = story.options
  const events = [
    ...olderEvents(story),
    ...story.attempts.flatMap(attempt => attemptEvents(attempt, story.options)),
    ...unlockEvents(story),
    ...officeEvents(story),
  ]
  return inOrder(events.map(event => collected(event, story.options)))
    .map(event => `${eventBlock(event, zoneMinutes)}\r\n`)
    .join('')
}

/** 671 with the 642 that always comes along, and that says nothing about a password. */
function unlockEvents(story: Story): LegacyEvent[] {
  const { domain, user, controller } = story.options.names
  const actor = { user: 'helpdesk2', domain, logonId: '(0x0,0x5A3F1C2)' }
  const common = { user: `${domain}\\helpdesk2`, category: 'Account Management', computer: controller, audit: 'Success' } as const
  return story.unlocks.flatMap(at => [
    { ...common, at, id: 671, description: unlocked(user, domain, actor) },
    { ...common, at: at + 10, id: 642, description: accountChange(user, domain, actor, '-') },
  ])
}

function collected(event: LegacyEvent, options: Options): LegacyEvent {
  const ahead = !options.oneSecurityClock && event.computer === options.names.controller
  return ahead ? { ...event, at: event.at + CONTROLLER_AHEAD } : event
}

function inOrder(events: readonly LegacyEvent[]): LegacyEvent[] {
  return events.toSorted((a, b) => a.at - b.at)
}
