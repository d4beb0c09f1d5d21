import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { nodeDisk } from './disk.node.ts'
import { builtGrammars } from './grammars.node.ts'
import { startServer } from './server.ts'

/** The server as VS Code starts it: everything it needs lies beside it in dist/. */
startServer(createConnection(ProposedFeatures.all), {
  disk: nodeDisk(path.join(__dirname, 'worker.node.js'), Math.min(4, availableParallelism())),
  runtime: readFileSync(path.join(__dirname, 'web-tree-sitter.wasm')),
  grammars: builtGrammars(path.join(__dirname, 'grammars')),
})
