import { randomBytes } from 'node:crypto'
import type { Actor } from '../../core/access/actor.ts'
import { allow } from '../../core/access/allow.ts'
import { type DigestRhythm, nextDigest } from '../../core/rhythm/digest-moments.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import type { Language } from '../../platform/language/languages.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import {
  feedsOfAll,
  findDigest,
  insertFeed,
  membershipOf,
  storeDigest,
  storeFeedWithdrawal,
  workingFeeds,
} from './following.store.ts'
import type { SourceNow } from './people-facts.store.ts'

/** How many working feeds one account can have: one for each calendar that somebody could use. */
export const mostFeeds = 10

/** The account of the caller here. 404 for who has none, such as the operator at the machine. */
export async function ownMembership(source: SourceNow, actor: Actor) {
  const own = actor.kind === 'person' ? await membershipOf(source, actor.id) : undefined
  if (!own) throw problems.notFound()
  return own
}

/** How often the caller is mailed. Once a week where nothing was chosen. */
export async function readDigest(source: SourceNow, actor: Actor, mailer: Mailer) {
  const own = await ownMembership(source, actor)
  const chosen = await findDigest(source, own.id)
  return {
    ...(chosen ?? { revision: 0, every: 'week' as const, nextAt: nextDigest('week', source.now), lastAt: null }),
    address: own.email,
    mail: mailer.state() === 'not-configured' ? ('not-configured' as const) : ('works' as const),
  }
}

/** Chooses how often the caller is mailed. */
export async function changeDigest(tx: Tx, mailer: Mailer, every: DigestRhythm, seen: number) {
  const allowed = allow(tx.actor, 'tasks:follow')
  const own = await ownMembership(tx, tx.actor)
  requireRevision((await findDigest(tx, own.id))?.revision ?? 0, seen)
  await storeDigest(tx, allowed, own.id, every, nextDigest(every, tx.now))
  tx.note({ action: 'digest.changed', subject: own.name, details: { every } })
  return readDigest(tx, tx.actor, mailer)
}

/** Makes a feed. Its token is kept as a digest alone, and shown once. */
export async function makeFeed(tx: Tx, baseUrl: string, given: { whose: 'mine' | 'all'; language: Language }) {
  const allowed = allow(tx.actor, 'tasks:follow')
  const own = await ownMembership(tx, tx.actor)
  if ((await workingFeeds(tx, own.id)).length >= mostFeeds)
    throw new Problem(409, 'too-many-feeds', {
      nl: `Er zijn al ${mostFeeds} agendalinks. Trek er eerst een in.`,
      en: `There are ${mostFeeds} calendar links already. Withdraw one first.`,
    })
  const token = randomBytes(32).toString('base64url')
  const id = await insertFeed(tx, allowed, { membership: own.id, ...given, token })
  tx.note({ action: 'calendar-feed.made', subject: own.name, details: { whose: given.whose } })
  return { id, revision: tx.revision, link: `${baseUrl}/api/feeds/${token}/calendar.ics` }
}

/** Withdraws a feed of the caller. */
export async function withdrawFeed(tx: Tx, id: string, seen: number) {
  const allowed = allow(tx.actor, 'tasks:follow')
  const own = await ownMembership(tx, tx.actor)
  const feed = (await workingFeeds(tx, own.id)).find((one) => one.id === id)
  if (!feed) throw problems.notFound()
  requireRevision(feed.revision, seen)
  await storeFeedWithdrawal(tx, allowed, [id])
  tx.note({ action: 'calendar-feed.withdrawn', subject: own.name })
  return { id }
}

/** Withdraws a feed of anybody: for whoever manages who has access. */
export async function withdrawAnyFeed(tx: Tx, id: string, seen: number) {
  const allowed = allow(tx.actor, 'people:edit')
  const feed = (await feedsOfAll(tx)).find((one) => one.id === id)
  if (!feed) throw problems.notFound()
  requireRevision(feed.revision, seen)
  await storeFeedWithdrawal(tx, allowed, [id])
  tx.note({ action: 'calendar-feed.withdrawn', subject: feed.name })
  return { id }
}

/** Withdraws all feeds of an account, as when its password was chosen anew: whoever had the old one may have made a link. Whoever calls notes it. */
export async function withdrawFeedsOf(tx: Tx, user: string): Promise<void> {
  const own = await membershipOf(tx, user)
  if (!own) return
  const allowed = allow(tx.actor, 'tasks:follow')
  await storeFeedWithdrawal(
    tx,
    allowed,
    (await workingFeeds(tx, own.id)).map(({ id }) => id),
  )
}
