import { termsWords } from '../../core/coverage/coverage-words.ts'
import type { Report, ReportBlock, ReportCell, ReportSection } from '../../core/report/report.ts'
import { criticalityWords } from '../../core/suppliers/criticality-words.ts'
import {
  assessmentOf,
  decisionWords,
  eventWords,
  itemKindWords,
  nameOfValue,
  pointKindWords,
  saidOf,
  wordOfChange,
  wordOfValue,
} from '../../core/suppliers/review-words.ts'
import type { Day } from '../../core/time/day.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeDay } from '../../platform/language/written.ts'
import type { Action } from './following.store.ts'
import type { withPicture } from './read-reviews.ts'

type Shown = Awaited<ReturnType<typeof withPicture>>
type More = { organisation: string; now: Instant; checkpoint: Report['checkpoint']; language: Language }

const words = {
  nl: {
    title: (name: string) => `Beoordeling van ${name}`,
    period: (from: string, to: string) => `${from} tot en met ${to}`,
    ...{ back: 'Kijkt terug op', criticality: 'Hoeveel ervan afhangt', owner: 'Eigenaar', nobody: 'Niemand' },
    ...{
      opened: 'Begonnen door',
      before: 'Vorige beoordeling',
      none: 'Geen',
      decision: 'Besluit',
      open: 'Nog niet besloten',
    },
    ...{ by: 'Besloten door', next: 'Volgende beoordeling', note: 'Aantekeningen', exit: 'Exitplan' },
    ...{ yes: 'Ja', no: 'Nee', tried: 'beproefd op', reason: 'Reden' },
    changes: ['Wat is er veranderd', 'Wat', 'Soort', 'Verandering', 'Op', 'Toelichting', 'Er is niets veranderd.'],
    missing: [
      'Wat ontbreekt',
      'Wat',
      'Sinds',
      'Gevolg',
      'Er ontbreekt niets.',
      'Breekt de aantoonbaarheid',
      'Vraagt aandacht',
    ],
    points: [
      'Uitzonderingen en punten voor ons',
      'Rapport',
      'Soort',
      'Wat',
      'Wat het voor ons betekent',
      'Voorwaarden',
      'Er zijn geen uitzonderingen en geen open punten.',
    ],
    withheld: 'De voorwaarden van het rapport geven deze tekst hier niet.',
    items: ['Wat er is', 'Soort', 'Naam', 'Vanaf', 'Tot en met', 'Gegevens', 'Er is niets vastgelegd.'],
    events: [
      'Wat er gebeurde',
      'Op',
      'Soort',
      'Wat',
      'Afgesloten op',
      'Er is niets gebeurd, of het is niet vastgelegd.',
    ],
    lists: [
      'Vragenlijsten',
      'Titel',
      'Beantwoord',
      'Voldoende',
      'Onvoldoende',
      'Nog te beoordelen',
      'Er zijn geen vragen gesteld.',
    ],
    actions: ['Acties', 'Wat', 'Wie', 'Uiterlijk', 'Afgesloten op', 'Er zijn geen acties.'],
  },
  en: {
    title: (name: string) => `Review of ${name}`,
    period: (from: string, to: string) => `${from} up to and including ${to}`,
    ...{ back: 'Looks back on', criticality: 'How much depends on it', owner: 'Owner', nobody: 'Nobody' },
    ...{ opened: 'Begun by', before: 'Earlier review', none: 'None', decision: 'Decision', open: 'Not decided yet' },
    ...{ by: 'Decided by', next: 'Next review', note: 'Notes', exit: 'Exit plan' },
    ...{ yes: 'Yes', no: 'No', tried: 'tried on', reason: 'Reason' },
    changes: ['What changed', 'What', 'Kind', 'Change', 'On', 'Details', 'Nothing changed.'],
    missing: [
      'What is missing',
      'What',
      'Since',
      'Consequence',
      'Nothing is missing.',
      'Breaks what can be demonstrated',
      'Asks attention',
    ],
    points: [
      'Exceptions and points for us',
      'Report',
      'Kind',
      'What',
      'What it means for us',
      'Terms',
      'There are no exceptions and no open points.',
    ],
    withheld: 'The terms of the report do not give this text here.',
    items: ['What is there', 'Kind', 'Name', 'From', 'Through', 'Details', 'Nothing was recorded.'],
    events: ['What happened', 'On', 'Kind', 'What', 'Closed on', 'Nothing happened, or it was not recorded.'],
    lists: [
      'Lists of questions',
      'Title',
      'Answered',
      'Enough',
      'Not enough',
      'To be judged',
      'No questions were put.',
    ],
    actions: ['Actions', 'What', 'Who', 'Due on', 'Closed on', 'There are no actions.'],
  },
} as const

