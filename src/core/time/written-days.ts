import type { Day } from './day.ts'

/**
 * The first and the last day that somebody can write. Every rule adds and subtracts years; with these no sum comes near an end of the
 * calendar, and nothing that recurs each day has more turns than can be counted through.
 */
export const firstWritten = '1900-01-01' as Day
export const lastWritten = '2199-12-31' as Day

/** Whether a day can have been meant: 0204 and 20204 are slips of the pen. */
export const isWritten = (day: string): boolean => firstWritten <= day && day <= lastWritten
