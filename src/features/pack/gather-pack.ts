import { heldIn } from '../../core/pack/held-in.ts'
import type { PackEvidence, PackFile, PackModel, PackPolicy, PackVersion } from '../../core/pack/pack.ts'
import { filePath, safeName } from '../../core/pack/pack-path.ts'
import { drawSample, weightOf } from '../../core/pack/sample.ts'
import { type AudienceRule, audienceOn } from '../../core/staff/audience.ts'
import { addDays, compareDays, type Day } from '../../core/time/day.ts'
import { dayOf, type Instant } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { originOf } from '../../platform/trail/seal.ts'
import type { PackBody } from './pack.contract.ts'
import * as store from './pack-facts.store.ts'
import type { PackGround, PackStatement } from './pack-ground.ts'
import { refusals } from './pack-refusals.ts'
import { suppliersIn } from './pack-suppliers.store.ts'
import { suppliersOf } from './pack-suppliers.ts'
import { headOf } from './pack-trail.store.ts'

export type Gathered = { model: PackModel; statement: PackStatement; checkpoint: string }

/** Everything that a pack tells, in one snapshot and a constant number of statements. Refuses what cannot be asked for. */
export async function gatherPack(reader: Reader, ground: PackGround, asked: PackBody): Promise<Gathered> {
  const period = { from: asked.from as Day, to: asked.to as Day }
  const wanted = asked.scope ?? { requirements: [], systems: [] }
  const found = await store.groundOf(reader, asked.audit, wanted.systems, period)
  const head = await headOf(reader)
  if (!found || !head) throw problems.notFound()
  if (asked.audit !== null && !found.audit) throw refusals.noSuchAudit()
  const foreign = asked.editions.find((edition) => !found.adopted.includes(edition))
  if (foreign !== undefined) throw refusals.notAdopted(foreign)
  if (asked.to < asked.from) throw refusals.endsBeforeItBegins()
  if (found.systems.length < new Set(wanted.systems).size) throw refusals.noSuchSystem()
  const today = dayOf(reader.now)
  const judgedOn = compareDays(period.to, today) < 0 ? period.to : today

  const withFinding = new Set(found.found)
  const all = (await ground.verdicts(reader, judgedOn))
    .filter(({ edition }) => asked.editions.includes(edition))
    .map((one) => ({
      ...one,
      weight: weightOf({
        healthcare: one.healthcare,
        lacking: one.state === 'not-yet' || one.state === 'not-demonstrable',
        found: withFinding.has(`${one.edition} ${one.requirement}`),
      }),
    }))
  const { sample } = asked
  const named = new Set(wanted.requirements.map(placeOf))
  const touched = new Set(found.touched)
  const within = all.filter(
    (one) => (named.size === 0 || named.has(placeOf(one))) && (found.systems.length === 0 || touched.has(placeOf(one))),
  )
  if (within.length === 0) throw refusals.nothingInScope()
  const requirements = sample ? drawSample(within, sample.count, sample.seed) : within
  const scope = requirements.map(placeOf)
  const systems = found.systems.map(({ id }) => id)
  const measures = await store.measuresIn(reader, scope, systems, period)
  const ids = measures.map(({ id }) => id)
  const policies = await store.policiesIn(reader, scope, ids)
  const people = await store.peopleOf(reader)
  const evidence = await store.evidenceIn(reader, ids, period)
  const aboutAll = requirements.some(({ suppliers }) => suppliers.aboutAll)
  const suppliers = await suppliersIn(reader, { measures: ids, all: aboutAll }, period)
  const statement = await ground.statement(reader, asked.language)
  const names = new Map(all.map(({ edition, editionName }) => [edition, editionName]))
  const inScope = new Set(scope)
  const fileName = asked.language === 'nl' ? 'verklaring-van-toepasselijkheid' : 'statement-of-applicability'
  return {
    statement,
    checkpoint: head.checkpoint,
    model: {
      organisation: { id: reader.organisation, name: found.name },
      title: asked.title,
      language: asked.language,
      audit: found.audit,
      editions: [...names].filter(([id]) => asked.editions.includes(id)).map(([id, name]) => ({ id, name })),
      period,
      scope: asked.scope && { requirements: wanted.requirements.map(placeOf), systems: found.systems },
      leftOut: all.map(placeOf).filter((place) => !inScope.has(place)),
      sample: sample && { count: requirements.length, of: within.length, seed: sample.seed },
      madeAt: reader.now,
      judgedOn,
      trail: { origin: originOf(reader.organisation), size: head.size, root: head.root.toString('base64') },
      statement: {
        version: statement.version,
        files: statement.files.map(({ ending }) => ({
          path: `statement/${fileName}.${ending}`,
          name: ending.toUpperCase(),
        })),
      },
      requirements,
      measures,
      policies: policies.flatMap(({ audience: rules, ...policy }): PackPolicy[] => {
        const held = heldIn(policy.versions, period)
        const versions = held.map((one, place) => {
          const next = held[place + 1]
          const on = next ? addDays(next.holdsFrom, -1) : judgedOn
          return { ...one, file: placed(one.file), audience: policy.confirm ? missingOn(on, rules, people, one) : null }
        })
        return versions.length === 0 ? [] : [{ ...policy, versions }]
      }),
      evidence: evidence.map(
        (one): PackEvidence => ({
          ...one,
          parts: one.parts.map((part) => ({ ...part, file: placed(part.file) })),
        }),
      ),
      reviews: await store.reviewsIn(reader, scope, today),
      suppliers: suppliersOf(suppliers, requirements),
    },
  }
}

const placeOf = ({ edition, requirement }: { edition: string; requirement: string }) => `${edition} ${requirement}`

/** Who had to confirm a version on a day, and did not by the end of it. */
function missingOn(
  on: Day,
  rules: readonly AudienceRule[],
  people: Awaited<ReturnType<typeof store.peopleOf>>,
  { confirmations }: { confirmations: readonly { staff: string; at: Instant }[] },
): PackVersion['audience'] {
  const confirmed = new Set(confirmations.filter(({ at }) => dayOf(at) <= on).map(({ staff }) => staff))
  const { counted } = audienceOn(on, rules, people)
  return { on, count: counted.length, missing: counted.filter(({ id }) => !confirmed.has(id)).map(({ name }) => name) }
}

const placed = (file: store.StoredFile | null): PackFile | null =>
  file && { ...file, path: filePath(file.sha256, file.name) }

/** Where the page of a requirement, of a policy or of some of the evidence stands. */
export const requirementPath = (edition: string, requirement: string) =>
  `requirements/${safeName(edition)}-${safeName(requirement)}.html`
export const versionPath = (policy: string, number: number) => `policies/${policy}-v${number}.html`
export const evidencePath = (page: number) => `evidence/${page}.html`
