import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { home } from '../platform/home.ts'
import { StartFailure } from '../platform/start-failure.ts'
import { CallRefused } from './api-client.ts'
import { backupCommand, restoreCommand } from './commands/backup.ts'
import { adoptCommand, decideCommand } from './commands/decide.ts'
import { evidenceCommand } from './commands/evidence.ts'
import { organisationsCommand } from './commands/organisations.ts'
import { soaCommand } from './commands/soa.ts'
import { standardsCommand } from './commands/standards.ts'
import { startCommand } from './commands/start.ts'
import { CommandFailed, type Terminal, WrongUse } from './commands/terminal.ts'
import { stopCommand, verifyCommand } from './commands/verify.ts'

/**
 * Runs one command and gives its exit code: 0 done, 1 not done or not whole, 2 wrongly written. Refusals go to standard error.
 */
export async function runCommandLine(argv: string[], terminal: Terminal): Promise<number> {
  const program = makeProgram(terminal)
  if (argv.length === 0) {
    program.outputHelp({ error: true })
    return 2
  }
  try {
    await program.parseAsync(argv, { from: 'user' })
    return 0
  } catch (error) {
    return tell(error, terminal)
  }
}

function makeProgram(terminal: Terminal): Command {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const program = new Command('zorgborg')
    .description('Shows, for today and any past day, whether NEN 7510 and ISO/IEC 27001 can be demonstrated.')
    .version(version)
    .enablePositionalOptions()
  const commands = [
    startCommand(terminal, 'start'),
    startCommand(terminal, 'demo'),
    stopCommand(terminal),
    organisationsCommand(terminal),
    standardsCommand(terminal),
    adoptCommand(terminal),
    decideCommand(terminal),
    soaCommand(terminal),
    evidenceCommand(terminal),
    backupCommand(terminal),
    restoreCommand(terminal),
    verifyCommand(terminal),
  ]
  for (const command of commands) program.addCommand(command)
  return settle(program, terminal)
}

/** Commander would end the process and write by itself; each command is told not to. */
function settle(command: Command, terminal: Terminal): Command {
  command
    .exitOverride()
    .showHelpAfterError('(--help tells more)')
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.warn(text.trimEnd()),
    })
  for (const inner of command.commands) settle(inner, terminal)
  return command
}

function tell(error: unknown, terminal: Terminal): number {
  // Commander has said what is wrong by then; asking for help or the version is no error.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof WrongUse) {
    terminal.warn(error.message)
    return 2
  }
  if (error instanceof CommandFailed || error instanceof CallRefused || error instanceof StartFailure) {
    terminal.warn(error.message)
    return error instanceof StartFailure && error.code === 'wrong-option' ? 2 : 1
  }
  const stack = terminal.env.ZORGBORG_LOG_LEVEL === 'debug' && error instanceof Error ? error.stack : null
  terminal.warn(stack ?? `Something unexpected went wrong: ${error instanceof Error ? error.message : String(error)}`)
  return 1
}
