import type { Report, ReportSection } from '../../core/report/report.ts'
import type { Content } from '../../core/standards/content.ts'
import { dayOf } from '../../core/time/instant.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { problems } from '../../platform/http/problem.ts'
import { checkpointAt } from '../../platform/trail/checkpoint-at.ts'
import { roadEdition } from './assess-road.ts'
import { groundOf, type OverviewAsked } from './overview-ground.ts'
import { excludedTable, flowTable, requirementTable, serviceTable, timeTable } from './overview-tables.ts'
import { overviewTexts } from './overview-texts.ts'
import { readRoad } from './road.store.ts'

/**
 * The overview that a supplier sends to a customer: which services, whether they touch personal health information, what applies,
 * what is in place and what comes when. Nothing of the inside but what was chosen in `show`. A draft while answers are missing.
 * Throws 404 for a customer of no service.
 */
export async function composeOverview(reader: Reader, content: Content, asked: OverviewAsked): Promise<Report> {
  const organisation = await reader.rows
    .selectFrom('organisations')
    .select('name')
    .where('organisation_id', '=', reader.organisation)
    .executeTakeFirst()
  if (!organisation) throw problems.notFound()
  const road = await readRoad(reader, roadEdition)
  const ground = groundOf(road, content, asked, dayOf(reader.now))
  const texts = overviewTexts(ground, organisation.name)
  const open = ground.own.result === 'open' || (ground.own.plan?.unanswered ?? 0) > 0
  const sections: ReportSection[] = [
    {
      heading: texts.inShort,
      level: 1,
      blocks: [texts.conclusion, { kind: 'facts', facts: texts.facts }, ...texts.partialScope],
    },
    {
      heading: texts.whichServices,
      level: 1,
      blocks: [serviceTable(ground), ...(ground.show.includes('flows') ? [flowTable(ground)] : [])],
    },
  ]
  if (ground.own.result === 'phi') {
    sections.push(
      {
        heading: texts.whatApplies,
        level: 1,
        blocks: [
          { kind: 'paragraph', text: texts.whatAppliesExplain },
          requirementTable(ground),
          ...(ground.show.includes('excluded') ? [excludedTable(ground, content)] : []),
        ],
      },
      { heading: texts.whatComes, level: 1, blocks: [{ kind: 'paragraph', text: texts.rule }, timeTable(ground)] },
    )
  }
  sections.push({ heading: texts.howDecided, level: 1, blocks: texts.how.map((text) => ({ kind: 'paragraph', text })) })
  return {
    title: texts.title,
    subtitle: texts.subtitle,
    organisation: organisation.name,
    language: asked.language,
    status: open ? { kind: 'draft' } : { kind: 'as-recorded' },
    moment: reader.now,
    checkpoint: await checkpointAt(reader),
    confidentiality: texts.confidentiality,
    sections,
  }
}
