import type { SheetRow } from '../../core/exchange/sheet-form.ts'
import type { CriteriaVersion } from '../../core/risk/facts.ts'
import { type KnownRisk, namesIn, type RiskWorld, riskCells } from '../../core/risk/risk-row.ts'
import { risksForm } from '../../core/risk/risk-sheet.ts'
import { stateWords } from '../../core/risk/standing-words.ts'
import type { Content } from '../../core/standards/content.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import type { FileAnswer } from '../../platform/http/endpoint.ts'
import type { Language } from '../../platform/language/languages.ts'
import { writeSheet } from '../../render/exchange/write-sheet.ts'
import type { ReadRiskGround, RiskGround } from './gather-risk-facts.ts'
import type { SourceNow } from './risk-facts.store.ts'
import { refusals } from './risk-refusals.ts'
import { readSheetRows } from './risk-sheet.store.ts'
import { type StandingRisk, standingsOn } from './show-risk.ts'

export type SheetWorld = {
  world: RiskWorld
  ground: RiskGround
  criteria: CriteriaVersion
  organisation: string
  remembered: Readonly<Record<string, string>>
}

/** Everything by which a sheet of risks is written and read. Throws a Problem where no criteria are approved: a rating means nothing then. */
export async function sheetWorld(source: SourceNow, readGround: ReadRiskGround, content: Content): Promise<SheetWorld> {
  const today = dayOf(source.now)
  const ground = await readGround(source)
  const { organisation, people, measures, reasons, adopted, remembered } = await readSheetRows(source, today)
  const { newest, byId } = ground.register.book
  if (!newest) throw refusals.noCriteria()
  const risks = [...ground.risks.values()].map(({ row, facts, controls }): KnownRisk => {
    const { rating } = facts
    const criteria = rating && byId.get(rating.criteria)
    return {
      ...row,
      measures: facts.measures.map(({ id, weight }) => ({ measure: id, weight })),
      controls: controls.map(({ edition, requirement }) => ({ edition, requirement })),
      rating:
        rating && criteria
          ? {
              stated: { inherent: rating.inherent, residual: rating.residual },
              ...{ reason: reasons[rating.id] ?? '', criteria: criteria.content },
            }
          : null,
    }
  })
  const assets = [...ground.assets.values()].map(({ row: { id, name, kind }, withdrawnOn }) => ({
    ...{ id, name, kind, withdrawn: withdrawnOn !== null },
  }))
  const world = { content, criteria: newest.content, adopted, risks, assets, people, measures, today }
  return {
    world: { ...world, language: organisation.language },
    ...{ ground, criteria: newest, organisation: organisation.name, remembered },
  }
}

/**
 * The whole register as a sheet that can be brought back; closed risks too. The same register on the same day gives the same bytes.
 * `namesOnly`: of namesakes neither address nor number, for who may not read the list of staff.
 */
export async function risksSheet(
  reader: Reader,
  readGround: ReadRiskGround,
  content: Content,
  language: Language,
  namesOnly: boolean,
): Promise<FileAnswer> {
  const { world, ground, criteria, organisation } = await sheetWorld(reader, readGround, content)
  const people = namesOnly ? world.people.map((one) => ({ ...one, email: '', number: '' })) : world.people
  const names = namesIn({ ...world, people }, language)
  const standing = new Map(standingsOn(ground, world.today).map((one) => [one.row.id, one]))
  const rows = world.risks.map((risk) => ({
    ...riskCells(world, names, risk, language),
    ...computed(standing.get(risk.id), language),
  }))
  const form = risksForm(criteria.content)
  return {
    bytes: async () =>
      writeSheet(form, { language, organisation: { id: reader.organisation, name: organisation }, facts: [], rows }),
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    fileName: `${organisation.replace(/[/\\:*?"<>|]+/g, ' ').trim()} ${form.name[language].toLowerCase()}.xlsx`,
  }
}

function computed(one: StandingRisk | undefined, language: Language): SheetRow {
  if (!one) return {}
  const { rated, state, reviewBy, lapse } = one.standing
  const level = (place: number) => rated?.criteria.content.levels[place]?.name ?? ''
  const { acceptance } = one.facts
  return {
    levelInherent: rated ? level(rated.levels.inherent) : '',
    levelCurrent: rated ? level(rated.levels.current) : '',
    levelResidual: rated ? level(rated.levels.residual) : '',
    state: stateWords[state][language],
    reviewBy: reviewBy ?? '',
    acceptedThrough: acceptance && lapse === null && state !== 'closed' ? acceptance.ends : '',
  }
}
