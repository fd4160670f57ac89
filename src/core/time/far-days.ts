import { addDays, addMonths, type Day } from './day.ts'
import { addDuration } from './duration.ts'

const [first, last] = ['0001-01-01', '9999-12-31'] as [Day, Day]

/** A day computed from facts, of which one may have been recorded before days had bounds: never beyond the days that there are. */
function held(day: () => Day, backwards: boolean): Day {
  try {
    return day()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return backwards ? first : last
  }
}

/** The day so many days later, earlier when negative; the first or the last day that there is where that is beyond it. */
export const daysLater = (day: Day, days: number): Day => held(() => addDays(day, days), days < 0)

/** The same for months. */
export const monthsLater = (day: Day, months: number): Day => held(() => addMonths(day, months), months < 0)

/** The same for a duration. */
export const durationLater = (day: Day, duration: Parameters<typeof addDuration>[1]): Day =>
  held(() => addDuration(day, duration), false)
