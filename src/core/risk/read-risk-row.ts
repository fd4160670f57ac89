import { assetsByName } from '../assets/name-assets.ts'
import { peopleByName } from '../assets/plan-import.ts'
import type { SheetWords } from '../exchange/sheet-form.ts'
import { readWrittenDay } from '../exchange/written-day.ts'
import type { Day } from '../time/day.ts'
import type { StatedRating } from './rating.ts'
import { controlsIn, measuresIn, type Remark } from './read-linked-cells.ts'
import { readRatingCells } from './read-rating-cells.ts'
import {
  type KnownRisk,
  cellKey as key,
  namesIn,
  quote,
  type RiskChoices,
  type RiskTarget,
  type RiskWorld,
  refuse,
  riskCells,
} from './risk-row.ts'
import { type PlainField, type RiskRowText, threatGroupOf, treatmentOf } from './risk-sheet.ts'
import { type ThreatGroup, threatGroupWords } from './threat-groups.ts'

/** A row as the risk that it says; `rating` is null where it stays as it is. */
export type ReadRisk = {
  target: RiskTarget
  rating: { stated: StatedRating; reason: string } | null
  /** What the row tells and is not taken. */
  remarks: SheetWords[]
}

type Values = RiskRowText['values']
const unseen = /(?![\n\r\t])\p{Cc}|(?!\u200d)\p{Cf}|[\ufffe\uffff]/u

const longest: Partial<Record<PlainField, number>> = {
  ...{ title: 200, description: 4000, ownerRole: 160, treatmentReason: 2000, ratingReason: 2000, closeReason: 2000 },
}

/** Reads rows of one list: what is looked up by name is laid ready once. */
export function rowReader(world: RiskWorld, choices: RiskChoices) {
  const findAsset = assetsByName(world.assets.filter(({ withdrawn }) => !withdrawn))
  const person = peopleByName(world.people)
  const threats = new Map(
    [...world.content.threats.values()].flatMap((one) =>
      [one.id, one.title.nl, one.title.en].map((name) => [key(name), one] as const),
    ),
  )
  const measures = Map.groupBy(world.measures, ({ title }) => key(title))
  const names = { nl: namesIn(world, 'nl'), en: namesIn(world, 'en') }

  /** The asset that a row names; that of the risk that it is about where the cell says what went out. */
  const assetOf = (values: Values, before: KnownRisk | null): string => {
    const cell = values.asset?.trim() ?? ''
    const had = before && [names.nl, names.en].some((one) => one.asset(before.asset) === cell)
    if (before && (values.asset === undefined || had)) return before.asset
    if (cell === '') {
      return refuse(
        'Er staat niet over welk bedrijfsmiddel of proces het gaat. Vul de naam in zoals die in het register staat.',
        'It does not say which asset or process it is about. Fill in the name as it is in the register.',
      )
    }
    const found = findAsset(cell)
    if (found.kind === 'found') return found.asset.id
    if (found.kind === 'unknown') {
      return refuse(
        `Geen bedrijfsmiddel of proces heet ${quote(cell)}. Zet het eerst in het register, of vul een naam in die erin staat.`,
        `No asset or process is called ${quote(cell)}. Put it in the register first, or fill in a name that is there.`,
      )
    }
    return refuse(
      `Er zijn meer bedrijfsmiddelen met de naam ${quote(cell)}. Schrijf de soort erachter, zoals ‘${cell.slice(0, 60)} (Server)’.`,
      `Several assets are called ${quote(cell)}. Write the kind behind it, such as ‘${cell.slice(0, 60)} (Server)’.`,
    )
  }

  const titleOf = (values: Values, before: KnownRisk | null): string => {
    const written = line(values.title)
    if (written !== '') return asName(written)
    if (before && values.title === undefined) return before.title
    const threat = line(values.threat)
    const title = threats.get(key(threat))?.title[world.language] ?? threat
    if (title !== '') return asName(title.slice(0, 200).toWellFormed())
    return refuse(
      'Er staat niet wat het risico is. Vul een titel in.',
      'It does not say what the risk is. Fill in a title.',
    )
  }

  const read = (values: Values, before: KnownRisk | null, asset: string, title: string): ReadRisk => {
    const stood = before
      ? { nl: riskCells(world, names.nl, before, 'nl'), en: riskCells(world, names.en, before, 'en') }
      : null
    const remarks: SheetWords[] = []
    const remark = (nl: string, en: string) => remarks.push({ nl, en })
    /** Whether a cell is not there, or says what went out of the risk that stands. */
    const same = (field: string): boolean => {
      const cell = values[field]
      if (before === null) return false
      if (cell === undefined) return true
      const is = (text: string | undefined) =>
        (text ?? '').trim().replaceAll('\r\n', '\n') === cell.trim().replaceAll('\r\n', '\n')
      return is(stood?.nl[field]) || is(stood?.en[field])
    }
    const kept = <K extends keyof RiskTarget>(
      field: K,
      other: () => RiskTarget[K],
      ...cells: string[]
    ): RiskTarget[K] => (before && [field, ...cells].every(same) ? before[field] : other())
    checkTexts(values, same)
    const threat = kept('threat', () => {
      const cell = line(values.threat)
      const found = threats.get(key(cell))
      if (cell !== '' && !found && key(cell) !== key(title)) {
        remark(
          `De dreiging ${quote(cell)} staat niet in de lijst van dreigingen. Het risico krijgt een dreiging in eigen woorden: de titel.`,
          `The threat ${quote(cell)} is not in the catalogue. The risk gets a threat in own words: its title.`,
        )
      }
      return found?.id ?? ''
    })
    const target: RiskTarget = {
      ...{ title, asset, threat },
      threatGroup:
        world.content.threats.get(threat)?.group ?? kept('threatGroup', () => groupOf(values, before, choices)),
      description: kept('description', () => values.description?.trim() ?? ''),
      owner: kept('owner', () => ownerIn(person(values.owner?.trim() ?? '', before?.owner ?? null))),
      ownerRole: kept('ownerRole', () => line(values.ownerRole)),
      treatment: kept('treatment', () => treatmentIn(line(values.treatment))),
      treatmentReason: kept('treatmentReason', () => values.treatmentReason?.trim() ?? ''),
      raisedOn: kept('raisedOn', () => raisedIn(values, before, world.today, remark)),
      closedOn: kept('closedOn', () => dayIn(values.closedOn, world.today)),
      closeReason: kept('closeReason', () => values.closeReason?.trim() ?? ''),
      measures: kept('measures', () => measuresIn(values.measures ?? '', before, measures, remark)),
      controls: kept('controls', () => controlsIn(world, values.controls ?? '', before, remark)),
    }
    return { target: closedWell(target), rating: readRatingCells(world, choices, values, before, same), remarks }
  }
  return { assetOf, titleOf, read }
}

