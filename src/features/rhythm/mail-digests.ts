import { type DigestRhythm, nextDigest } from '../../core/rhythm/digest-moments.ts'
import { byDay, weekDays } from '../../core/rhythm/due.ts'
import { addDays } from '../../core/time/day.ts'
import { type Instant, instantOf } from '../../core/time/instant.ts'
import type { Tx } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import type { Language } from '../../platform/language/languages.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { queueMail } from '../../platform/mail/outbox.ts'
import { digestMail, type Letterhead } from './due-mails.ts'
import { organisationOf } from './organisation.store.ts'
import {
  type ActedDue,
  type Ground,
  type GroundNeeds,
  isMine,
  personOf,
  readGround,
  readingOf,
} from './rhythm-ground.ts'
import {
  type DueDigest,
  dueDigests,
  organisationsWithDigests,
  planDigests,
  storeDigestMoments,
} from './sweeps.store.ts'

export type SweepGround = GroundNeeds & {
  transactions: Transactions
  identity: Pick<Identity, 'findUsers'>
  mailer: Mailer
  baseUrl: string
}

export const sweeper = { kind: 'system', name: 'Zorgborg' } as const

/** How many people of one organisation are mailed in one transaction. */
const atOnce = 200

/** The language that each account reads in. */
export async function languagesOf({ identity }: Pick<SweepGround, 'identity'>, users: readonly string[]) {
  return new Map((await identity.findUsers(users)).map(({ id, language }) => [id, language]))
}

/**
 * Mails everybody whose moment has come what he or she has to do: once, however many moments passed while no server ran, and nothing where
 * nothing is due. While no mail server is set, what is due stays due.
 */
export async function mailDigests(ground: SweepGround, now: Instant = instantOf(Date.now())): Promise<number> {
  if (ground.mailer.state() === 'not-configured') return 0
  const found = await ground.transactions.everyOrganisation('who is due for a mail about tasks', (reader) =>
    organisationsWithDigests(reader, now),
  )
  let mailed = 0
  const failures: unknown[] = []
  for (const { organisation, users } of found) {
    // What fails in one organisation does not keep the mails of the others.
    try {
      const languages = await languagesOf(ground, users)
      for (let more = true; more; ) {
        const did = await ground.transactions.inTx(organisation, sweeper, (tx) => mailSome(tx, ground, languages))
        mailed += did.mailed
        more = did.more
      }
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `mails about tasks failed in ${failures.length} organisations`)
  return mailed
}

async function mailSome(tx: Tx, ground: SweepGround, languages: ReadonlyMap<string, Language>) {
  const planned = await planDigests(tx)
  const due = await dueDigests(tx, atOnce)
  const mailed = due.length === 0 ? 0 : await mailAll(tx, ground, due, languages)
  if (planned + due.length > 0) tx.note({ action: 'digests.mailed', subject: '', details: { mailed, planned } })
  return { mailed, more: due.length === atOnce }
}

async function mailAll(
  tx: Tx,
  sweep: SweepGround,
  due: readonly DueDigest[],
  languages: ReadonlyMap<string, Language>,
): Promise<number> {
  const { mailer, baseUrl } = sweep
  const ground = await readGround(tx, sweep)
  const own = await ownDues(tx, ground, due)
  const organisation = await organisationOf(tx)
  const head: Letterhead = { organisation: { id: tx.organisation, name: organisation?.name ?? '' }, baseUrl }
  const moments = []
  // Of what there is to read everybody is mailed already; it stands in this mail beside other things, and makes none by itself.
  for (const { id, membership, every } of due) {
    const account = ground.facts.accounts.find((one) => one.id === membership)
    const dues = own.get(membership) ?? []
    let mailed = false
    if (account && every !== 'never' && dues.some(({ kind }) => kind !== 'reading')) {
      const language = languages.get(account.user) ?? organisation?.language ?? 'nl'
      mailed = await queueMail(tx, mailer, digestMail({ ...account, language }, dues, every, ground.today, head))
    }
    moments.push({ id, nextAt: nextDigest(every as DigestRhythm, tx.now), mailed })
  }
  await storeDigestMoments(tx, moments)
  return moments.filter((one) => one.mailed).length
}

/** What each account has to do that is overdue or due in the coming week, by the membership. */
async function ownDues(tx: Tx, ground: Ground, due: readonly DueDigest[]): Promise<Map<string, ActedDue[]>> {
  const until = addDays(ground.today, weekDays)
  const people = due.map(({ membership }) => personOf(ground, membership))
  const staff = people.flatMap((person) => person?.staff ?? [])
  const all = [...ground.dues, ...(await readingOf(tx, ground, staff))]
    .filter(({ dueOn }) => dueOn !== null && dueOn <= until)
    .sort(byDay)
  return new Map(
    people.flatMap((person) =>
      person ? [[person.membership, all.filter((one) => isMine(one, person, ground))] as const] : [],
    ),
  )
}
