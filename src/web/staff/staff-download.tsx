import { Menu } from '@mantine/core'
import { useState } from 'react'
import { downloadStaff } from '../../features/staff/staff.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { keepFile } from '../session/download.ts'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import type { PeopleQuery } from './staff-query.ts'

/** Takes what the list shows along, all pages of it. */
export function StaffDownload({ query }: { query: PeopleQuery }) {
  const text = useText()
  const announce = useAnnounce()
  const { call } = useSession()
  const { at } = useMoment()
  const [busy, setBusy] = useState(false)
  const [opened, setOpened] = useState(false)
  const make = async (format: 'xlsx' | 'csv') => {
    setBusy(true)
    try {
      const { page: _page, ...shown } = query
      const file = await call(downloadStaff, { query: { ...shown, format }, at })
      keepFile(file)
      announce(text('staff.downloaded', { name: file.name }))
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      announce(caught.detail)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Menu position="bottom-end" withinPortal={false} opened={opened} onChange={setOpened}>
      <Menu.Target>
        <Button look="quiet" busy={busy} onPress={() => setOpened(!opened)}>
          {text('staff.download')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void make('xlsx')}>{text('staff.asXlsx')}</Menu.Item>
        <Menu.Item onClick={() => void make('csv')}>{text('staff.asCsv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
