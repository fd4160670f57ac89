import { listSoaVersions } from '../../features/soa/soa.contract.ts'
import { listEditions } from '../../features/standards/standards.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page, Section } from '../ui/page.tsx'
import { ApproveButton } from './approve-button.tsx'
import { CompareSection } from './compare-section.tsx'
import { Readiness } from './readiness.tsx'
import { VersionItem } from './version-item.tsx'
import styles from './versions.module.css'
import type { Versions } from './versions.ts'

/** The approved versions of the statement: approving a next one, taking them home, and how they differ. */
export function VersionsPage() {
  const text = useText()
  const answer = useAnswer(listSoaVersions, {}, { keep: true })
  const found = answer.data
  const { at } = useMoment()
  const mayApprove = useMay('soa:approve')
  const editions = useAnswer(listEditions, {})
  const adopted = editions.data?.items.some(({ adoption }) => adoption !== null) ?? false
  const crumbs = <Link to="/statement">{text('place.statement')}</Link>
  // Before the organisation came to be there is nothing to be found, and nothing wrong either.
  if (at !== null && answer.error?.status === 404)
    return <Page title={text('versions.title')} crumbs={crumbs} lede={text('versions.noneThen')} />
  return (
    <Page
      title={text('versions.title')}
      crumbs={crumbs}
      lede={found ? <VersionsLede found={found} /> : null}
      action={found && mayApprove && adopted ? <ApproveButton found={found} /> : null}
    >
      <Loaded answer={answer}>{(versions) => <Body found={versions} adopted={adopted} />}</Loaded>
    </Page>
  )
}

function VersionsLede({ found }: { found: Versions }) {
  const written = useWritten()
  const text = useText()
  const { at } = useMoment()
  const newest = found.items[0]
  if (!newest) return <>{at ? text('versions.noneThen') : text('versions.none')}</>
  const values = { version: newest.number, day: written.dayOf(newest.approvedAt), name: newest.approvedBy }
  return (
    <>
      <RichText name="versions.newest" values={values} />{' '}
      {found.changed > 0 ? <RichText name="versions.changed" values={{ count: found.changed }} /> : null}{' '}
      {found.scope.changed ? text('versions.scopeChanged') : null}
      {found.changed === 0 && !found.scope.changed ? text('versions.unchanged') : null}
    </>
  )
}

function Body({ found, adopted }: { found: Versions; adopted: boolean }) {
  const text = useText()
  const { at } = useMoment()
  const { items } = found
  return (
    <>
      {at === null ? <Readiness found={found} /> : null}
      {items.length === 0 && at === null ? (
        <EmptyPage
          purpose={text('versions.purpose')}
          auditor={text('versions.auditor')}
          step={<FirstStep adopted={adopted} />}
        />
      ) : null}
      {items.length > 0 ? (
        <Section title={text('versions.approved')}>
          <ol className={styles.versions} reversed>
            {items.map((version) => (
              <li key={version.id}>
                <VersionItem version={version} />
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
      {items.length > 1 || (items.length === 1 && at === null) ? <CompareSection versions={items} /> : null}
    </>
  )
}

function FirstStep({ adopted }: { adopted: boolean }) {
  const text = useText()
  const mayApprove = useMay('soa:approve')
  if (!adopted)
    return (
      <ButtonLink look="quiet" to="/standards">
        {text('today.lookAtStandards')}
      </ButtonLink>
    )
  return <span className="small">{mayApprove ? text('versions.firstStep') : text('versions.othersApprove')}</span>
}
