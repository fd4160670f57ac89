import type { Answer } from '../../core/assessment/standing.ts'
import type { Confidence } from '../../core/standards/edition.ts'
import type { Relation } from '../../core/standards/mapping.ts'
import type { Open } from '../../core/transition/carry.ts'
import type { Asks, TransitionKind } from '../../core/transition/transition-report.ts'
import type { Language } from '../../platform/language/languages.ts'

type Words = {
  title: string
  confidentiality: string
  fact: Record<'from' | 'to' | 'assessment' | 'none' | 'run' | 'notRun', string>
  summary: string
  lead(from: string, old: number, to: string, now: number): string
  counts: {
    title: string
    kind: string
    meaning: string
    old(edition: string): string
    now(edition: string): string
    total: string
  }
  kind: Record<TransitionKind, string>
  means: Record<TransitionKind, string>
  asks: Record<Asks, string>
  answer: Record<Answer, string>
  noAnswer: string
  open: Record<Open, string>
  relation: Record<Relation, string>
  confidence: Record<Confidence, string>
  /** Beside what follows by a link; empty where the link is established. */
  link: Record<Confidence, string>
  care: string
  clause: string
  from: {
    heading: string
    lead: string
    number: string
    title: string
    became: string
    to: string
    relation: string
    sure: string
    earlier: string
  }
  to: {
    heading: string
    lead: string
    number: string
    title: string
    from: string
    asks: string
    earlier: string
    proposal: string
  }
  answers: {
    heading: string
    lead: string
    number: string
    question: string
    department: string
    whole: string
    answer: string
    note: string
    by: string
    to: string
    nowhere: string
    empty: string
  }
  sources: { heading: string; confidence: string }
  empty: string
}

