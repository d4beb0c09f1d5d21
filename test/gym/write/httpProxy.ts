import { exchangeLog } from './exchangeLog.ts'
import type { Request, WebSite } from './web.ts'

const FIELDS =
  'DateTime,RequestId,MajorVersion,MinorVersion,BuildVersion,RevisionVersion,ClientRequestId,Protocol,UrlHost,UrlStem,ProtocolAction,AuthenticationType,IsAuthenticated,AuthenticatedUser,Organization,AnchorMailbox,UserAgent,ClientIpAddress,ServerHostName,HttpStatus,BackEndStatus,ErrorCode,Method,UrlQuery'

/** The proxy’s own log of the front end of Exchange 2013 and later, UTC: who was let in by name, a 401 without a reason, and the client behind a balancer. */
export function httpProxyText(requests: readonly Request[], { computer }: WebSite): string {
  const ordered = requests.toSorted((a, b) => a.at - b.at)
  const rows = ordered.map(({ at, stem, query, user, agent, client, forwarded, status, method }, n) => {
    const [http = ''] = status.split(' ')
    const isLetIn = http !== '401'
    const who = isLetIn ? `Basic,true,${user ?? ''}` : ',false,'
    const id = `${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`
    return `${new Date(at).toISOString()},${id},15,1,2507,6,,Eas,mail.contoso.com,${stem},,${who},,,${agent},${forwarded ?? client},${computer},${http},${isLetIn ? 200 : ''},,${method},${query === undefined ? '' : `?${query}`}`
  })
  return exchangeLog('HttpProxy Logs', '15.01.2507.000', ordered[0]?.at ?? 0, FIELDS, rows)
}
