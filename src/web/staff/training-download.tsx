import { useState } from 'react'
import { downloadTraining } from '../../features/staff/trainings.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { keepFile } from '../session/download.ts'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import type { TrainingPerson } from './training.ts'

/** Takes along how the audience of a training stands, as far as it is shown. */
export function TrainingDownload({
  id,
  state,
}: {
  id: string
  state: TrainingPerson['state'] | 'missing' | undefined
}) {
  const text = useText()
  const announce = useAnnounce()
  const { call } = useSession()
  const { at } = useMoment()
  const [busy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    try {
      const file = await call(downloadTraining, { params: { id }, query: { state, format: 'xlsx' }, at })
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
    <Button look="quiet" busy={busy} onPress={() => void make()}>
      {text('staff.download')}
    </Button>
  )
}
