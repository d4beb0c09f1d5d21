import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

/** This folder, its packages, and VS Code among them. */
export const kit = import.meta.dirname
export const modules = path.join(kit, 'node_modules')
export const vscode = process.env.VSCODE_HOST_ROOT ?? path.join(modules, 'code-server/lib/vscode')

/** The Node that VS Code's server needs (22.15 or later): the one npm brought, else the one that runs this. */
export function nodeProgram() {
  const brought = path.join(modules, `node-linux-${os.arch()}`, 'bin/node')
  return process.env.VSCODE_HOST_NODE ?? (existsSync(brought) ? brought : process.execPath)
}

/** Loads one of the kit's own packages, whoever imports this file. */
export const requireFromKit = createRequire(path.join(modules, 'any.js'))
