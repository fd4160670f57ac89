import type { Actor } from '../../core/access/actor.ts'
import { roleWords } from '../../core/access/role-words.ts'
import type { RiskLevel } from '../../core/risk/criteria.ts'
import type { Reader, Tx } from '../../platform/database/reader.ts'
import { writeList } from '../../platform/language/written.ts'
import { membershipOf, membersOf } from './ground.store.ts'

type Source = Pick<Reader | Tx, 'rows' | 'organisation'>

/** Who acts, as the criteria see them: the account's membership and role; null where it is no person of the organisation. */
export async function accepterOf(source: Source, actor: Actor) {
  if (actor.kind !== 'person') return null
  const membership = await membershipOf(source, actor.id)
  return membership === null ? null : { membership, role: actor.role }
}

/** Who may accept a level, in words of a sentence. */
export async function entitledWords(source: Source, { acceptedBy, acceptors }: RiskLevel) {
  const people = acceptors.length === 0 ? [] : await membersOf(source, acceptors)
  const words = (language: 'nl' | 'en') =>
    writeList([...acceptedBy.map((role) => roleWords[role][language]), ...people.map(({ name }) => name)], language)
  return { people, nl: words('nl'), en: words('en') }
}

/** Why somebody may not accept a risk of a level, or close it as it is. */
export const notEntitled = (
  level: RiskLevel,
  who: { nl: string; en: string },
  act: 'accepting' | 'closing' = 'accepting',
) => ({
  nl:
    who.nl === ''
      ? `De criteria noemen niemand die een risico van niveau ‘${level.name}’ mag aanvaarden. Pas de criteria aan.`
      : `Een risico van niveau ‘${level.name}’ wordt ${act === 'closing' ? 'afgesloten' : 'aanvaard'} door: ${who.nl}.`,
  en:
    who.en === ''
      ? `The criteria name nobody who may accept a risk of level ‘${level.name}’. Change the criteria.`
      : `A risk of level ‘${level.name}’ is ${act === 'closing' ? 'closed' : 'accepted'} by: ${who.en}.`,
})
