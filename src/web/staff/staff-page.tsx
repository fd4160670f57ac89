import { useCallback, useMemo, useState } from 'react'
import { listStaff, readStaffOverview } from '../../features/staff/staff.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useSearch } from '../session/search.ts'
import { useMay } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Pager } from '../ui/data-table.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Attention } from './attention.tsx'
import { KeptAndWhy } from './kept-and-why.tsx'
import { PeopleTable } from './people-table.tsx'
import { PersonSheet } from './person-sheet.tsx'
import { SelectionActs } from './selection-acts.tsx'
import { StaffDownload } from './staff-download.tsx'
import { type Change, StaffFilters } from './staff-filters.tsx'
import { StaffParts } from './staff-parts.tsx'
import { isFiltered, readPeopleQuery, writePeopleQuery } from './staff-query.ts'
import { useSelectedPeople } from './use-selected-people.ts'

const pageSize = 50

/** The people who work for the organisation, with or without an account. */
export function StaffPage() {
  const text = useText()
  const may = useMay('staff:write')
  const [address, setAddress] = useSearch()
  const query = useMemo(() => readPeopleQuery(address), [address])
  const change: Change = useCallback(
    (changed, options) =>
      setAddress((before) => writePeopleQuery(before, changed), { preventScrollReset: true, ...options }),
    [setAddress],
  )
  const overview = useAnswer(readStaffOverview, { query: { on: query.on } }, { keep: true })
  const people = useAnswer(listStaff, { query: { ...query, size: pageSize } }, { keep: true })
  const selection = useSelectedPeople(query)
  /** Whom the sheet is about: an id, 'new', or null while it is closed. */
  const [opened, setOpened] = useState<string | null>(null)
  const counts = overview.data
  const nobody = counts !== undefined && counts.working + counts.left + counts.coming === 0
  return (
    <Page
      title={text('staff.title')}
      lede={counts && !nobody ? <RichText name="staff.lede" values={{ count: counts.working }} /> : null}
      action={
        <>
          {nobody ? null : <StaffDownload query={query} />}
          {may ? <Button onPress={() => setOpened('new')}>{text('staff.add')}</Button> : null}
        </>
      }
    >
      <StaffParts />
      <Loaded answer={overview}>
        {(known) =>
          nobody ? (
            <EmptyPage
              purpose={text('staff.purpose')}
              auditor={text('staff.auditor')}
              step={
                may ? (
                  <>
                    <ButtonLink to="/staff/import">{text('staffImport.title')}</ButtonLink>
                    <Button look="quiet" onPress={() => setOpened('new')}>
                      {text('staff.add')}
                    </Button>
                  </>
                ) : null
              }
            />
          ) : (
            <>
              <Attention overview={known} />
              <StaffFilters query={query} overview={known} change={change} />
              <Loaded answer={people}>
                {(found) => (
                  <>
                    <p className="small" role="status">
                      {people.isPlaceholderData ? ' ' : text('staff.found', { count: found.total })}
                    </p>
                    <PeopleTable
                      people={found.items}
                      query={query}
                      waiting={people.isPlaceholderData}
                      selection={may ? selection : null}
                      change={change}
                      onOpen={setOpened}
                      empty={text(isFiltered(query) ? 'staff.nothingFound' : 'staff.nobodyWorks')}
                    />
                    <Pager
                      page={found.page}
                      size={found.size}
                      total={found.total}
                      onPage={(page) => change({ page })}
                    />
                    {may && selection.chosen.length > 0 ? (
                      <SelectionActs selection={selection} total={found.total} overview={known} />
                    ) : null}
                  </>
                )}
              </Loaded>
            </>
          )
        }
      </Loaded>
      <KeptAndWhy />
      {opened !== null && counts ? (
        <PersonSheet
          key={opened}
          id={opened === 'new' ? null : opened}
          overview={counts}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Page>
  )
}
