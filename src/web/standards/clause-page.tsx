import { useParams } from 'react-router'
import { keyOf } from '../../core/standards/requirement-key.ts'
import { readVerdict } from '../../features/demonstrability/demonstrability.contract.ts'
import { listEditions, readEdition } from '../../features/standards/standards.contract.ts'
import { ChainSection } from '../demonstrability/chain-section.tsx'
import { ElsewhereChains } from '../demonstrability/elsewhere-chains.tsx'
import { ProofBanner } from '../demonstrability/proof-banner.tsx'
import { Stretches } from '../demonstrability/stretches.tsx'
import { ServingSection } from '../measures/serving-section.tsx'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Columns, Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { ClauseList } from './clause-list.tsx'
import { ExplanationOf } from './explanation-of.tsx'

/** One management clause of an edition: whether it can be demonstrated, and what it asks. Nothing is decided about it, since it always applies. */
export function ClausePage() {
  const { edition: id = '', requirement = '' } = useParams()
  const text = useText()
  const written = useWritten()
  const edition = useAnswer(readEdition, { params: { edition: id } })
  const editions = useAnswer(listEditions, {})
  const clause = edition.data?.clauses.find((one) => one.id === requirement)
  const title = clause ? `${requirement} ${written.inLanguage(clause.title)}` : requirement
  const adopted = editions.data?.items.find((one) => one.id === id)?.adoption
  const maySee = useMaySee('applicability:read')
  const key = keyOf('clauses', requirement)
  const verdict = useAnswer(
    readVerdict,
    { params: { edition: id, requirement: key } },
    { enabled: maySee && adopted != null && clause !== undefined },
  )
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
      {verdict.error ? <Problem problem={verdict.error} retry={() => void verdict.refetch()} /> : null}
      {verdict.data ? <ProofBanner verdict={verdict.data} /> : adopted ? <p>{text('clause.always')}</p> : null}
      <Columns
        aside={
          <>
            {verdict.data ? <ElsewhereChains elsewhere={verdict.data.elsewhere} /> : null}
            {verdict.data ? <Stretches stretches={verdict.data.stretches} /> : null}
            {edition.data ? <ClauseList edition={id} clauses={edition.data.clauses} here={requirement} /> : null}
          </>
        }
      >
        {verdict.data ? <ChainSection verdict={verdict.data} /> : null}
        {adopted ? <ServingSection edition={id} requirement={key} /> : null}
        <ExplanationOf key={`${id} ${requirement}`} edition={id} kind="clauses" requirement={requirement} />
      </Columns>
    </Page>
  )
}
