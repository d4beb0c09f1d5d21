import assert from 'node:assert/strict'
import type { ReportParams } from '../../../shared/requests.ts'
import { activate, eventually, LOGS, openLog } from '../window.ts'

suite('the report', () => {
  /** Names of people, machines, domains and addresses in the sample, the culprit's and others'. */
  const NAMES = ['User1', 'CONTOSO', 'DC01', 'EXCHSRV01', 'WEBAPP01', 'GATEWAY01', 'USER1-PC', '10.1.5.77', '10.1.5.20', '10.1.1.25']
  const MARKUPS = ['markdown', 'html'] as const
  /** Text as it reads: without the escapes of either markup. */
  const plain = (text: string): string =>
    text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code))).replaceAll(/\\([^\w\s])/g, '$1')
  const written = async (params: ReportParams): Promise<string> => {
    const { server } = await activate()
    await openLog(LOGS.security)
    const text = await eventually('the report names the culprit', async () => {
      const answer = await server.report({ ...params, user: 'User1' })
      return answer !== undefined && plain(answer).includes('near certain') ? answer : undefined
    })
    return plain(text)
  }

  test('names the culprit and quotes its evidence, by file and line', async () => {
    for (const markup of MARKUPS) {
      const text = await written({ markup, redact: false })
      assert.match(text, /10\.1\.5\.77 WEBAPP01.+near certain/)
      assert.match(text, /SMTPSVC1\/ex060912\.log, line \d+/)
      assert.match(text, /^.*2006-09-12 \d\d:\d\d:\d\d 10\.1\.5\.77 WEBAPP01 SMTPSVC1 /m)
      assert.match(text, /DC01_Security\.txt, lines \d+ to \d+/)
      assert.match(text, /Caller Process ID:\s+1728/)
    }
  })

  test('holds no name of the case when names are replaced, and still tells the same', async () => {
    for (const markup of MARKUPS) {
      const text = await written({ markup, redact: true })
      for (const name of NAMES) assert.ok(!text.toLowerCase().includes(name.toLowerCase()), `${name} is in the ${markup} report`)
      assert.match(text, /ADDRESS-\d+ HOST-\d+.+near certain/)
      assert.match(text, /118 of 120 failures/)
    }
  })
})
