import type { AssuranceKind, ExceptionAssessment, Opinion, SubserviceMethod } from './facts.ts'
import type { ReportKind } from './lines.ts'
import type { PartCover } from './periods.ts'
import type { BarKind } from './timeline.ts'

type Text = { nl: string; en: string }

/** What the choices of assurance reports are called, on screens and in files. */
export const assuranceKindWords: Record<AssuranceKind, Text> = {
  'isae-3402': { nl: 'ISAE 3402', en: 'ISAE 3402' },
  'isae-3000': { nl: 'ISAE 3000', en: 'ISAE 3000' },
  'soc-1': { nl: 'SOC 1', en: 'SOC 1' },
  'soc-2': { nl: 'SOC 2', en: 'SOC 2' },
  other: { nl: 'Anders', en: 'Other' },
}

/** A kind of report by its name; what is written about it where it is none of the usual kinds. */
export const kindName = ({ kind, kindOther }: ReportKind, language: keyof Text): string =>
  kind === 'other' && kindOther !== '' ? kindOther : assuranceKindWords[kind][language]

/** Beside kinds that are about financial reporting. */
export const financialWords: Text = {
  nl: 'Gaat over financiële verslaglegging: kijk of de beheersdoelstellingen de eisen aan beveiliging raken.',
  en: 'About financial reporting: see whether its control objectives touch what security asks.',
}

export const reportTypeWords: Record<1 | 2, Text> = {
  1: { nl: 'Type I', en: 'Type I' },
  2: { nl: 'Type II', en: 'Type II' },
}

export const opinionWords: Record<Opinion, Text> = {
  unqualified: { nl: 'Goedkeurend', en: 'Unqualified' },
  qualified: { nl: 'Met beperking', en: 'Qualified' },
  adverse: { nl: 'Afkeurend', en: 'Adverse' },
  disclaimer: { nl: 'Oordeelonthouding', en: 'Disclaimer of opinion' },
  unknown: { nl: 'Niet bekend', en: 'Not known' },
}

export const exceptionAssessmentWords: Record<ExceptionAssessment, Text> = {
  'no-effect': { nl: 'Geen gevolg voor ons', en: 'No effect on us' },
  compensated: { nl: 'Bij ons opgevangen', en: 'Made up for at ours' },
  accepted: { nl: 'Aanvaard', en: 'Accepted' },
  'not-acceptable': { nl: 'Niet aanvaardbaar', en: 'Not acceptable' },
}

export const subserviceMethodWords: Record<SubserviceMethod, Text> = {
  inclusive: { nl: 'In het rapport begrepen', en: 'Included in the report' },
  'carved-out': { nl: 'Buiten het rapport gelaten', en: 'Carved out of the report' },
}

export const dayCoverWords: Record<PartCover, Text> = {
  tested: { nl: 'Getoetst', en: 'Tested' },
  'tested-qualified': { nl: 'Getoetst, met beperking', en: 'Tested, qualified' },
  bridged: { nl: 'Overbrugd', en: 'Bridged' },
  'bridged-qualified': { nl: 'Overbrugd, met beperking', en: 'Bridged, qualified' },
  nothing: { nl: 'Niets', en: 'Nothing' },
  'to-come': { nl: 'Nog te komen', en: 'Still to come' },
}

export const barWords: Record<BarKind, Text> = {
  tested: dayCoverWords.tested,
  'tested-qualified': dayCoverWords['tested-qualified'],
  bridged: dayCoverWords.bridged,
  'bridged-qualified': dayCoverWords['bridged-qualified'],
  'not-counted': { nl: 'Telt niet mee', en: 'Does not count' },
  day: { nl: 'Dag van type I', en: 'Day of type I' },
}
