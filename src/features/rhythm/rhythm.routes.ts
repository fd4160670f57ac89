import type { Content } from '../../core/standards/content.ts'
import type { Day } from '../../core/time/day.ts'
import { addDays } from '../../core/time/day.ts'
import type { Reader } from '../../platform/database/reader.ts'
import { rememberByRevision } from '../../platform/database/remember-by-revision.ts'
import { type Route, reads } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/http/problem.ts'
import { reportFile } from '../../render/report/render-report.ts'
import { dutyRoutes } from './duties.routes.ts'
import { type FollowingNeeds, followingRoutes } from './following.routes.ts'
import { selectTasks } from './read-tasks.ts'
import { createWatches } from './read-watches.ts'
import { readYear } from './read-year.ts'
import * as contracts from './rhythm.contract.ts'
import { callerIn, type Ground, type GroundNeeds, readGround } from './rhythm-ground.ts'
import { seesAbsence } from './shown-acting.ts'
import { tasksReport } from './tasks-report.ts'

/** So many organisations and moments are remembered; that of a large hospital takes some megabytes. */
const mostRemembered = 12

function requireStretch(from: Day, through: Day): void {
  if (from <= through && through <= addDays(from, contracts.mostCalendarDays)) return
  const message = {
    nl: `Kies een laatste dag vanaf de eerste, hooguit ${contracts.mostCalendarDays} dagen later.`,
    en: `Choose a last day from the first on, at most ${contracts.mostCalendarDays} days later.`,
  }
  throw new Problem(400, 'invalid', message, { fields: [{ path: 'through', message }] })
}

/** What is due, the calendar, the standing watches, duties and their turns, and being told of it all. */
export function rhythmRoutes(needs: FollowingNeeds & GroundNeeds): Route[] {
  const { content } = needs
  const groundOf = rememberByRevision(mostRemembered, (reader) => readGround(reader, needs))
  return [...readingRoutes(content, groundOf), ...dutyRoutes(), ...followingRoutes(needs, groundOf)]
}

function readingRoutes(content: Content, groundOf: (reader: Reader) => Promise<Ground>): Route[] {
  const watches = createWatches(content)
  // Who confirmed what is much to read, and the first page shows what comes of it.
  const watchesOf = rememberByRevision(mostRemembered, async (reader) => watches(reader, await groundOf(reader)))
  return [
    reads(contracts.listTasks, async (reader, { query }, actor) => {
      const { shown, ...rest } = await selectTasks(reader, await groundOf(reader), actor, query)
      const { page, size } = query
      return { ...rest, items: shown.slice((page - 1) * size, page * size), total: shown.length, page, size }
    }),
    reads(contracts.downloadTasks, async (reader, { query: { format, ...filter }, language }, actor) => {
      const { shown } = await selectTasks(reader, await groundOf(reader), actor, filter)
      return reportFile(await tasksReport(reader, shown, language), format)
    }),
    reads(contracts.readYear, async (reader, { query }, actor) => {
      const [from, through] = [query.from as Day, query.through as Day]
      requireStretch(from, through)
      const ground = await groundOf(reader)
      const absence = seesAbsence(actor) ? 'all' : 'own'
      return readYear(reader, ground, callerIn(ground, actor), { ...query, from, through, absence })
    }),
    reads(contracts.readWatches, (reader) => watchesOf(reader)),
  ]
}