/** A review as a document: what was seen, what was decided, and what has to be done. */
export function reviewReport(review: Shown, actions: readonly Action[], more: More): Report {
  const { language } = more
  const said = words[language]
  const { picture } = review
  const day = (one: Day) => writeDay(one, language)
  return {
    title: said.title(picture.supplier),
    organisation: more.organisation,
    language,
    status: { kind: 'as-recorded' },
    moment: more.now,
    checkpoint: more.checkpoint,
    facts: [
      { label: said.back, value: said.period(day(picture.period.from), day(picture.period.to)) },
      { label: said.criticality, value: criticalityWords[picture.criticality][language] },
      { label: said.owner, value: picture.owner || said.nobody },
      { label: said.opened, value: `${review.openedBy}, ${day(review.openedOn)}` },
      {
        label: said.before,
        value: picture.before
          ? `${day(picture.before.decidedOn)}: ${decisionWords[picture.before.decision][language]}`
          : said.none,
      },
      {
        label: said.exit,
        value: picture.exitPlan
          ? `${said.yes}${picture.exitTriedOn ? `, ${said.tried} ${day(picture.exitTriedOn)}` : ''}`
          : said.no,
      },
    ],
    sections: [
      decisionOf(review, said, language),
      ...sectionsOf(review, language),
      tableSection(said.actions, [4, 2, 2, 2], actionRows(actions)),
    ],
  }
}

function decisionOf(review: Shown, said: (typeof words)[Language], language: Language): ReportSection {
  const { decision, decidedBy, decidedOn, nextOn, decisionReason, note } = review
  const blocks: ReportBlock[] = []
  if (decision === null) blocks.push({ kind: 'paragraph', text: said.open })
  else {
    const facts = [
      { label: said.decision, value: decisionWords[decision][language] },
      { label: said.reason, value: decisionReason },
      { label: said.by, value: `${decidedBy ?? ''}${decidedOn ? `, ${writeDay(decidedOn, language)}` : ''}` },
      ...(nextOn ? [{ label: said.next, value: writeDay(nextOn, language) }] : []),
    ]
    blocks.push({ kind: 'facts', facts })
  }
  if (note !== '') blocks.push({ kind: 'facts', facts: [{ label: said.note, value: note }] })
  return { heading: said.decision, level: 1, blocks }
}

/** The heading, those of the columns, and the sentence for an empty table; more words can follow. */
type TableWords = readonly [string, ...string[]]

function tableSection(said: TableWords, shares: readonly number[], rows: ReportCell[][]): ReportSection {
  const [heading, ...rest] = said
  return {
    heading,
    level: 1,
    blocks: [
      {
        ...{ kind: 'table', title: heading, titleShown: false },
        columns: shares.map((share, place) => ({ heading: rest[place] ?? '', share })),
        rows,
        whenEmpty: rest[shares.length] ?? '',
      },
    ],
  }
}

const actionRows = (actions: readonly Action[]): ReportCell[][] =>
  actions.map((one) => [one.what, one.owner?.name ?? one.ownerRole, { day: one.dueOn }, { day: one.closedOn }])

function sectionsOf({ picture }: Shown, language: Language): ReportSection[] {
  const said = words[language]
  const day = (one: Day) => writeDay(one, language)
  return [
    tableSection(
      said.missing,
      [5, 2, 2],
      picture.missing.map(({ sentence, since, breaks }) => [
        sentence[language],
        { day: since },
        breaks ? said.missing[5] : said.missing[6],
      ]),
    ),
    tableSection(
      said.changes,
      [3, 2, 1, 2, 4],
      picture.changes.map(({ title, kind, change, on, values }) => [
        ...[
          title,
          itemKindWords[kind][language],
          wordOfChange({ change, on }, picture.period.from)[language],
          { day: on },
        ],
        values
          .map(
            ({ name, before, after }) =>
              `${nameOfValue(name, language)}: ${wordOfValue(name, before, language, day)} → ${wordOfValue(name, after, language, day)}`,
          )
          .join('\n'),
      ]),
    ),
    tableSection(
      said.points,
      [3, 2, 4, 3, 2],
      (picture.points ?? []).map((one) => [
        one.report.title,
        pointKindWords[one.kind][language],
        one.what === null ? said.withheld : [one.reference, one.what].filter((part) => part).join(': '),
        assessmentOf(one, language),
        termsWords[one.terms][language],
      ]),
    ),
    tableSection(
      said.events,
      [2, 2, 5, 2],
      picture.events.map(({ happenedOn, kind, what, closedOn }) => [
        ...[{ day: happenedOn }, eventWords[kind][language], what, { day: closedOn }],
      ]),
    ),
    tableSection(
      said.lists,
      [4, 2, 1, 1, 2],
      picture.lists.map(({ title, progress }) => [
        ...[title, `${progress.answered} / ${progress.asked}`, progress.enough, progress['not-enough']],
        progress.unjudged + progress.ask,
      ]),
    ),
    tableSection(
      said.items,
      [2, 3, 2, 2, 4],
      picture.items.map(({ kind, title, since, until, values }) => [
        ...[itemKindWords[kind][language], title, { day: since }, { day: until }],
        saidOf(values, language, day)
          .map(({ name, word }) => `${name}: ${word}`)
          .join('\n'),
      ]),
    ),
  ]
}
