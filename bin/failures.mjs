import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

const mostFailures = 25
const mostLines = 10
const widest = 240

/**
 * A reporter of vitest that writes what failed to the file in ZORGBORG_TEST_FAILURES: a list of texts, one for each test, for each
 * file or group that failed as a whole, and for each error that belongs to none.
 */
export default class FailuresReporter {
  onTestRunEnd(modules, unhandled) {
    const told = process.env.ZORGBORG_TEST_FAILURES
    if (told) writeFileSync(told, JSON.stringify(failuresIn(modules, unhandled)))
  }
}

function failuresIn(modules, unhandled) {
  const failures = []
  const tell = (one, name, errors) => {
    const path = relative(process.cwd(), one.moduleId)
    failures.push(describeFailure(name ? `${path} > ${name}` : path, errors.map(saidBy).join('\n')))
  }
  for (const module of modules) {
    if (module.errors().length > 0) tell(module, '', module.errors())
    for (const suite of module.children.allSuites())
      if (suite.errors().length > 0) tell(module, suite.fullName, suite.errors())
    for (const test of module.children.allTests('failed')) tell(module, test.fullName, test.result().errors ?? [])
  }
  if (unhandled.length > 0)
    failures.push(describeFailure('an error outside all tests', unhandled.map(saidBy).join('\n')))
  return failures
}

// The difference says more than the message, which cuts values short.
const saidBy = ({ name, message, diff, stacks }) => {
  const [place] = stacks ?? []
  const where = place ? `at ${relative(process.cwd(), place.file)}:${place.line}` : ''
  return [`${name ?? 'Error'}: ${message}`, where, diff ?? ''].join('\n')
}

/** One failure: its name, and below it the first lines of what was said. */
export function describeFailure(name, said) {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .map((line) => line.trimEnd().replaceAll(`${process.cwd()}/`, ''))
    .filter((line) => line !== '')
  const shown = lines.slice(0, mostLines).map((line) => `    ${line.slice(0, widest)}`)
  if (lines.length > mostLines) shown.push('    …')
  return [`  ${name.slice(0, 2 * widest)}`, ...shown].join('\n')
}

/** All failures as text of a bounded length; empty where nothing failed. */
export function listFailures(failures) {
  const more = failures.length - mostFailures
  return [...failures.slice(0, mostFailures), ...(more > 0 ? [`  and ${more} more`] : [])].join('\n')
}
