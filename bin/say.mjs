/** Progress goes to standard error, so that what a command prints can be piped. */
export function say(line) {
  process.stderr.write(`zorgborg: ${line}\n`)
}

export function fail(line) {
  say(line)
  process.exit(1)
}
