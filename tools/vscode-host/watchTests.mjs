import { setTimeout as wait } from 'node:timers/promises'

/** What the workbench says about itself, on the channel on which the tests print. */
const CHATTER = [
  'Resolving connection token',
  'Resolved connection token',
  'Creating a socket',
  '[reconnection-grace-time]',
  'Ignoring fetching additional builtin',
  'Updating additional builtin',
  '[AgentHost',
  '[AccountPolicyGate',
  '[Service Worker] registration',
  'No search provider registered',
  'Canceled: ',
]

/**
 * Listens to a page that is about to open a workbench with tests; call it before `goto`, because the workbench looks for the two functions once.
 * Resolves with the exit code that the tests reported, or with the reason why there is none.
 */
export async function watchTests(page, { verbose, seconds }) {
  let settle
  const outcome = new Promise(resolve => {
    settle = resolve
  })
  await page.exposeFunction('codeAutomationLog', (type, args) => print(type, [args].flat(), verbose))
  await page.exposeFunction('codeAutomationExit', code => settle({ code }))
  page.once('crash', () => settle({ why: 'the workbench page crashed' }))
  page.on('pageerror', error => console.error('[page]', error.message))
  if (verbose) showTraffic(page)
  const late = wait(seconds * 1000, { late: true, why: `nothing after ${seconds} s` }, { ref: false })
  return { outcome: Promise.race([outcome, late]) }
}

function print(type, args, verbose) {
  const noise = CHATTER.some(start => String(args[0]).startsWith(start))
  if (noise && !verbose) return
  const write = type === 'error' || type === 'warn' ? console.error : console.log
  write(...args)
}

function showTraffic(page) {
  page.on('console', message => console.error(`[console.${message.type()}]`, message.text()))
  page.on('requestfailed', request => console.error('[request failed]', request.url(), request.failure()?.errorText))
  page.on('response', response => response.status() >= 400 && console.error('[http]', response.status(), response.url()))
}
