import { useState } from 'react'
import { useParams } from 'react-router'
import { termsWords } from '../../core/coverage/coverage-words.ts'
import { readOwnCoverage, withdrawOwnCoverage } from '../../features/own-coverage/own-coverage.contract.ts'
import { downloadOwnCoverage } from '../../features/own-coverage/own-coverage-versions.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay, useSession } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { SupplierParts } from '../suppliers/supplier-parts.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Facts, Page, Section } from '../ui/page.tsx'
import { Remark } from '../ui/problem.tsx'
import { ApproveSheet } from './approve-sheet.tsx'
import { ConfirmSheet } from './confirm-sheet.tsx'
import { FactsSheet } from './facts-sheet.tsx'
import { FileButtons } from './file-buttons.tsx'
import styles from './own-coverage.module.css'
import type { OwnCoverage } from './own-coverage.ts'
import { RowsSection } from './rows-section.tsx'
import { SharesSection } from './shares-section.tsx'
import { useListQuery } from './use-list-query.ts'
import { VersionsSection } from './versions-section.tsx'

/** One own coverage report: what it comes to, its controls, its versions, and to whom it was given. */
export function OwnCoveragePage() {
  const { coverage: id = '' } = useParams()
  const text = useText()
  const may = useMay('coverage:publish')
  const answer = useAnswer(readOwnCoverage, { params: { id } })
  const [approving, setApproving] = useState(false)
  const found = answer.data
  return (
    <Page
      title={found?.title ?? text('ownCoverage.report')}
      crumbs={<Link to="/own-coverage">{text('ownCoverage.title')}</Link>}
      lede={
        found ? (
          <RichText
            name="ownCoverage.lede"
            values={{ ...found.sum, of: found.sum.applicable, count: found.sum.directly }}
          />
        ) : null
      }
      action={found && may ? <Button onPress={() => setApproving(true)}>{text('ownCoverage.approve')}</Button> : null}
    >
      <SupplierParts />
      <Loaded answer={answer}>{(coverage) => <Body coverage={coverage} />}</Loaded>
      {approving ? <ApproveSheet id={id} onClose={() => setApproving(false)} /> : null}
    </Page>
  )
}

function Body({ coverage }: { coverage: OwnCoverage }) {
  const text = useText()
  const { change } = useListQuery()
  const show = (what: string) => (
    <button type="button" className={styles.inline} onClick={() => change({ show: what })}>
      {text('ownCoverage.showThese')}
    </button>
  )
  return (
    <>
      {coverage.sum.notApplicable > 0 ? (
        <p className="small">{text('ownCoverage.leftOut', { count: coverage.sum.notApplicable })}</p>
      ) : null}
      {coverage.asksAgain > 0 ? (
        <Remark>
          {text('ownCoverage.asksAgain', { count: coverage.asksAgain })} {show('asks-again')}
        </Remark>
      ) : null}
      {coverage.claimsMore > 0 ? (
        <Remark>
          {text('ownCoverage.claimsMore', { count: coverage.claimsMore })} {show('claims-more')}
        </Remark>
      ) : null}
      {coverage.newest && coverage.changedSince !== null ? (
        <p>
          {coverage.changedSince === 0
            ? text('ownCoverage.sameSince')
            : text('ownCoverage.changedSince', { count: coverage.changedSince })}{' '}
          <Link to={`/own-coverage/${coverage.id}/difference?from=${coverage.newest.number}`}>
            {text('ownCoverage.compareNow')}
          </Link>
        </p>
      ) : null}
      <RowsSection coverage={coverage} />
      <VersionsSection coverage={coverage} />
      <SharesSection coverage={coverage} />
      <About coverage={coverage} />
    </>
  )
}

function About({ coverage }: { coverage: OwnCoverage }) {
  const text = useText()
  const written = useWritten()
  const go = useGo()
  const { call } = useSession()
  const { at } = useMoment()
  const may = useMay('suppliers:write')
  const mayPublish = useMay('coverage:publish')
  const [sheet, setSheet] = useState<'change' | 'withdraw' | null>(null)
  const prose = (value: string) =>
    value === '' ? (
      <span className="small">{text('ownCoverage.nothingWritten')}</span>
    ) : (
      <p className={styles.prose} lang={coverage.language}>
        {value}
      </p>
    )
  return (
    <Section title={text('ownCoverage.what')}>
      <Facts
        facts={[
          { term: text('ownCoverage.service'), value: <span lang="">{coverage.service.name}</span> },
          { term: text('ownCoverage.edition'), value: coverage.editionName },
          {
            term: text('ownCoverage.field.terms'),
            value: `${written.inLanguage(termsWords[coverage.terms])}. ${text(`ownCoverage.terms.${coverage.terms}`)}`,
          },
          { term: text('ownCoverage.field.termsNote'), value: prose(coverage.termsNote) },
          { term: text('ownCoverage.field.disclaimer'), value: prose(coverage.disclaimer) },
          { term: text('ownCoverage.field.language'), value: text(`language.${coverage.language}`) },
          {
            term: text('ownCoverage.certificates'),
            value:
              coverage.certificates.length === 0
                ? text('ownCoverage.noCertificate')
                : coverage.certificates
                    .map(({ number, body, ends }) =>
                      text('ownCoverage.certificateLine', { number, body, day: written.day(ends) }),
                    )
                    .join('; '),
          },
          {
            term: text('ownCoverage.draft'),
            value: (
              <FileButtons
                what={text('ownCoverage.draft')}
                get={(format) => call(downloadOwnCoverage, { params: { id: coverage.id }, query: { format }, at })}
              />
            ),
          },
        ]}
      />
      <div className="row screen-only">
        {may ? (
          <Button look="quiet" onPress={() => setSheet('change')}>
            {text('ownCoverage.change')}
          </Button>
        ) : null}
        {mayPublish ? (
          <Button look="lose" onPress={() => setSheet('withdraw')}>
            {text('ownCoverage.withdraw')}
          </Button>
        ) : null}
      </div>
      {sheet === 'change' ? <FactsSheet coverage={coverage} onClose={() => setSheet(null)} /> : null}
      {sheet === 'withdraw' ? (
        <ConfirmSheet
          contract={withdrawOwnCoverage}
          of={coverage}
          title={text('ownCoverage.withdraw')}
          explain={text('ownCoverage.withdrawExplain')}
          onClose={() => setSheet(null)}
          onDone={() => go('/own-coverage')}
        />
      ) : null}
    </Section>
  )
}
