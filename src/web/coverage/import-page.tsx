import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { tryCoverageImport } from '../../features/coverage/coverage-import.contract.ts'
import { FileChoice } from '../list-import/file-choice.tsx'
import { useTrial } from '../list-import/use-trial.ts'
import { useCommand } from '../session/answers.ts'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { SupplierParts } from '../suppliers/supplier-parts.tsx'
import type { ChosenFile } from '../ui/file-button.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { ImportChoices } from './import-choices.tsx'
import { ImportRecord } from './import-record.tsx'
import { ImportReport } from './import-report.tsx'
import { packedFile } from './packed-file.ts'
import type { Asked, Tried } from './tried-file.ts'

const nothingChosen = { columns: null, edition: null, by: null, restsOn: null, editions: [], targets: [] }

/** Records a coverage report from a file: choose it, see what is taken from it and what not, and only then record it. */
export function CoverageImportPage() {
  const text = useText()
  const may = useMay('suppliers:write')
  const [search] = useSearchParams()
  const attempt = useCommand(tryCoverageImport)
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [tooLarge, setTooLarge] = useState(false)
  const { tried, asked, stale, trying, forget } = useTrial<Asked, Tried>(attempt)
  const choose = async (chosen: ChosenFile) => {
    forget()
    setFile(chosen)
    const packed = await packedFile(chosen)
    setTooLarge(packed === null)
    if (packed !== null) trying({ ...nothingChosen, file: packed })
  }
  return (
    <Page
      title={text('coverageImport.title')}
      crumbs={<Link to="/coverage">{text('coverage.title')}</Link>}
      lede={text('coverageImport.lede')}
    >
      <SupplierParts />
      {may ? (
        <FileChoice
          file={file}
          accept=".xlsx,.csv,.txt,.json"
          hint={text('coverageImport.hint')}
          tooLarge={file && tooLarge ? text('coverageImport.tooLarge') : null}
          read={tried !== null}
          busy={attempt.isPending}
          onChoose={(chosen) => void choose(chosen)}
        />
      ) : (
        <p>{text('coverageImport.mayNot')}</p>
      )}
      {attempt.error ? <Problem problem={attempt.error} retry={asked ? () => trying(asked) : undefined} /> : null}
      {tried && asked && file ? (
        <>
          <ImportChoices tried={tried} asked={asked} onChange={trying} />
          <Section title={text('coverageImport.report')} beside={text(`coverageImport.form.${tried.form}`)}>
            <ImportReport tried={tried} waiting={stale} />
          </Section>
          {tried.lines > 0 ? (
            <Section title={text('coverageImport.record')}>
              <ImportRecord
                key={`${file.name} ${file.size}`}
                name={file.name}
                tried={tried}
                asked={asked}
                waiting={stale}
                service={search.get('service')}
                replaces={search.get('replaces')}
              />
            </Section>
          ) : null}
        </>
      ) : null}
    </Page>
  )
}
