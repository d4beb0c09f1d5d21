import * as vscode from 'vscode'

/** Whether a glob of the case means this file. VS Code asks that of documents only, and a log can be too large to be one: then only its own path counts. */
export async function globMatcher(uri: vscode.Uri): Promise<(glob: string) => boolean> {
  try {
    const document = await vscode.workspace.openTextDocument(uri)
    return glob => vscode.languages.match({ pattern: `**/${glob}` }, document) > 0
  } catch {
    return () => false
  }
}

/** The file's path as a case names it: below its folder, with slashes; among several folders it begins with the folder's name. */
export function casePath(uri: vscode.Uri): string {
  const inFolder = vscode.workspace.getWorkspaceFolder(uri)
  return inFolder ? vscode.workspace.asRelativePath(uri) : uri.path.slice(uri.path.lastIndexOf('/') + 1)
}
