/** What a command is to a sign-in. `user` names somebody, `pass` proves it, `login` does both, `authenticate` both in parts that nobody can read. */
export type Command = 'user' | 'pass' | 'login' | 'authenticate' | 'session' | 'other'

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['user', 'user'],
  ['pass', 'pass'],
  ['login', 'login'],
  ['apop', 'login'],
  ['authenticate', 'authenticate'],
  ['auth', 'authenticate'],
  ['opensession', 'session'],
  ['closesession', 'session'],
  ['quit', 'session'],
  ['logout', 'session'],
])

export const commandNamed = (verb: string): Command => COMMANDS.get(verb.trim().toLowerCase()) ?? 'other'

/** The user that the parameters of a command name. Only the first of several: a single word may be a password that somebody sent in its place. */
export function namedBy(command: Command, parameters: string): string {
  if (command === 'user') return /^\s*"?([^"*\s][^"*]*)/.exec(parameters)?.[1]?.trim() ?? ''
  return command === 'login' ? (LOGIN_USER.exec(parameters)?.[1] ?? '') : ''
}

/** The user in the parameters of LOGIN, before the stars that stand for the password. */
export const LOGIN_USER = /^\s*"?([^\s"*]+)"? +\S/d
