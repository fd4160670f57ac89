import { listStaff } from '../../features/staff/staff.contract.ts'
import { allPages, useSelected } from '../session/selected.ts'
import type { ListedPerson } from './staff.ts'
import type { PeopleQuery } from './staff-query.ts'

/** So many people can be changed in one act; the contract says the same. */
export const mostAtOnce = 5000

export type SelectedPeople = ReturnType<typeof useSelectedPeople>

/** The people that were selected. */
export function useSelectedPeople(query: PeopleQuery) {
  return useSelected<ListedPerson>((call) =>
    allPages((page, size) => call(listStaff, { query: { ...query, page, size } }), mostAtOnce),
  )
}
