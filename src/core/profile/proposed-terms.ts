import type { Confidence } from '../standards/edition.ts'
import type { Day } from '../time/day.ts'

type Both = { nl: string; en: string }

/** Every term that the product proposes. */
export const proposedTermIds = ['iso-27001-2013-certificates-end', 'nen-7510-2017-transition-ends'] as const
type ProposedTermId = (typeof proposedTermIds)[number]

/** A term that the product knows of, or knows that it must exist: offered to whom it concerns, never taken over by itself. */
export type ProposedTerm = {
  id: ProposedTermId
  kind: 'transition'
  title: Both
  /** Null where the day was not established: who takes it over fills it in, with a source. */
  ends: Day | null
  certainty: Confidence
  source: Both
  note: Both
  /** It concerns whoever adopted, or holds a certificate on, one of these editions. */
  editions: readonly string[]
}

const proposals: readonly ProposedTerm[] = [
  {
    id: 'iso-27001-2013-certificates-end',
    kind: 'transition',
    title: {
      nl: 'Certificaten op ISO/IEC 27001:2013 zijn vervallen',
      en: 'Certificates on ISO/IEC 27001:2013 ended',
    },
    ends: '2025-10-31' as Day,
    certainty: 'high',
    source: {
      nl: 'IAF MD 26: overgangsregels voor ISO/IEC 27001:2022',
      en: 'IAF MD 26: transition requirements for ISO/IEC 27001:2022',
    },
    note: {
      nl: 'Na deze dag geldt alleen nog een certificaat op de uitgave van 2022.',
      en: 'After this day only a certificate on the 2022 edition counts.',
    },
    editions: ['iso-27001-2013'],
  },
  {
    id: 'nen-7510-2017-transition-ends',
    kind: 'transition',
    title: {
      nl: 'Einde van de overgang van NEN 7510:2017 naar NEN 7510:2024',
      en: 'End of the transition from NEN 7510:2017 to NEN 7510:2024',
    },
    ends: null,
    certainty: 'low',
    source: { nl: '', en: '' },
    note: {
      nl: 'Deze dag is niet met zekerheid bekend. Vraag de certificerende instelling en noteer waar het staat.',
      en: 'This day is not established. Ask the certification body and note where it is written.',
    },
    editions: ['nen-7510-2017', 'nen-7510-2024'],
  },
]

/** The proposals that concern an organisation with these editions and that it did not take over yet. */
export function proposedTerms(editions: ReadonlySet<string>, taken: ReadonlySet<string>): ProposedTerm[] {
  return proposals.filter(({ id, editions: about }) => !taken.has(id) && about.some((edition) => editions.has(edition)))
}