export const transitionWords: Record<Language, Words> = {
  nl: {
    title: 'Overgang',
    confidentiality: 'Vertrouwelijk: dit rapport noemt wat nog niet op orde is.',
    fact: {
      from: 'Van',
      to: 'Naar',
      assessment: 'Oude nulmeting',
      none: 'Geen: dit rapport toont alleen wat er met de eisen gebeurde',
      run: 'Antwoorden overgezet',
      notRun: 'Nog niet',
    },
    summary: 'In het kort',
    lead: (from, old, to, now) =>
      `Wat gebeurde er met elk van de ${old} eisen van ${from}, en waar komen de ${now} van ${to} vandaan? Geen enkel oud antwoord gaat verloren, en geen enkel nieuw antwoord is ingevuld zonder dat iemand het gaf.`,
    counts: {
      title: 'Aantallen',
      kind: 'Wat er gebeurde',
      meaning: 'Dat betekent',
      old: (edition) => `Eisen van ${edition}`,
      now: (edition) => `Eisen van ${edition}`,
      total: 'Samen',
    },
    kind: {
      same: 'Zelfde nummer',
      moved: 'Ander nummer',
      merged: 'Samengevoegd',
      split: 'Gesplitst',
      new: 'Nieuw',
      dropped: 'Vervallen',
    },
    means: {
      same: 'Eén op één, onder hetzelfde nummer.',
      moved: 'Eén op één, onder een ander nummer.',
      merged: 'Meer oude eisen werden één nieuwe.',
      split: 'Eén oude eis werd er meer dan één.',
      new: 'Er was geen oude eis over.',
      dropped: 'Er is geen nieuwe eis meer over.',
    },
    asks: {
      same: 'Hetzelfde',
      less: 'Minder',
      more: 'Meer dan voorheen',
      other: 'Deels iets anders',
    },
    answer: { yes: 'Ja', partly: 'Deels', no: 'Nee', 'not-applicable': 'Niet van toepassing', unknown: 'Weet niet' },
    noAnswer: 'Niet beantwoord',
    open: {
      new: 'Open: nieuw, er is niets om op te bouwen',
      'asks-more': 'Open: vraagt meer dan de oude antwoorden dekken',
      'asks-other': 'Open: vraagt deels iets anders',
      unanswered: 'Open: niet al het oude was beantwoord',
    },
    relation: {
      equal: 'gelijk',
      subset: 'deel van het nieuwe',
      superset: 'meer dan het nieuwe',
      intersects: 'overlapt',
    },
    confidence: { high: 'zeker', medium: 'redelijk zeker', low: 'onzeker' },
    link: { high: '', medium: 'verband waarschijnlijk', low: 'verband onzeker' },
    clause: 'hoofdstuk',
    care: 'Voor de zorg vraagt dit iets dat eerder niet werd gevraagd.',
    from: {
      heading: 'Wat werd van elke oude eis',
      lead: 'Elke oude eis staat hier één keer. De zekerheid is die van de minst zekere stap.',
      number: 'Oud',
      title: 'Eis',
      became: 'Wat ermee gebeurde',
      to: 'Nieuw',
      relation: 'Het oude is',
      sure: 'Hoe zeker',
      earlier: 'Antwoord',
    },
    to: {
      heading: 'Waar komt elke nieuwe eis vandaan',
      lead: 'Een voorstel is geen antwoord: iemand bevestigt elke vraag zelf. Van meer oude antwoorden telt het zwakste.',
      number: 'Nieuw',
      title: 'Eis',
      from: 'Komt van',
      asks: 'Vraagt',
      earlier: 'Eerder',
      proposal: 'Voorstel',
    },
    answers: {
      heading: 'Alle oude antwoorden',
      lead: 'Zoals zij zijn gegeven, met wie en wanneer, en met de nieuwe eisen waar zij bij staan.',
      number: 'Oud',
      question: 'Vraag',
      department: 'Afdeling',
      whole: 'Hele organisatie',
      answer: 'Antwoord',
      note: 'Toelichting',
      by: 'Wie en wanneer',
      to: 'Staat nu bij',
      nowhere: 'vervallen',
      empty: 'Er is nog niets beantwoord.',
    },
    sources: {
      heading: 'Waar dit op rust',
      confidence: 'De norm zelf bevat deze tabel niet in de vorm van dit rapport; de verbanden zijn van Zorgborg.',
    },
    empty: 'Geen.',
  },
  en: {
    title: 'Transition',
    confidentiality: 'Confidential: this report names what is not in order yet.',
    fact: {
      from: 'From',
      to: 'To',
      assessment: 'Old assessment',
      none: 'None: this report shows only what became of the requirements',
      run: 'Answers brought over',
      notRun: 'Not yet',
    },
    summary: 'In short',
    lead: (from, old, to, now) =>
      `What became of each of the ${old} requirements of ${from}, and where do the ${now} of ${to} come from? No old answer is lost, and no new one is filled in that nobody gave.`,
    counts: {
      title: 'Counts',
      kind: 'What became of it',
      meaning: 'That means',
      old: (edition) => `Requirements of ${edition}`,
      now: (edition) => `Requirements of ${edition}`,
      total: 'Together',
    },
    kind: {
      same: 'Same number',
      moved: 'Other number',
      merged: 'Merged',
      split: 'Split',
      new: 'New',
      dropped: 'Dropped',
    },
    means: {
      same: 'One to one, under the same number.',
      moved: 'One to one, under another number.',
      merged: 'Several old requirements became one.',
      split: 'One old requirement became several.',
      new: 'There was no old requirement about it.',
      dropped: 'There is no new requirement about it.',
    },
    asks: {
      same: 'The same',
      less: 'Less',
      more: 'More than before',
      other: 'In part something else',
    },
    answer: { yes: 'Yes', partly: 'Partly', no: 'No', 'not-applicable': 'Not applicable', unknown: 'Don’t know' },
    noAnswer: 'Not answered',
    open: {
      new: 'Open: new, there is nothing to build on',
      'asks-more': 'Open: asks more than the old answers cover',
      'asks-other': 'Open: asks in part something else',
      unanswered: 'Open: not all of the old was answered',
    },
    relation: { equal: 'equal', subset: 'part of the new', superset: 'more than the new', intersects: 'overlaps' },
    confidence: { high: 'certain', medium: 'fairly certain', low: 'uncertain' },
    link: { high: '', medium: 'probably related', low: 'relation uncertain' },
    clause: 'clause',
    care: 'For health care this asks something that was not asked before.',
    from: {
      heading: 'What became of each old requirement',
      lead: 'Each old requirement stands here once. The certainty is that of the least certain step.',
      number: 'Old',
      title: 'Requirement',
      became: 'What became of it',
      to: 'New',
      relation: 'The old is',
      sure: 'How certain',
      earlier: 'Answer',
    },
    to: {
      heading: 'Where each new requirement comes from',
      lead: 'A proposal is no answer: somebody confirms every question. Of several old answers the weakest counts.',
      number: 'New',
      title: 'Requirement',
      from: 'Comes from',
      asks: 'Asks',
      earlier: 'Earlier',
      proposal: 'Proposal',
    },
    answers: {
      heading: 'All old answers',
      lead: 'As they were given, by whom and when, and with the new requirements beside which they stand.',
      number: 'Old',
      question: 'Question',
      department: 'Department',
      whole: 'Whole organisation',
      answer: 'Answer',
      note: 'Note',
      by: 'Who and when',
      to: 'Now stands with',
      nowhere: 'dropped',
      empty: 'Nothing was answered yet.',
    },
    sources: {
      heading: 'What this rests on',
      confidence:
        'The standard itself does not hold this table in the form of this report; the relations are Zorgborg’s.',
    },
    empty: 'None.',
  },
}
