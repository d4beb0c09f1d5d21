import { caseStamp, zoneText } from './stamps.ts'
import type { Story } from './story.ts'

/** What the investigator knows and no log says, as `lockout-trail/case@1`. Decisions are left to whoever opens the case. */
export function caseText(story: Story): string {
  const { zoneMinutes, names } = story.options
  const zone = zoneText(zoneMinutes)
  const document = {
    schema: 'lockout-trail/case@1',
    title: `${names.user} is locked out, over and over`,
    subject: { user: names.user, domain: names.domain },
    clocks: [
      { path: 'DC01_Security.txt', zone, host: names.controller },
      { path: 'netlogon.log', zone, year: 2006, host: names.controller },
      { path: 'W3SVC1/*.log', host: names.exchange },
      { path: 'SMTPSVC1/*.log', host: names.exchange },
      { path: 'tasklist_svc_EXCHSRV01.txt', host: names.exchange },
    ],
    facts: [
      {
        kind: 'host-off',
        host: names.workstation,
        user: names.user,
        from: caseStamp(story.off.from, zoneMinutes),
        to: caseStamp(story.off.to, zoneMinutes),
        note: 'We asked the user to shut the workstation down, and watched it stay off.',
      },
      { kind: 'no-terminal-services', note: 'Nobody in this domain uses terminal services.' },
    ],
    decisions: [],
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
