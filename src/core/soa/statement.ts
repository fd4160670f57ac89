import type { FactValue, Lapse } from '../applicability/basis.ts'
import type { Day } from '../time/day.ts'
import type { Instant } from '../time/instant.ts'

/** Why a control applies, as ISO/IEC 27001 clause 6.1.3 d asks a statement of applicability to say. */
export type ApplicabilityReason = 'risk' | 'law' | 'contract' | 'good-practice'

/** How far a control that applies is there. */
export type Presence = 'in-place' | 'partly' | 'planned' | 'absent'

/** What NEN 7510 adds to a control of ISO/IEC 27001; 'unique' exists in NEN 7510 alone. */
export type HealthcareMark = 'unique' | 'deepened' | 'guidance' | 'none'

/** A decision about one control. `presence`, `description` and `since` say nothing while `applies` is false. */
export type StatementDecision = {
  applies: boolean
  reasons: ApplicabilityReason[]
  justification: string
  presence: Presence | null
  description: string
  since: Day | null
  decidedBy: string
  decidedAt: Instant
  /** Which law and which contract, where that is a reason; left out where nobody named it, and in versions from before they could be. */
  law?: string
  contract?: string
  /** The numbers of the open risks for which it is included, where risk is a reason; left out where there are none. */
  risks?: number[]
  /** The facts on which it rests, and those of them that were otherwise at the statement's moment; left out where there are none. */
  basis?: FactValue[]
  lapsed?: Lapse[]
}

/** One control of one edition. `healthcare` is null where the edition makes no such difference; `decision` is null while undecided. */
export type StatementRow = {
  edition: string
  editionName: string
  requirement: string
  theme: { nl: string; en: string }
  title: { nl: string; en: string }
  healthcare: HealthcareMark | null
  healthcareUncertain: boolean
  decision: StatementDecision | null
}

/** A signed tree head of the trail; `root` is the Merkle root in base64, `size` counts leaves. */
export type StatementCheckpoint = { origin: string; size: number; root: string }

/** The statement of applicability of one organisation as it stood at `moment`, in the order in which it is read. */
export type Statement = {
  organisation: string
  language: 'nl' | 'en'
  scope: string
  editions: { id: string; name: string }[]
  status: 'draft' | 'approved'
  version: number | null
  approvedBy: string | null
  approvedAt: Instant | null
  /**
   * Where somebody else than whoever recorded it approved, such as a member of the board without an account: in which role, and who
   * recorded it. Left out otherwise.
   */
  approvedAs?: string
  recordedBy?: string
  /** Who prepared it, where that was said. */
  preparedBy?: string
  /** What the approver wrote about this version; left out in drafts. */
  note?: string
  /** SHA-256 of the JSON file of this version, hexadecimal; never part of that file, and left out in drafts. */
  fingerprint?: string
  moment: Instant
  checkpoint: StatementCheckpoint | null
  rows: StatementRow[]
}

/**
 * Counts of one edition. Always `applicable + excluded + undecided = total` and
 * `inPlace + partly + planned + absent + unmarked = applicable`.
 */
export type EditionTotals = {
  edition: string
  name: string
  total: number
  applicable: number
  excluded: number
  undecided: number
  inPlace: number
  partly: number
  planned: number
  absent: number
  unmarked: number
}

/** The rows of one theme, in their own order. */
export type StatementTheme = { name: { nl: string; en: string }; rows: StatementRow[] }

/** The rows of one edition by theme, both in the order of the statement. */
export type StatementSection = { edition: string; name: string; themes: StatementTheme[] }

/** Totals per edition, in the order of `statementSections`. */
export function statementTotals(statement: Statement): EditionTotals[] {
  return statementSections(statement).map((section) => {
    const rows = section.themes.flatMap((theme) => theme.rows)
    const applying = rows.flatMap(({ decision }) => (decision?.applies ? [decision.presence] : []))
    const marked = (presence: Presence | null) => applying.filter((one) => one === presence).length
    return {
      edition: section.edition,
      name: section.name,
      total: rows.length,
      applicable: applying.length,
      excluded: rows.filter(({ decision }) => decision !== null && !decision.applies).length,
      undecided: rows.filter(({ decision }) => decision === null).length,
      inPlace: marked('in-place'),
      partly: marked('partly'),
      planned: marked('planned'),
      absent: marked('absent'),
      unmarked: marked(null),
    }
  })
}

/**
 * The rows by edition and theme: first the editions that the statement names, in that order and also when they have no row,
 * then editions that only rows name, so that no row is ever left out.
 */
export function statementSections(statement: Statement): StatementSection[] {
  const sections = new Map<string, StatementSection>()
  for (const { id, name } of statement.editions) sections.set(id, { edition: id, name, themes: [] })
  for (const row of statement.rows) {
    const section = sections.get(row.edition) ?? { edition: row.edition, name: row.editionName, themes: [] }
    sections.set(row.edition, section)
    const theme = section.themes.find(({ name }) => name.nl === row.theme.nl && name.en === row.theme.en)
    if (theme) theme.rows.push(row)
    else section.themes.push({ name: row.theme, rows: [row] })
  }
  return [...sections.values()]
}
