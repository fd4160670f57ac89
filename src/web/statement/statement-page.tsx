import { listControls } from '../../features/applicability/applicability.contract.ts'
import { Waiting } from '../frame/waiting.tsx'
import { useAnswer } from '../session/answers.ts'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { ControlList } from './control-list.tsx'
import { DownloadMenu } from './download-menu.tsx'
import { ProposalsRemark } from './proposals-remark.tsx'
import { StatementViews } from './statement-views.tsx'
import { TotalsSentences } from './totals-sentences.tsx'
import { useListQuery } from './use-list-query.ts'

/** The statement of applicability as a list to work in: every control of the adopted editions. */
export function StatementPage() {
  const text = useText()
  const { at } = useMoment()
  const mayApprove = useMay('soa:approve')
  const mayAdopt = useMay('standards:adopt')
  const { query, asked } = useListQuery()
  const answer = useAnswer(listControls, { query: asked }, { keep: true })
  const found = answer.data
  if (!found)
    return (
      <Page title={text('place.statement')}>
        {answer.error ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : <Waiting />}
      </Page>
    )
  if (found.totals.length === 0 && at) return <Page title={text('place.statement')} lede={text('today.nothingThen')} />
  if (found.totals.length === 0)
    return (
      <Page title={text('place.statement')}>
        <EmptyPage
          purpose={text('statement.purpose')}
          auditor={text('statement.auditor')}
          step={
            <ButtonLink look={mayAdopt ? 'main' : 'quiet'} to="/standards">
              {mayAdopt ? text('today.adopt') : text('today.lookAtStandards')}
            </ButtonLink>
          }
        />
      </Page>
    )
  const editions = found.totals.map(({ edition, editionName }) => ({ id: edition, name: editionName }))
  return (
    <Page
      title={text('place.statement')}
      action={
        <>
          <DownloadMenu editions={editions} />
          <ButtonLink look={mayApprove ? 'main' : 'quiet'} to="/statement/versions">
            {mayApprove ? text('statement.toVersions') : text('versions.title')}
          </ButtonLink>
        </>
      }
    >
      <TotalsSentences totals={found.totals} />
      <ProposalsRemark totals={found.totals} />
      {found.totals.length > 1 ? <StatementViews shown="list" /> : null}
      {answer.error ? <Problem problem={answer.error} retry={() => void answer.refetch()} /> : null}
      <ControlList query={query} found={found} waiting={answer.isPlaceholderData} />
    </Page>
  )
}
