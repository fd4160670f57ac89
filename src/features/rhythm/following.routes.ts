import { holds } from '../../core/access/permissions.ts'
import type { Role } from '../../core/access/roles.ts'
import { isEmployed } from '../../core/staff/audience.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { Transactions } from '../../platform/database/transactions.ts'
import { answers, type Route, reads, writes } from '../../platform/http/endpoint.ts'
import { problems } from '../../platform/http/problem.ts'
import type { Identity } from '../../platform/identity/identity.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { feedFile } from './feed-file.ts'
import * as contracts from './following.contract.ts'
import { feedsOfAll, findFeedByToken, workingFeeds } from './following.store.ts'
import {
  changeDigest,
  makeFeed,
  mostFeeds,
  ownMembership,
  readDigest,
  withdrawAnyFeed,
  withdrawFeed,
} from './following.ts'
import { requiresSecondFactor } from './organisation.store.ts'
import { type Ground, personOf } from './rhythm-ground.ts'

export type FollowingNeeds = {
  transactions: Transactions
  identity: Pick<Identity, 'countToken' | 'forgiveToken' | 'findUsers'>
  mailer: Mailer
  baseUrl: string
}

/** The person of a feed, whose account and work here must not have ended. 404 where they did, as for an unknown token. */
function followerIn(ground: Ground, membership: string) {
  const person = personOf(ground, membership)
  const role = ground.facts.accounts.find(({ id }) => id === membership)?.role
  const colleague = person?.staff ? ground.crew.people.get(person.staff) : undefined
  const left = colleague !== undefined && !isEmployed(colleague, ground.today)
  if (!person || left || !holds(role as Role, 'tasks:follow')) throw problems.notFound()
  return person
}

/** An account that lacks the second factor that is required here opens nothing, and neither does its link. */
async function requireSecondFactor(reader: Reader, ground: Ground, identity: FollowingNeeds['identity'], of: string) {
  if (!(await requiresSecondFactor(reader))) return
  const user = ground.facts.accounts.find(({ id }) => id === of)?.user
  const [account] = user === undefined ? [] : await identity.findUsers([user])
  if (!account?.secondFactor) throw problems.notFound()
}

/** Being told of what is due: by mail, and in one's own calendar. */
export function followingRoutes(
  { transactions, identity, mailer, baseUrl }: FollowingNeeds,
  groundOf: (reader: Reader) => Promise<Ground>,
): Route[] {
  return [
    reads(contracts.readDigest, (reader, _, actor) => readDigest(reader, actor, mailer)),
    writes(contracts.changeDigest, (tx, { body, seen }) => changeDigest(tx, mailer, body.every, seen)),
    reads(contracts.listFeeds, async (reader, _, actor) => ({
      items: await workingFeeds(reader, (await ownMembership(reader, actor)).id),
      most: mostFeeds,
    })),
    writes(contracts.makeFeed, (tx, { body }) => makeFeed(tx, baseUrl, body)),
    writes(contracts.withdrawFeed, (tx, { params, seen }) => withdrawFeed(tx, params.id, seen)),
    reads(contracts.listAllFeeds, async (reader) => ({ items: await feedsOfAll(reader) })),
    writes(contracts.withdrawAnyFeed, (tx, { params, seen }) => withdrawAnyFeed(tx, params.id, seen)),
    answers(contracts.openFeed, async (_, { params: { token }, ip }) => {
      await identity.countToken(token, ip)
      const feed = await transactions.everyOrganisation('a calendar feed is found by its token alone', (reader) =>
        findFeedByToken(reader, token),
      )
      if (!feed) throw problems.notFound()
      await identity.forgiveToken(token, ip)
      return transactions.read(feed.organisation, { kind: 'now' }, async (reader) => {
        const ground = await groundOf(reader)
        await requireSecondFactor(reader, ground, identity, feed.membership)
        return feedFile(reader, ground, followerIn(ground, feed.membership), { ...feed, baseUrl })
      })
    }),
  ]
}
