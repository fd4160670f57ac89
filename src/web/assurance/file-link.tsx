import { downloadAssuranceReport } from '../../features/assurance/assurance.contract.ts'
import { keepFile } from '../session/download.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'

/** Downloads the file of a report, or of one of its letters. */
export function FileLink({ report, bridge, name }: { report: string; bridge?: string; name: string }) {
  const text = useText()
  const { call } = useSession()
  return (
    <Button
      look="bare"
      small
      label={`${text('assurance.download')}: ${name}`}
      onPress={() =>
        void call(downloadAssuranceReport, { params: { id: report }, query: bridge ? { bridge } : {} }).then(keepFile)
      }
    >
      {name}
    </Button>
  )
}
