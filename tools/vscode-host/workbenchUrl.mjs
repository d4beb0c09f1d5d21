import path from 'node:path'

/** The address of a window that shows `folder` with the extension under development, and runs its tests if `extensionTestsPath` is given. */
export function workbenchUrl({ authority }, { folder, extensionDevelopmentPath, extensionTestsPath }) {
  const remote = local => `vscode-remote://${authority}${path.resolve(local)}`
  const payload = [
    ['extensionDevelopmentPath', extensionDevelopmentPath && remote(extensionDevelopmentPath)],
    ['extensionTestsPath', extensionTestsPath && remote(extensionTestsPath)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ]
  const url = new URL(`http://${authority}/`)
  if (folder) url.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', path.resolve(folder))
  url.searchParams.set('payload', JSON.stringify(payload.filter(([, value]) => value)))
  return url.href
}