const line = (text: string | undefined) => (text ?? '').trim().replace(/\s+/g, ' ')

/** What stands where a name stands: brackets could pass for an address, and what nobody sees for another name. */
function asName(text: string): string {
  if (!unseen.test(text) && !/[<>\ufffd]/.test(text)) return text
  return refuse(
    `In ${quote(text.slice(0, 40))} staan tekens die in een titel niet horen. Typ de tekst opnieuw, zonder < en >.`,
    `There are characters in ${quote(text.slice(0, 40))} that do not belong in a title. Type the text again, without < and >.`,
  )
}

function checkTexts(values: Values, same: (field: string) => boolean): void {
  for (const [field, most] of Object.entries(longest)) {
    if (same(field)) continue
    const text = values[field]?.trim() ?? ''
    if (text.length > most) {
      const start = quote(text.slice(0, 40))
      refuse(
        `De tekst die begint met ${start} is langer dan ${most} tekens. Maak hem korter.`,
        `The text that begins with ${start} is longer than ${most} characters. Make it shorter.`,
      )
    }
    if (unseen.test(text)) {
      refuse(
        `In ${quote(text.slice(0, 40))} staan tekens die daar niet horen. Typ de tekst opnieuw.`,
        `There are characters in ${quote(text.slice(0, 40))} that do not belong there. Type the text again.`,
      )
    }
  }
}

const listOfGroups = (language: 'nl' | 'en') =>
  Object.values(threatGroupWords)
    .map((words) => words[language].toLowerCase())
    .join(', ')

function groupOf(values: Values, before: KnownRisk | null, { groupOfOthers }: RiskChoices): ThreatGroup {
  const cell = line(values.threatGroup)
  const found = threatGroupOf(cell)
  if (found) return found
  if (cell !== '') {
    return refuse(
      `${quote(cell)} is geen groep van dreigingen. Schrijf een van deze: ${listOfGroups('nl')}.`,
      `${quote(cell)} is no group of threats. Write one of these: ${listOfGroups('en')}.`,
    )
  }
  return (
    before?.threatGroup ??
    groupOfOthers ??
    refuse(
      `Bij een dreiging in eigen woorden hoort een groep: ${listOfGroups('nl')}. Vul die in, of kies een groep voor rijen zonder.`,
      `A threat in own words has a group: ${listOfGroups('en')}. Fill it in, or choose a group for rows without.`,
    )
  )
}

const ownerIn = (found: string | SheetWords | null): string | null =>
  found === null || typeof found === 'string' ? found : refuse(found.nl, found.en)

function treatmentIn(cell: string) {
  if (cell === '') return null
  return (
    treatmentOf(cell) ??
    refuse(
      `${quote(cell)} is geen behandeling. Schrijf verminderen, vermijden, delen of dragen.`,
      `${quote(cell)} is no treatment. Write modify, avoid, share or retain.`,
    )
  )
}

function dayIn(cell: string | undefined, today: Day): Day | null {
  const text = cell?.trim() ?? ''
  if (text === '') return null
  const day = readWrittenDay(text)
  if (day === null) {
    return refuse(
      `${quote(text.slice(0, 40))} is geen dag. Schrijf dagen als 31-12-2026 of 2026-12-31.`,
      `${quote(text.slice(0, 40))} is not a day. Write days as 31-12-2026 or 2026-12-31.`,
    )
  }
  if (day <= today) return day
  return refuse(
    `${text}: die dag moet nog komen. Vul vandaag of een eerdere dag in.`,
    `${text}: that day has yet to come. Fill in today or an earlier day.`,
  )
}

function raisedIn(values: Values, before: KnownRisk | null, today: Day, remark: Remark): Day {
  const day = dayIn(values.raisedOn, today)
  if (before === null) return day ?? today
  if (day !== null && day !== before.raisedOn) {
    remark(
      'Wanneer een risico is gemeld, verandert niet meer; die dag is overgeslagen.',
      'When a risk was raised does not change any more; that day was passed over.',
    )
  }
  return before.raisedOn
}

function closedWell(target: RiskTarget): RiskTarget {
  const { closedOn, closeReason, raisedOn } = target
  if (closedOn === null) return closeReason === '' ? target : { ...target, closeReason: '' }
  if (closeReason === '') refuse('Vul in waarom het risico is afgesloten.', 'Fill in why the risk was closed.')
  if (closedOn >= raisedOn) return target
  return refuse(
    'Een risico wordt niet afgesloten voordat het is gemeld. Vul een latere dag in.',
    'A risk is not closed before it was raised. Fill in a later day.',
  )
}
