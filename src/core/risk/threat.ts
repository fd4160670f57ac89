import { z } from 'zod'
import { assetKinds } from '../assets/asset.ts'
import { requirementId } from '../standards/edition.ts'
import { fixedAspects } from './criteria.ts'
import { type ThreatGroup, threatGroups } from './threat-groups.ts'

const words = (max: number) => z.string().trim().min(1).max(max)
const both = (max: number) => z.strictObject({ nl: words(max), en: words(max) })

const threat = z.strictObject({
  /** Risks refer to it, so it never changes. */
  id: z
    .string()
    .max(80)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: both(80),
  /** What can happen, with an example from care. */
  explanation: both(400),
  affects: z.array(z.enum(fixedAspects)).min(1),
  /** What it is a threat to. */
  kinds: z.array(z.enum(assetKinds)).min(1),
  /**
   * Controls that treat it, in the numbers of NEN 7510:2024, which are those of ISO/IEC 27001:2022 and a few of its own; those that do
   * most come first.
   */
  controls: z.array(requirementId).min(1).max(8),
})

/** The threats of one group in our own words: `content/threats/<group>.yaml`. */
export const threatsOfGroup = z.strictObject({ id: z.enum(threatGroups), threats: z.array(threat).min(1) })

export type ThreatsOfGroup = z.infer<typeof threatsOfGroup>
/** Something that can go wrong (ISO/IEC 27005), as the catalogue has it. */
export type Threat = z.infer<typeof threat> & { group: ThreatGroup }

/** The whole catalogue by id, the groups in the order of MAPGOOD. */
export function catalogueOf(groups: readonly ThreatsOfGroup[]): ReadonlyMap<string, Threat> {
  const ofGroup = (id: ThreatGroup) => groups.filter((one) => one.id === id).flatMap(({ threats }) => threats)
  return new Map(threatGroups.flatMap((group) => ofGroup(group).map((one) => [one.id, { ...one, group }])))
}
