import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HealthcareMark, Statement, StatementDecision, StatementRow } from '../core/soa/statement.ts'
import type { Day } from '../core/time/day.ts'
import type { Instant } from '../core/time/instant.ts'

type Words = { nl: string; en: string }
type Edition = {
  name: string
  themes: ({ id: string } & Words)[]
  requirements: {
    id: string
    theme: string
    title: Words
    healthcare: { mark: HealthcareMark; confidence: string } | null
  }[]
}

/** A statement over all 194 controls of two editions, with every kind of decision in it. The organisation and its people are invented. */
export function sampleStatement(language: 'nl' | 'en', status: 'draft' | 'approved' = 'draft'): Statement {
  const editions = ['nen-7510-2024', 'iso-27001-2022'].map((id) => ({ id, ...readEdition(id) }))
  const approved = status === 'approved'
  return {
    organisation: 'Stichting GGZ De Vliet (demo)',
    language,
    scope: scope[language],
    editions: editions.map(({ id, name }) => ({ id, name })),
    status,
    version: approved ? 3 : null,
    approvedBy: approved ? 'M. Voorbeeld' : null,
    approvedAt: approved ? ('2026-03-02T08:00:00.000Z' as Instant) : null,
    moment: '2026-03-01T09:30:00.000Z' as Instant,
    checkpoint: { origin: 'zorgborg/demo', size: 12345, root: 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=' },
    rows: editions.flatMap((edition) => edition.requirements.map((_, index) => sampleRow(edition, index, language))),
  }
}

function readEdition(id: string): Edition {
  return JSON.parse(readFileSync(join(import.meta.dirname, `../../content/standards/${id}.json`), 'utf8'))
}

function sampleRow(edition: Edition & { id: string }, index: number, language: 'nl' | 'en'): StatementRow {
  const requirement = edition.requirements[index]
  const theme = edition.themes.find(({ id }) => id === requirement?.theme)
  if (!requirement || !theme) throw new Error(`control ${index} of ${edition.id} has no theme`)
  return {
    edition: edition.id,
    editionName: edition.name,
    requirement: requirement.id,
    theme: { nl: theme.nl, en: theme.en },
    title: requirement.title,
    healthcare: requirement.healthcare?.mark ?? null,
    healthcareUncertain: requirement.healthcare !== null && requirement.healthcare.confidence !== 'high',
    decision: sampleDecision(index, language),
  }
}

const presences = ['in-place', 'in-place', 'partly', 'planned', 'absent', null] as const

function sampleDecision(index: number, language: 'nl' | 'en'): StatementDecision | null {
  const kind = index % 11
  if (kind === 3) return null
  const decided = { decidedBy: 'B. Voorbeeld', decidedAt: '2026-02-11T23:30:00.000Z' as Instant }
  if (kind === 7)
    return {
      applies: false,
      reasons: [],
      justification: excluded[language],
      presence: null,
      description: '',
      since: null,
      ...decided,
    }
  const presence = presences[kind % 6] ?? null
  return {
    applies: true,
    reasons: (['risk', 'law', 'contract', 'good-practice'] as const).filter(
      (_, bit) => bit === 0 || (index >> bit) % 2 === 1,
    ),
    justification: kind % 4 === 0 ? included[language] : '',
    presence,
    description: presence === null ? '' : described[language],
    since: presence === 'in-place' || presence === 'partly' ? ('2025-09-01' as Day) : null,
    ...decided,
  }
}

const scope = {
  nl: 'Alle zorg, ondersteuning en ICT op de drie locaties, met het elektronisch patiëntendossier en de uitwisseling met ziekenhuizen.',
  en: 'All care, support and ICT at the three sites, with the electronic patient record and the exchange with hospitals.',
}
const excluded = {
  nl: 'De organisatie ontwikkelt zelf geen software en laat dat ook niet doen.',
  en: 'The organisation develops no software and does not have it developed.',
}
const included = {
  nl: 'Volgt uit risico R-12 (uitval van het EPD) en uit de afspraken met het ziekenhuis.',
  en: 'Follows from risk R-12 (loss of the patient record) and from the agreement with the hospital.',
}
const described = {
  nl: 'Het beleid is vastgesteld door de raad van bestuur. De security officer beoordeelt het elk jaar in maart.',
  en: 'The policy was adopted by the board. The security officer reviews it every March.',
}

/** Texts that a format could take for something else than text. */
export const hostileTexts = {
  markup: '#import "@preview/x:1.0.0": * \\ "quoted" *b* _i_ $x$ <l> @ref [c] {d} // no /* no */ `raw` #panic()',
  xml: `</w:t></si></sheetData><!-- & ' " ]]> &amp; _x0041_`,
  formula: '=HYPERLINK("http://example.org";"click")',
  scripts: 'مرحبا שלום 😀 Ωмир ✓',
  control: 'bell\u0007 null\u0000 half\ud800 nel\u0085 end\ufffe',
}

/** A sample of which one decision, and the name of the organisation, are as given. */
export function sampleWith(description: string, organisation = 'Demo'): Statement {
  const sample = sampleStatement('nl')
  const [first, ...others] = sample.rows
  if (!first?.decision) throw new Error('the first control of the sample is decided')
  return { ...sample, organisation, rows: [{ ...first, decision: { ...first.decision, description } }, ...others] }
}
