import { z } from 'zod'
import { type ProfileFact, profileFact } from '../../core/guidance/guidance.ts'
import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { addItem } from '../../features/profile/change-items.ts'
import { addItem as addItemContract, type WrittenItem } from '../../features/profile/items.contract.ts'
import { saveProfile as saveProfileContract } from '../../features/profile/profile.contract.ts'
import { findProfile, listFacts } from '../../features/profile/profile.store.ts'
import { recordFact, saveProfile } from '../../features/profile/save-profile.ts'
import { approveScope } from '../../features/profile/scope-statement.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { workingDay } from './demo-calendar.ts'

const when = { daysAgo: z.int().min(3).max(900), by: z.string() }
/** Days from today, in place of a date. */
const fromToday = z.int().min(-2000).max(2000)

// A thing of a list, with `…In` where the product knows a date; the contract checks it once the dates are filled in.
const item = z.looseObject({
  list: z.string(),
  endsIn: fromToday.optional(),
  startsIn: fromToday.optional(),
  firstIssuedIn: fromToday.optional(),
  surveillanceIn: z.array(fromToday).optional(),
})

/** What a demo organisation recorded of itself, step by step. */
export const demoProfile = z.strictObject({
  steps: z.array(
    z.union([
      z.strictObject({ ...when, basics: saveProfileContract.body as z.ZodType<Profile> }),
      z.strictObject({ ...when, answers: z.partialRecord(profileFact, z.tuple([z.boolean(), z.string()])) }),
      z.strictObject({ ...when, items: z.array(item) }),
      z.strictObject({ ...when, approve: z.string() }),
    ]),
  ),
})
type Step = z.infer<typeof demoProfile>['steps'][number]
type Item = z.infer<typeof item>

type Profile = z.output<NonNullable<typeof saveProfileContract.body>>
type Act =
  | { basics: Profile }
  | { fact: ProfileFact; holds: boolean; note: string }
  | { item: WrittenItem }
  | { approve: string }

/** One command of the demo about profile and scope. */
export type ProfileCommand = { kind: 'profile'; act: Act }

function asWritten({ endsIn, startsIn, firstIssuedIn, surveillanceIn, ...thing }: Item, today: Day) {
  const dated = (name: string, offset: number | undefined) =>
    offset === undefined ? {} : { [name]: workingDay(today, offset) }
  const days = surveillanceIn ? { surveillance: surveillanceIn.map((offset) => workingDay(today, offset)) } : {}
  const written = {
    ...thing,
    ...dated('ends', endsIn),
    ...dated('starts', startsIn),
    ...dated('firstIssued', firstIssuedIn),
  }
  return addItemContract.body?.parse({ ...written, ...days }) as WrittenItem
}

function actsOf(step: Step, today: Day): Act[] {
  if ('basics' in step) return [{ basics: step.basics }]
  if ('items' in step) return step.items.map((thing) => ({ item: asWritten(thing, today) }))
  if ('approve' in step) return [{ approve: step.approve }]
  return Object.entries(step.answers).map(([fact, [holds, note]]) => ({ fact: profileFact.parse(fact), holds, note }))
}

/** Runs one command through the product's own verbs. */
export async function runProfileCommand(tx: Tx, content: Content, { act }: ProfileCommand): Promise<void> {
  if ('basics' in act) await saveProfile(tx, act.basics, (await findProfile(tx)).revision)
  else if ('item' in act) await addItem(tx, act.item)
  else if ('approve' in act) await approveScope(tx, content, { note: act.approve, seen: tx.revision - 1 })
  else {
    const { fact, holds, note } = act
    const seen = (await listFacts(tx)).find((one) => one.fact === fact)?.revision ?? 0
    await recordFact(tx, fact, { holds, note }, seen)
  }
}

/** The commands of the profile, with who gives each and how many days ago. */
export function profileDrafts(profile: z.infer<typeof demoProfile>, today: Day) {
  return profile.steps.flatMap((step) =>
    actsOf(step, today).map((act) => {
      const command: ProfileCommand = { kind: 'profile', act }
      return { daysAgo: step.daysAgo, by: step.by, command }
    }),
  )
}
