import { Command } from 'commander'
import { parseConfig } from '../config.ts'
import { describeOptions } from '../options.ts'
import type { Terminal } from './terminal.ts'

/** `start`, and `demo`, which is `start --demo`. Their options are those of the table in `options.ts`, and parsed by it. */
export function startCommand(terminal: Terminal, name: 'start' | 'demo'): Command {
  const summary = name === 'start' ? 'start the server' : 'start the server with two example organisations'
  return new Command(name)
    .summary(summary)
    .description(`${summary}; Ctrl-C stops it`)
    .usage('[options]')
    .helpOption('-h, --help', 'show this help')
    .addHelpText('after', `\n${describeOptions()}`)
    .argument('[options...]')
    .configureHelp({ visibleOptions: () => [], visibleArguments: () => [] })
    .allowUnknownOption()
    .action(async (given: string[]) => {
      const argv = name === 'demo' && !given.includes('--demo') ? [...given, '--demo'] : given
      const config = parseConfig(argv, terminal.env)
      const { runServer } = await import('../server.ts')
      await runServer(config)
    })
}
