import { sql } from 'kysely'
import type { Actor } from '../../core/access/actor.ts'
import { dayOf, instantOf } from '../../core/time/instant.ts'
import { installation } from '../../platform/database/ids.ts'
import type { SystemReader } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import { createTransactions } from '../../platform/database/transactions.ts'
import type { User } from '../../platform/identity/accounts.ts'
import { StartFailure } from '../../platform/start-failure.ts'
import { createSeal } from '../../platform/trail/seal.ts'
import type { App } from '../open-app.ts'
import { actorIn, demoOrganisationId, runCommand } from './act-in-demo.ts'
import { type DemoOrganisation, type DemoPerson, readDemoOrganisations } from './demo-content.ts'
import { planDemo } from './plan-demo.ts'

/** What of the application the demo is loaded with. */
export type DemoGround = Pick<App, 'engine' | 'content' | 'trailKey' | 'transactions' | 'identity' | 'fileStore'>

/** The password of everybody in the demo: printed at each start, and fine to be known. */
export const demoPassword = 'fietsen langs het kanaal'

const loader: Actor = { kind: 'system', name: 'Zorgborg' }

const roleNames: Record<DemoPerson['role'], string> = {
  administrator: 'administrator',
  'security-officer': 'security officer',
  contributor: 'contributor',
  reader: 'reader',
  auditor: 'auditor',
}

/**
 * Refuses what is not of the demo: an organisation without its mark, and an account that is neither one of the demo's nor of
 * somebody who belongs to demo organisations (who was invited while trying things out).
 */
async function refuseRealData(reader: SystemReader, addresses: string[]): Promise<void> {
  const organisation = await reader.rows
    .selectFrom('organisations')
    .select('name')
    .where('demo', '=', false)
    .executeTakeFirst()
  const account = await sql<{ email: string }>`
    select email from identity.users where not email = any(${addresses})
      and not exists (select from memberships where user_id = users.id) limit 1`.execute(reader.rows)
  const found = organisation
    ? `organisation ${organisation.name}`
    : account.rows[0] && `account ${account.rows[0].email}`
  if (!found) return
  throw new StartFailure(
    'not-demo-data',
    `There is data here that is not of the demo (${found}), and the demo does not mix with it. Choose another data folder, for example --data ./demo-data, or start without --demo.`,
  )
}

async function isLoaded(transactions: Transactions): Promise<boolean> {
  const found = await transactions.everyOrganisation('whether the demo was loaded', (reader) =>
    reader.rows
      .selectFrom('trail')
      .select('revision')
      .where('organisation_id', '=', installation)
      .where('action', '=', 'demo.loaded')
      .executeTakeFirst(),
  )
  return found !== undefined
}

/** Makes the accounts that are not there yet; everybody once, however many organisations somebody belongs to. */
async function makeAccounts({ identity, engine, trailKey }: DemoGround, demos: DemoOrganisation[], at: number) {
  const transactions = createTransactions(engine, createSeal(trailKey), () => at)
  const people = new Map(
    demos.flatMap((demo) => demo.people.map((person) => [person.email, { person, demo }] as const)),
  )
  const accounts = await Promise.all(
    [...people].map(async ([email, { person, demo }]): Promise<[string, User]> => {
      const before = await identity.findUserByEmail(email)
      if (before) return [email, before]
      const { name, operator } = person
      const { language } = demo.organisation
      const made = await identity.createUser(
        { email, name, password: demoPassword, language, operator },
        (write, { id }) =>
          transactions.inTx(installation, loader, async (tx) => {
            const user = await write(tx.rows)
            const operators = operator ? [id] : []
            tx.note({ action: 'account.created', subject: name, details: { demo: true, operators } })
            return user
          }),
      )
      return [email, made]
    }),
  )
  return new Map(accounts)
}

/** Runs what of an organisation's history is not there yet: a load that was cut off goes on where it stopped. */
async function loadOrganisation(
  { engine, trailKey, content, fileStore, transactions: now }: DemoGround,
  demo: DemoOrganisation,
  accounts: Map<string, User>,
): Promise<void> {
  const events = planDemo(demo, content, dayOf(instantOf(Date.now())))
  const id = demoOrganisationId(demo)
  let clock = 0
  const transactions = createTransactions(engine, createSeal(trailKey), () => clock)
  const done = await now.read(id, { kind: 'now' }, (reader) => reader.revision())
  for (const { at, by, command } of events.slice(done)) {
    clock = at
    await transactions.inTx(id, actorIn(demo, id, by, accounts, command), (tx) =>
      runCommand(tx, content, demo, accounts, command, fileStore),
    )
  }
}

function loginsOf(demos: DemoOrganisation[]): string[] {
  const width = Math.max(...demos.flatMap(({ people }) => people.map(({ email }) => email.length)))
  return [
    'This is the demo: all people and data are invented. Sign in as any of these people;',
    `the password is always: ${demoPassword}`,
    ...demos.flatMap(({ organisation, people }) => [
      '',
      organisation.name,
      ...people.map(
        ({ email, role, operator }) =>
          `  ${email.padEnd(width)}  ${roleNames[role]}${operator ? ', and operator of this installation' : ''}`,
      ),
    ]),
  ]
}

/**
 * Loads two invented organisations with a history of about fourteen months before today, and gives the lines that say who can
 * sign in. What is there already stays as it is. Fails with StartFailure `not-demo-data` where anything real is stored.
 */
export async function loadDemo(app: DemoGround, say: (line: string) => void): Promise<string[]> {
  const demos = readDemoOrganisations()
  const addresses = demos.flatMap(({ people }) => people.map(({ email }) => email))
  await app.transactions.everyOrganisation('the demo never mixes with real data', (reader) =>
    refuseRealData(reader, addresses),
  )
  if (!(await isLoaded(app.transactions))) {
    say('Loading the demo: two organisations, each with fourteen months of history')
    const firstDay = Math.max(...demos.map(({ createdDaysAgo }) => createdDaysAgo)) + 1
    const accounts = await makeAccounts(app, demos, Date.now() - firstDay * 86_400_000)
    // Both are over before a failure is told, so that nothing goes on writing behind a caller who gave up.
    const loads = await Promise.allSettled(demos.map((demo) => loadOrganisation(app, demo, accounts)))
    for (const load of loads) if (load.status === 'rejected') throw load.reason
    // Much was written at once: the database plans badly until it has counted, which it does by itself only after a while.
    await app.engine.pool.query('analyze').catch(() => {})
    await app.transactions.inTx(installation, loader, async (tx) =>
      tx.note({
        action: 'demo.loaded',
        subject: demos.map(({ organisation }) => organisation.name).join(', '),
        details: { trails: demos.map(demoOrganisationId) },
      }),
    )
  }
  return loginsOf(demos)
}
