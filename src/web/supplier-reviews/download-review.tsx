import { useState } from 'react'
import { downloadSupplierReview } from '../../features/supplier-reviews/supplier-reviews.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { keepFile } from '../session/download.ts'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Problem } from '../ui/problem.tsx'

const formats = ['pdf', 'docx', 'xlsx'] as const

/** A review as a document. */
export function DownloadReview({ id }: { id: string }) {
  const text = useText()
  const announce = useAnnounce()
  const { call } = useSession()
  const { at } = useMoment()
  const [making, setMaking] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const make = async (format: (typeof formats)[number]) => {
    setMaking(format)
    setProblem(null)
    try {
      const file = await call(downloadSupplierReview, { params: { id }, query: { format }, at })
      keepFile(file)
      announce(text('statement.made', { name: file.name }))
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setMaking(null)
    }
  }
  return (
    <>
      {problem ? <Problem problem={problem} /> : null}
      {formats.map((format) => (
        <Button
          key={format}
          look="quiet"
          busy={making === format}
          label={text('supplierReviews.download', { format: format.toUpperCase() })}
          onPress={() => void make(format)}
        >
          <Icon name="download" />
          &nbsp;{format.toUpperCase()}
        </Button>
      ))}
    </>
  )
}
