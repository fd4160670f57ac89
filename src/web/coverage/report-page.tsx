import { useState } from 'react'
import { useParams } from 'react-router'
import { termsWords } from '../../core/coverage/coverage-words.ts'
import { downloadCoverage, readCoverage, withdrawCoverage } from '../../features/coverage/coverage.contract.ts'
import { FileButtons } from '../own-coverage/file-buttons.tsx'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useMay, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { useTrailWords } from '../settings/trail-words.ts'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Facts, Page, Section } from '../ui/page.tsx'
import { Remark } from '../ui/problem.tsx'
import { Question } from '../ui/question.tsx'
import { SectionTable } from '../ui/section-table.tsx'
import { CarriedSection } from './carried-section.tsx'
import type { CoverageReport } from './coverage.ts'
import { LinesSection } from './lines-section.tsx'
import { ReportSheet } from './report-sheet.tsx'
import { SumsTable } from './sums-table.tsx'
import { TermsSection } from './terms-section.tsx'

/** One coverage report of a supplier: its terms, what it comes to, what is lost where it is old, and its lines. */
export function CoverageReportPage() {
  const { report: id = '' } = useParams()
  const text = useText()
  const answer = useAnswer(readCoverage, { params: { id } })
  return (
    <Loaded answer={answer}>
      {(report) => (
        <Page
          title={report.title}
          crumbs={
            <>
              <Link to="/coverage">{text('coverage.title')}</Link> ·{' '}
              <Link to={`/suppliers/${report.supplier.id}`} lang="">
                {report.supplier.title}
              </Link>
            </>
          }
          action={<Acts report={report} />}
        >
          <Whole report={report} />
        </Page>
      )}
    </Loaded>
  )
}

type Doing = 'change' | 'replace' | 'withdraw' | null

function Acts({ report }: { report: CoverageReport }) {
  const text = useText()
  const go = useGo()
  const announce = useAnnounce()
  const may = useMay('suppliers:write')
  const withdraw = useCommand(withdrawCoverage)
  const [doing, setDoing] = useState<Doing>(null)
  if (!may || report.state === 'withdrawn') return null
  const close = () => setDoing(null)
  const act = async () => {
    await withdraw.mutateAsync({ params: { id: report.id }, ifMatch: report.revision })
    announce(text('coverage.withdrawn'))
    close()
  }
  return (
    <>
      {report.texts ? <Button onPress={() => setDoing('change')}>{text('coverage.change')}</Button> : null}
      {report.state === 'counts' ? (
        <Button look="quiet" onPress={() => setDoing('replace')}>
          {text('coverage.replace')}
        </Button>
      ) : null}
      <Button look="bare" onPress={() => setDoing('withdraw')}>
        {text('coverage.withdraw')}
      </Button>
      {doing === 'change' ? <ReportSheet report={report} onClose={close} /> : null}
      {doing === 'replace' ? (
        <ReportSheet report={report} replace onClose={close} onSaved={({ id }) => go(`/coverage/${id}`)} />
      ) : null}
      <Question
        opened={doing === 'withdraw'}
        title={text('coverage.withdrawTitle')}
        act={text('coverage.withdraw')}
        busy={withdraw.isPending}
        problem={withdraw.error}
        onAct={() => void act().catch(() => undefined)}
        onClose={close}
      >
        {text('coverage.withdrawExplain')}
      </Question>
    </>
  )
}

function Whole({ report }: { report: CoverageReport }) {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  const trail = useTrailWords()
  const { call } = useSession()
  const { at } = useMoment()
  const { replaces, replacedBy } = report
  const link = ({ id, title }: { id: string; title: string }) => (
    <Link to={`/coverage/${id}`} lang="">
      {title}
    </Link>
  )
  return (
    <>
      {report.state === 'withdrawn' && report.withdrawnOn ? (
        <Remark>{text('coverage.withdrawnOn', { day: written.day(report.withdrawnOn) })}</Remark>
      ) : null}
      {replacedBy ? (
        <Remark>
          {text('coverage.replacedBy')} {link(replacedBy)}
        </Remark>
      ) : null}
      <Section title={text('coverage.about')}>
        <Facts
          facts={[
            {
              term: text('coverage.service'),
              value: (
                <span lang="">
                  {report.supplier.title}: {report.service.title}
                </span>
              ),
            },
            ...(report.version === '' ? [] : [{ term: text('coverage.versionField'), value: report.version }]),
            { term: text('coverage.asOf'), value: written.day(report.asOf) },
            { term: text('coverage.terms'), value: termsWords[report.terms][language] },
            {
              term: text('coverage.recorded'),
              value: (
                <>
                  {text('coverage.recordedBy', { name: report.recordedBy, day: written.dayOf(report.recordedAt) })}
                  {', '}
                  {text(`coverage.source.${report.source}`)}
                  {report.sourceName === '' ? null : (
                    <>
                      {': '}
                      <span lang="">{report.sourceName}</span>
                    </>
                  )}
                </>
              ),
            },
            ...(replaces ? [{ term: text('coverage.replaces'), value: link(replaces) }] : []),
            {
              term: text('coverage.through'),
              value: report.through ? written.day(report.through) : text('coverage.noDay'),
            },
          ]}
        />
        {report.texts ? (
          <FileButtons
            what={report.title}
            get={(format) => call(downloadCoverage, { params: { id: report.id }, query: { format }, at })}
          />
        ) : null}
      </Section>
      <TermsSection report={report} />
      <Section title={text('coverage.comesTo')} beside={text('coverage.comesToWhy')}>
        <SumsTable
          label={text('coverage.comesTo')}
          sums={report.sums}
          {...(report.state === 'counts' ? { about: { service: report.service.id } } : {})}
        />
      </Section>
      <CarriedSection report={report} />
      <LinesSection report={report} />
      <Section title={text('coverage.history')}>
        <SectionTable
          label={text('coverage.history')}
          columns={[
            { key: 'at', head: text('coverage.when') },
            { key: 'by', head: text('coverage.who') },
            { key: 'action', head: text('coverage.what') },
          ]}
          rows={report.history}
          rowKey={({ revision }) => String(revision)}
          cell={({ at: moment, by, action }, column) =>
            column === 'at' ? written.instant(moment) : column === 'by' ? by : trail.action(action)
          }
        />
      </Section>
    </>
  )
}
