import assert from 'node:assert/strict'
import * as vscode from 'vscode'

const ID = 'lockout-trail.lockout-trail'

suite('the extension in VS Code', () => {
  test('is found and wakes up', async () => {
    const extension = vscode.extensions.getExtension(ID)
    assert.ok(extension, `${ID} is not installed`)
    await extension.activate()
    assert.equal(extension.isActive, true)
  })

  test('registers every command of its manifest', async () => {
    const extension = vscode.extensions.getExtension<unknown>(ID)
    assert.ok(extension)
    await extension.activate()
    const { contributes } = extension.packageJSON as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] }
    }
    const registered = new Set(await vscode.commands.getCommands(true))
    const missing = contributes.commands.filter(({ command }) => !registered.has(command))
    assert.deepEqual(missing, [])
  })
})
