import type { Mark, MarkedWord, ReportCell, ReportTable } from '../../core/report/report.ts'
import type { Content } from '../../core/standards/content.ts'
import { flowResult, overallResult } from '../../core/touchpoints/flow.ts'
import type { Standing } from '../../core/touchpoints/standing.ts'
import { factAbsentWords, partWords, stepWords, wayWords } from '../../core/touchpoints/words.ts'
import { writeDay, writeList } from '../../platform/language/written.ts'
import { roadEdition } from './assess-road.ts'
import type { OverviewGround } from './overview-ground.ts'

type Say = (nl: string, en: string) => string
export const saying =
  (language: 'nl' | 'en'): Say =>
  (nl, en) =>
    language === 'nl' ? nl : en

const heading = (text: string, share: number) => ({ heading: text, share })

function resultWord(say: Say, result: 'phi' | 'none' | 'open'): MarkedWord {
  const words: Record<typeof result, [Mark, string]> = {
    phi: ['holds', say('Ja', 'Yes')],
    none: ['none', say('Nee', 'No')],
    open: ['unknown', say('Nog niet beoordeeld', 'Not judged yet')],
  }
  const [mark, word] = words[result]
  return { mark, word }
}

/** Each service, and whether it touches personal health information. */
export function serviceTable({ language, services, flows, scope }: OverviewGround): ReportTable {
  const say = saying(language)
  return {
    kind: 'table',
    title: say('Diensten', 'Services'),
    titleShown: false,
    columns: [
      heading(say('Dienst', 'Service'), 5),
      heading(say('Raakt persoonlijke gezondheidsinformatie', 'Touches personal health information'), 3),
    ],
    rows: services.map((service): ReportCell[] => {
      const outside = scope.includes(service.id) ? '' : say('Valt nog buiten de audit.', 'Not part of the audit yet.')
      const soft = [service.description, outside].filter(Boolean).join('\n')
      return [{ text: service.name, strong: true, soft }, { mark: resultWord(say, overallResult([service.id], flows)) }]
    }),
    whenEmpty: say('Er zijn nog geen diensten vastgelegd.', 'No services are recorded yet.'),
  }
}

/** Each data flow: what is in it and how it is touched. */
export function flowTable({ language, services, flows }: OverviewGround): ReportTable {
  const say = saying(language)
  return {
    kind: 'table',
    title: say('Gegevensstromen', 'Data flows'),
    columns: [
      heading(say('Stroom', 'Flow'), 4),
      heading(say('Wat erin staat', 'What is in it'), 4),
      heading(say('Hoe het wordt aangeraakt', 'How it is touched'), 3),
    ],
    rows: flows.map((flow): ReportCell[] => {
      const way = [flow.comesFrom, flow.goesTo].filter(Boolean).join(' → ')
      const service = services.find(({ id }) => id === flow.service)?.name ?? ''
      const result = flowResult(flow)
      const nothing = result.kind === 'open' ? say('nog niet beoordeeld', 'not judged yet') : say('geen', 'none')
      const parts = flow.partsIn.map((part) => partWords[part].name[language].toLowerCase())
      const ways = (flow.ways ?? []).map((one) => wayWords[one].name[language])
      return [
        { text: flow.name, strong: true, soft: [service, way].filter(Boolean).join('\n') },
        { text: writeList(parts, language) || nothing, soft: flow.outsideBecause },
        writeList(ways, language) || nothing,
      ]
    }),
    whenEmpty: say('Er zijn nog geen gegevensstromen vastgelegd.', 'No data flows are recorded yet.'),
  }
}

function standingWord(say: Say, { state }: Standing): MarkedWord {
  const words: Record<Standing['state'], [Mark, string]> = {
    'in-place': ['holds', say('Aanwezig', 'In place')],
    unproven: ['partly', say('Aanwezig, bewijs volgt', 'In place, proof to follow')],
    planned: ['planned', say('Komt er', 'Coming')],
    nothing: ['fails', say('Nog niet', 'Not yet')],
    unknown: ['unknown', say('Nog niet bekend', 'Not known yet')],
  }
  const [mark, word] = words[state]
  return { mark, word }
}

const required = ({ own }: OverviewGround) =>
  own.requirements.filter(({ outcome, mark }) => outcome === 'relevant' && mark !== 'guidance')

/** When a gap closes: by the plan of the organisation, else by that of these services alone. */
const closingOf = ({ plan, own }: OverviewGround, id: string) =>
  plan?.closings.find((one) => one.id === id) ?? own.plan?.closings.find((one) => one.id === id)

