import { useParams } from 'react-router'
import { listEditions, readEdition } from '../../features/standards/standards.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { Columns, Page } from '../ui/page.tsx'
import { ClauseList } from './clause-list.tsx'
import { ExplanationOf } from './explanation-of.tsx'

/** One management clause of an edition: what it asks. Nothing is decided about it, since it always applies. */
export function ClausePage() {
  const { edition: id = '', requirement = '' } = useParams()
  const text = useText()
  const written = useWritten()
  const edition = useAnswer(readEdition, { params: { edition: id } })
  const editions = useAnswer(listEditions, {})
  const clause = edition.data?.clauses.find((one) => one.id === requirement)
  const title = clause ? `${requirement} ${written.inLanguage(clause.title)}` : requirement
  const adopted = editions.data?.items.find((one) => one.id === id)?.adoption
  return (
    <Page
      title={title}
      tab={`${title} · ${edition.data?.name ?? ''}`}
      crumbs={
        <>
          <Link to={`/standards/${id}`}>{edition.data?.name ?? text('place.standards')}</Link> › {text('clause.crumb')}
        </>
      }
    >
      {clause && clause.titleConfidence !== 'high' ? <p className="small">{text('control.titleParaphrased')}</p> : null}
      {adopted ? <p>{text('clause.always')}</p> : null}
      <Columns
        aside={edition.data ? <ClauseList edition={id} clauses={edition.data.clauses} here={requirement} /> : null}
      >
        <ExplanationOf key={`${id} ${requirement}`} edition={id} kind="clauses" requirement={requirement} />
      </Columns>
    </Page>
  )
}
