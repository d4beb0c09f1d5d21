// Stands in for VS Code's native logger: the same calls, appended to the same file.
// VS Code loads this with import(), and Node sees the names of a CommonJS module only where each is assigned on its own.
const { createWriteStream, mkdirSync } = require('node:fs')
const path = require('node:path')

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical']

function createLogger(file) {
  mkdirSync(path.dirname(file), { recursive: true })
  const stream = createWriteStream(file, { flags: 'a' }).on('error', () => {})
  let lowest = LEVELS.indexOf('info')
  let raw = false
  const write = (level, message) => {
    if (level < lowest) return
    stream.write(raw ? message : `${new Date().toISOString().slice(0, 23).replace('T', ' ')} [${LEVELS[level]}] ${message}\n`)
  }
  return {
    getLevel: () => lowest,
    setLevel: level => (lowest = level),
    clearFormatters: () => (raw = true),
    setPattern() {},
    flush() {},
    drop: () => stream.end(),
    ...Object.fromEntries(LEVELS.map((name, level) => [name, message => write(level, message)])),
  }
}

exports.version = 0
exports.setLevel = () => {}
exports.setFlushOn = () => {}
exports.createRotatingLogger = async (_name, file) => createLogger(file)
exports.createAsyncRotatingLogger = async (_name, file) => createLogger(file)
// `new Logger(type, name, file)`: a constructor that returns an object gives that object.
exports.Logger = function Logger(_type, _name, file) {
  return createLogger(file)
}