/** What applies and what is in place. */
export function requirementTable(ground: OverviewGround): ReportTable {
  const { language, show } = ground
  const say = saying(language)
  const owners = show.includes('owners')
  return {
    kind: 'table',
    title: say('Eisen die van toepassing zijn', 'Requirements that apply'),
    titleShown: false,
    columns: [
      heading(say('Nummer', 'Number'), 1.2),
      heading(say('Eis', 'Requirement'), 5),
      heading(say('Stand', 'State'), 3),
      ...(owners ? [heading(say('Eigenaar', 'Owner'), 2.5)] : []),
    ],
    rows: required(ground).map(({ id, title, standing, check }): ReportCell[] => {
      const closing = closingOf(ground, id)
      const when =
        standing.state === 'in-place'
          ? standing.day &&
            say(`sinds ${writeDay(standing.day, language)}`, `since ${writeDay(standing.day, language)}`)
          : closing && writtenClosing(say, language, closing)
      return [
        { text: id, strong: true },
        title[language],
        { mark: standingWord(say, standing), soft: when ?? '' },
        ...(owners ? [check?.owner ?? ''] : []),
      ]
    }),
    whenEmpty: say('Geen van de eisen voor de zorg is van toepassing.', 'None of the healthcare requirements apply.'),
  }
}

function writtenClosing(
  say: Say,
  language: 'nl' | 'en',
  { day, estimated }: { day: string; estimated: boolean },
): string {
  const written = writeDay(day, language)
  return estimated ? say(`naar schatting ${written}`, `estimated ${written}`) : say(`op ${written}`, `on ${written}`)
}

/** What does not apply, each with the fact behind it. */
export function excludedTable({ language, own }: OverviewGround, content: Content): ReportTable {
  const say = saying(language)
  const titles = new Map(content.editions.get(roadEdition)?.requirements.map(({ id, title }) => [id, title[language]]))
  return {
    kind: 'table',
    title: say('Eisen die niet van toepassing zijn', 'Requirements that do not apply'),
    columns: [
      heading(say('Nummer', 'Number'), 1.2),
      heading(say('Eis', 'Requirement'), 4),
      heading(say('Waarom niet', 'Why not'), 5),
    ],
    rows: own.requirements
      .filter(({ outcome, mark }) => outcome === 'excludable' && mark !== 'guidance')
      .map(({ id, because }): ReportCell[] => [
        { text: id, strong: true },
        titles.get(id) ?? '',
        because ? writtenReason(language, because) : '',
      ]),
    whenEmpty: say('Alle eisen voor de zorg zijn van toepassing.', 'All healthcare requirements apply.'),
  }
}

type Because = NonNullable<OverviewGround['own']['requirements'][number]['because']>

function writtenReason(language: 'nl' | 'en', because: Because): string {
  const say = saying(language)
  if (because.kind === 'no-phi')
    return say('Er is geen persoonlijke gezondheidsinformatie.', 'There is no personal health information.')
  if (because.kind === 'fact') {
    const fact = factAbsentWords[because.fact][language]
    return `${fact.charAt(0).toUpperCase()}${fact.slice(1)}.`
  }
  const ways = writeList(
    because.ways.map((way) => wayWords[way].name[language]),
    language,
  )
  return say(
    `Dit speelt alleen bij ${ways}; dat gebeurt hier niet.`,
    `This matters only for ${ways}; that is not done here.`,
  )
}

/** What comes when: the measures that are still to come and the audit; every step where that was chosen. */
export function timeTable(ground: OverviewGround): ReportTable {
  const { language, own, plan, show } = ground
  const say = saying(language)
  const measures = required(ground).flatMap(({ id, title }) => {
    const closing = closingOf(ground, id)
    if (!closing) return []
    const soft = closing.estimated ? say('Schatting', 'Estimate') : ''
    return [{ day: closing.day, cells: [{ text: `${id} ${title[language]}`, soft }, { day: closing.day }] }]
  })
  const steps = (plan ?? own.plan)?.steps ?? []
  const shown = steps.filter(({ step }) => show.includes('steps') || step === 'stage-2')
  const planned = shown.map(({ step, day, doneOn }) => {
    const soft = doneOn ? say('Gedaan', 'Done') : ''
    return { day, cells: [{ text: stepWords[step].name[language], strong: true, soft }, { day }] }
  })
  return {
    kind: 'table',
    title: say('Planning', 'Planning'),
    titleShown: false,
    columns: [heading(say('Wat', 'What'), 6), heading(say('Wanneer', 'When'), 2)],
    rows: [...measures, ...planned]
      .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
      .map(({ cells }) => cells),
    whenEmpty: say('Er staat niets meer open.', 'Nothing is open any more.'),
  }
}
