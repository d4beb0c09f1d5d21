import { parentPort } from 'node:worker_threads'
import { readHelped, takeHelper } from './leader.node.ts'
import { follow } from './follower.node.ts'
import { helpRead } from './helper.node.ts'
import type { FromWorker, ToWorker } from './workerMessages.node.ts'

/** Reads files apart from the main thread, or ranges of files that another worker reads, and sends their columns over without copying them. */
const port = parentPort!
const send = (message: FromWorker, transfer: readonly ArrayBuffer[] = []): void => port.postMessage(message, transfer)

port.on('message', (message: ToWorker) => {
  if (message.type === 'helper') takeHelper(message)
  else if (message.type === 'help') helpRead(message, send)
  else if (message.type === 'follow') void follow(message, send)
  else void readHelped(message, send)
})
