import * as vscode from 'vscode'
import type { ListedEntry, Related } from '../../../shared/requests.ts'
import { counted } from '../words.ts'

/** A file with its entries, or an entry. */
export type RelatedNode = FileNode | EntryNode
interface FileNode {
  readonly path: string
  readonly entries: readonly EntryNode[]
}
interface EntryNode {
  readonly entry: ListedEntry
}

/** The entries that share an identity, grouped by file; files in the order of their first entry, entries in corrected time order. */
export class RelatedTree implements vscode.TreeDataProvider<RelatedNode> {
  private readonly changed = new vscode.EventEmitter<void>()
  readonly onDidChangeTreeData = this.changed.event
  private files: readonly FileNode[] = []

  show(related: Related | undefined): void {
    const byPath = new Map<string, EntryNode[]>()
    for (const entry of related?.entries ?? []) {
      const list = byPath.get(entry.path)
      if (list === undefined) byPath.set(entry.path, [{ entry }])
      else list.push({ entry })
    }
    this.files = [...byPath].map(([path, entries]) => ({ path, entries }))
    this.changed.fire()
  }

  getChildren(node?: RelatedNode): RelatedNode[] {
    if (node === undefined) return [...this.files]
    return 'entries' in node ? [...node.entries] : []
  }

  /** The node of a listed entry. */
  nodeOf(entry: ListedEntry): RelatedNode | undefined {
    return this.files.flatMap(({ entries }) => entries).find(node => node.entry === entry)
  }

  getParent(node: RelatedNode): RelatedNode | undefined {
    return 'entry' in node ? this.files.find(({ path }) => path === node.entry.path) : undefined
  }

  getTreeItem(node: RelatedNode): vscode.TreeItem {
    return 'entries' in node ? fileItem(node) : entryItem(node)
  }

  dispose(): void {
    this.changed.dispose()
  }
}

function fileItem({ path, entries }: FileNode): vscode.TreeItem {
  const item = new vscode.TreeItem(path.slice(path.lastIndexOf('/') + 1), vscode.TreeItemCollapsibleState.Expanded)
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
  item.description = [folder, counted(entries.length, 'entry', 'entries')].filter(part => part !== '').join(' · ')
  item.iconPath = vscode.ThemeIcon.File
  item.resourceUri = vscode.Uri.parse(entries[0]?.entry.uri ?? '')
  item.tooltip = path
  return item
}

function entryItem({ entry }: EntryNode): vscode.TreeItem {
  const item = new vscode.TreeItem(timeText(entry))
  item.description = `${entry.title} · line ${entry.start + 1}`
  item.iconPath = iconOf(entry)
  item.tooltip = `${entry.at ?? 'No time'}\n${entry.path}:${entry.start + 1}`
  item.command = { title: 'Show Entry', command: 'lockoutTrail.showEntry', arguments: [entry] }
  item.accessibilityInformation = { label: `${entry.title}, ${entry.at ?? 'no time'}, line ${entry.start + 1}` }
  return item
}

/** `09-12 16:55:15Z`; the year stands in the tooltip. */
const timeText = ({ at }: ListedEntry): string => (at === undefined ? 'no time' : `${at.slice(5, 10)} ${at.slice(11, 19)}Z`)

function iconOf({ kind }: ListedEntry): vscode.ThemeIcon {
  if (kind === 'lockout') return new vscode.ThemeIcon('lock', new vscode.ThemeColor('lockoutTrail.lockoutRuler'))
  if (kind === 'bad-password') return new vscode.ThemeIcon('circle-filled', new vscode.ThemeColor('lockoutTrail.badPasswordRuler'))
  if (kind === 'locked-out') return new vscode.ThemeIcon('circle-slash', new vscode.ThemeColor('lockoutTrail.lockedOutRuler'))
  return new vscode.ThemeIcon(kind === undefined ? 'circle-small' : 'circle-outline')
}
