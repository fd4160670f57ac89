import type { Mark, Report, ReportCell, ReportTable } from '../core/report/report.ts'
import type { Day } from '../core/time/day.ts'
import type { Instant } from '../core/time/instant.ts'

const marks: Record<'nl' | 'en', Record<Mark, string>> = {
  nl: {
    holds: 'Voldoet',
    partly: 'Deels',
    planned: 'Gepland',
    fails: 'Ontbreekt',
    unknown: 'Niet bekend',
    none: 'Niet van toepassing',
  },
  en: {
    holds: 'Holds',
    partly: 'Partly',
    planned: 'Planned',
    fails: 'Missing',
    unknown: 'Not known',
    none: 'Not applicable',
  },
}
const order = Object.keys(marks.nl) as Mark[]

/** A gap report with every kind of block in it. The organisation and its people are invented. */
export function sampleReport(language: 'nl' | 'en', status: Report['status'] = { kind: 'as-recorded' }): Report {
  const say = (nl: string, en: string) => (language === 'nl' ? nl : en)
  const word = (mark: Mark) => ({ mark, word: marks[language][mark] })
  const themes = [
    [say('Organisatie', 'Organisation'), 43, 28, 9],
    [say('Mensen', 'People'), 9, 7, 1],
    [say('Fysiek', 'Physical'), 14, 12, 0],
    [say('Technologie', 'Technology'), 35, 18, 11],
  ] as const
  const perTheme: ReportTable = {
    kind: 'table',
    title: say('Stand per thema', 'State by theme'),
    columns: [
      { heading: say('Thema', 'Theme'), share: 4 },
      { heading: say('Eisen', 'Requirements'), share: 2 },
      { heading: say('Voldoet', 'Holds'), share: 2 },
      { heading: say('Ontbreekt', 'Missing'), share: 2 },
    ],
    rows: themes.map((row) => [...row]),
    whenEmpty: '',
  }
  const gaps: ReportCell[][] = Array.from({ length: 60 }, (_, index) => [
    { text: `8.${index + 1}`, strong: true },
    {
      text: say('Reservekopie van informatie', 'Backup of information'),
      soft: say('Zorg: aanvullende eis', 'Care: added requirement'),
    },
    { mark: word(order[index % order.length] ?? 'none') },
    index % 7 === 0
      ? say(
          'De herstelproef van het elektronisch patiëntendossier is sinds 2024 niet gedaan. De leverancier maakt elke nacht een kopie, maar niemand kijkt of die te lezen is.',
          'The restore test of the patient record has not been done since 2024.',
        )
      : say('Er is beleid, nog geen bewijs.', 'There is a policy, but no proof yet.'),
    say('Beheerder ICT', 'IT manager'),
    { day: index % 3 === 0 ? ('2026-09-01' as Day) : null },
    index % 4,
  ])
  return {
    title: say('Nulmeting informatiebeveiliging', 'Gap assessment of information security'),
    subtitle: 'NEN 7510:2024 · ISO/IEC 27001:2022',
    organisation: 'Stichting GGZ De Vliet (demo)',
    language,
    status,
    moment: '2026-03-01T09:30:00.000Z' as Instant,
    checkpoint: { origin: 'zorgborg/demo', size: 12345, root: 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=' },
    confidentiality: say(
      'Vertrouwelijk: voor de raad van bestuur en de auditor.',
      'Confidential: for the board and the auditor.',
    ),
    facts: [{ label: say('Onderdeel', 'Part'), value: say('Hele organisatie', 'Whole organisation') }],
    sections: [
      {
        heading: say('Wat opvalt', 'What stands out'),
        level: 1,
        blocks: [
          {
            kind: 'paragraph',
            lead: true,
            text: say(
              'Van de 101 eisen zijn er 65 aantoonbaar op orde. Twaalf gaten wegen zwaar voor patiënten; vier daarvan zijn binnen twee weken te dichten.',
              'Of 101 requirements 65 can be demonstrated. Twelve gaps weigh heavily for patients; four of them can be closed within two weeks.',
            ),
          },
          {
            kind: 'callout',
            tone: 'warning',
            title: say('Eerst doen', 'Do first'),
            text: say(
              'Test of de reservekopie van het EPD terug te zetten is.',
              'Test whether the backup of the patient record can be restored.',
            ),
          },
          {
            kind: 'callout',
            tone: 'stop',
            title: say('Certificeren kan nog niet', 'Certification is not possible yet'),
            text: say('Er is geen interne audit geweest.', 'There has been no internal audit.'),
          },
          {
            kind: 'callout',
            tone: 'good',
            title: say('Goed op orde', 'In good order'),
            text: say('Toegang en logging.', 'Access and logging.'),
          },
          {
            kind: 'list',
            items: [
              say('Beleid is vastgesteld.', 'The policy is adopted.'),
              say('Leveranciers zijn bekend.', 'Suppliers are known.'),
            ],
          },
          {
            kind: 'list',
            numbered: true,
            items: [
              say('Herstelproef doen.', 'Do the restore test.'),
              say('Interne audit plannen.', 'Plan the internal audit.'),
            ],
          },
          {
            kind: 'facts',
            facts: [
              { label: say('Begonnen', 'Started'), value: '1 feb 2026' },
              { label: say('Afgerond', 'Finished'), value: '28 feb 2026' },
            ],
          },
        ],
      },
      {
        heading: say('Stand per thema', 'State by theme'),
        level: 1,
        blocks: [
          {
            kind: 'figure',
            svg: bars(themes.map(([name, all, holds]) => [name, holds / all])),
            alt: say(
              'Staven: het deel van de eisen dat voldoet, per thema.',
              'Bars: the part of the requirements that hold, by theme.',
            ),
            widthShare: 0.8,
            table: perTheme,
          },
        ],
      },
      {
        heading: say('Gaten', 'Gaps'),
        level: 1,
        wide: true,
        blocks: [
          { kind: 'paragraph', text: say('Gesorteerd naar gewicht en werk.', 'Sorted by weight and work.') },
          {
            kind: 'table',
            title: say('Gaten', 'Gaps'),
            titleShown: false,
            columns: [
              { heading: say('Nr.', 'No.'), share: 1 },
              { heading: say('Eis', 'Requirement'), share: 4 },
              { heading: say('Stand', 'State'), share: 2.6 },
              { heading: say('Waarom', 'Why'), share: 6 },
              { heading: say('Eigenaar', 'Owner'), share: 2 },
              { heading: say('Klaar op', 'Done by'), share: 1.8 },
              { heading: say('Gewicht', 'Weight'), share: 1.2 },
            ],
            rows: gaps,
            whenEmpty: say('Er zijn geen gaten.', 'There are no gaps.'),
          },
        ],
      },
      {
        heading: say('Vergeleken met 2025', 'Compared with 2025'),
        level: 1,
        blocks: [
          {
            kind: 'table',
            title: say('Verschillen', 'Differences'),
            columns: [{ heading: 'x', share: 1 }],
            rows: [],
            whenEmpty: say('Er was geen eerdere nulmeting.', 'There was no earlier assessment.'),
          },
          {
            kind: 'paragraph',
            text: say('De volgende meting is in maart 2027.', 'The next assessment is in March 2027.'),
          },
        ],
      },
      {
        heading: say('Hoe wij maten', 'How we measured'),
        level: 2,
        blocks: [{ kind: 'paragraph', text: say('In gesprekken.', 'In interviews.') }],
      },
      {
        heading: say('Wie wij spraken', 'Whom we spoke'),
        level: 3,
        blocks: [{ kind: 'paragraph', text: say('Twaalf mensen.', 'Twelve people.') }],
      },
    ],
  }
}

/** A sample in which organisation, heading, paragraph, cell, list, fact and alternative text are the given one. */
export function reportWith(hostile: string): Report {
  const sample = sampleReport('nl', { kind: 'draft' })
  return {
    ...sample,
    organisation: hostile,
    confidentiality: hostile,
    sections: [
      {
        heading: hostile,
        level: 1,
        blocks: [
          { kind: 'paragraph', text: hostile },
          { kind: 'list', items: [hostile] },
          { kind: 'callout', tone: 'note', title: hostile, text: hostile },
          { kind: 'facts', facts: [{ label: 'x', value: hostile }] },
          {
            kind: 'table',
            title: hostile,
            columns: [
              { heading: hostile, share: 1 },
              { heading: 'B', share: 1 },
            ],
            rows: [[hostile, { text: hostile, soft: hostile, mark: { mark: 'partly', word: hostile } }]],
            whenEmpty: hostile,
          },
        ],
      },
    ],
  }
}

function bars(parts: [string, number][]): string {
  const rows = parts.map(
    ([name, part], index) =>
      `<text x="0" y="${index * 26 + 17}" font-family="Source Sans 3" font-size="13" fill="#1b2422">${name}</text>` +
      `<rect x="110" y="${index * 26 + 6}" width="300" height="14" fill="#e9e7df"/>` +
      `<rect x="110" y="${index * 26 + 6}" width="${Math.round(part * 300)}" height="14" fill="#0e5a5a"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 ${parts.length * 26}">${rows.join('')}</svg>`
}
