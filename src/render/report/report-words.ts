import type { Report } from '../../core/report/report.ts'

type ReportWords = {
  draftNote: string
  confidentiality: string
  contents: string
  checkpointNote: string
  noCheckpoint: string
  sheet: { overview: string }
}

/** The words that reports have besides those of all documents (labels.ts). */
export const reportWords: Record<Report['language'], ReportWords> = {
  nl: {
    draftNote: 'Dit is een concept. Het document geldt pas als het is goedgekeurd.',
    confidentiality: 'Vertrouwelijkheid',
    contents: 'Inhoud',
    checkpointNote:
      'Alles wat de organisatie vastlegt, komt in een spoor dat niet ongemerkt te veranderen is. Dit document hoort bij het spoor tot en met het aantal vermeldingen hieronder. Met de wortel is later te bewijzen dat de gegevens waarop het rust niet zijn veranderd.',
    noCheckpoint: 'Bij dit document hoort geen controlepunt van het spoor.',
    sheet: { overview: 'Overzicht' },
  },
  en: {
    draftNote: 'This is a draft. The document takes effect only once it is approved.',
    confidentiality: 'Confidentiality',
    contents: 'Contents',
    checkpointNote:
      'Everything that the organisation records enters a trail that cannot be changed unnoticed. This document belongs to the trail up to the number of entries below. With the root, anyone can later prove that the data on which it rests have not been changed.',
    noCheckpoint: 'No checkpoint of the trail belongs to this document.',
    sheet: { overview: 'Overview' },
  },
}
