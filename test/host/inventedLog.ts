import { appendFileSync, renameSync, writeFileSync } from 'node:fs'
import * as vscode from 'vscode'
import { uriOf } from './window.ts'

/** A Netlogon log of invented rows in the open folder: of every hundred the eighth is refused. A row is a line and an entry. */
export interface InventedLog {
  readonly uri: vscode.Uri
  readonly name: string
  readonly bytes: number
  readonly rows: number
}

const THOUSAND = Array.from({ length: 1000 }, (_, n) => row(n, n % 100 === 7 ? 'User7' : 'User1', n % 100 === 7)).join('')

function row(second: number, user: string, isRefused: boolean): string {
  const clock = [16, Math.floor(second / 60), second % 60].map(part => String(part).padStart(2, '0')).join(':')
  return `09/12 ${clock} [LOGON] CONTOSO: SamLogon: Network logon of CONTOSO\\${user} from WKS1 Returns ${isRefused ? '0xC000006A' : '0x0'}\r\n`
}

/** Writes a log of at least so many bytes. It is there at once: whoever looks at the folder sees none of it or all. */
export function writeLog(name: string, least: number): InventedLog {
  const uri = uriOf(name)
  const thousands = Math.ceil(least / THOUSAND.length)
  const aside = vscode.Uri.joinPath(uri, '../..', name).fsPath
  const some = Math.ceil(thousands / 8)
  const piece = THOUSAND.repeat(some)
  writeFileSync(aside, '')
  for (let written = 0; written < thousands; written += some) appendFileSync(aside, piece.slice(0, (thousands - written) * THOUSAND.length))
  renameSync(aside, uri.fsPath)
  return { uri, name, bytes: thousands * THOUSAND.length, rows: thousands * 1000 }
}

/** Goes on with a log as its server does: so many rows of refusals of an account. */
export function appendRefusals({ uri }: Pick<InventedLog, 'uri'>, user: string, count: number): void {
  appendFileSync(uri.fsPath, row(999, user, true).repeat(count))
}
