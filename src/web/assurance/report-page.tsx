import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router'
import { termsWords } from '../../core/coverage/coverage-words.ts'
import {
  acceptAssuranceTerms,
  readAssuranceReport,
  withdrawAssuranceReport,
} from '../../features/assurance/assurance.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { Link, useGo } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Facts, Page, Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { Question } from '../ui/question.tsx'
import styles from './assurance.module.css'
import type { AssuranceReport } from './assurance.ts'
import { BridgesSection } from './bridges-section.tsx'
import { CuecsSection } from './cuecs-section.tsx'
import { ExceptionsSection } from './exceptions-section.tsx'
import { FileLink } from './file-link.tsx'
import { FinancialMark } from './kind-of-report.tsx'
import { OpinionMark, useReportKind } from './report-lines.tsx'
import { ReportSheet } from './report-sheet.tsx'
import { SubservicesSection } from './subservices-section.tsx'

/** One assurance report: what the auditor says of which days, what we make of it, and what it asks of us. */
export function AssuranceReportPage() {
  const { report: id = '' } = useParams()
  const text = useText()
  const answer = useAnswer(readAssuranceReport, { params: { id } })
  const supplier = answer.data?.supplier
  return (
    <Page
      title={answer.data?.title ?? text('assurance.report')}
      crumbs={
        supplier ? (
          <>
            <Link to={`/suppliers/${supplier.id}`} lang="">
              {supplier.title}
            </Link>
            {' · '}
            <Link to={`/assurance/suppliers/${supplier.id}`}>{text('assurance.section')}</Link>
          </>
        ) : (
          <Link to="/assurance">{text('assurance.title')}</Link>
        )
      }
    >
      <Loaded answer={answer}>{(report) => <Body report={report} />}</Loaded>
    </Page>
  )
}

function Body({ report }: { report: AssuranceReport }) {
  const { texts } = report
  const may = useMay('suppliers:write') && texts !== null
  return (
    <>
      <Head report={report} may={may} />
      {texts === null ? (
        <Locked report={report} />
      ) : (
        <>
          <ExceptionsSection report={report.id} exceptions={texts.exceptions} may={may} />
          <CuecsSection report={report} cuecs={texts.cuecs} may={may} />
          <SubservicesSection subservices={texts.subservices} />
          {report.type === 2 ? <BridgesSection report={report} bridges={texts.bridges} may={may} /> : null}
        </>
      )}
      <Acceptances report={report} />
    </>
  )
}

function Head({ report, may }: { report: AssuranceReport; may: boolean }) {
  const text = useText()
  const [sheet, setSheet] = useState<'change' | 'withdraw' | null>(null)
  const close = () => setSheet(null)
  return (
    <Section
      title={text('assurance.report')}
      beside={
        may ? (
          <>
            <Button look="bare" small onPress={() => setSheet('change')}>
              {text('assurance.changeShort')}
            </Button>
            <Button look="bare" small onPress={() => setSheet('withdraw')}>
              {text('assurance.withdraw')}
            </Button>
          </>
        ) : null
      }
    >
      <ReportFacts report={report} />
      {report.texts?.note ? (
        <p className={styles.what} lang="">
          {report.texts.note}
        </p>
      ) : null}
      {report.texts?.file ? <FileLink report={report.id} name={report.texts.file.name} /> : null}
      {sheet === 'change' ? (
        <ReportSheet supplier={report.supplier.id} report={report} choices={report.choices} onClose={close} />
      ) : null}
      <Withdrawal report={report} opened={sheet === 'withdraw'} onClose={close} />
    </Section>
  )
}

function ReportFacts({ report }: { report: AssuranceReport }) {
  const text = useText()
  const written = useWritten()
  const days =
    report.periodFrom && report.periodTo
      ? text('assurance.ownPeriod', { from: written.day(report.periodFrom), through: written.day(report.periodTo) })
      : written.day(report.asOf ?? '')
  const { texts } = report
  return (
    <Facts
      facts={[
        { term: text('assurance.kind'), value: <Kind report={report} /> },
        { term: text(report.type === 2 ? 'assurance.period' : 'assurance.asOf'), value: days },
        { term: text('assurance.opinion'), value: <Opinion report={report} /> },
        ...(report.auditor ? [{ term: text('assurance.reportAuditor'), value: report.auditor }] : []),
        ...(report.issuedOn ? [{ term: text('assurance.issuedOn'), value: written.day(report.issuedOn) }] : []),
        {
          term: text('assurance.services'),
          value:
            report.services.length === 0
              ? text('assurance.all')
              : written.list(report.services.map(({ title }) => title)),
        },
        { term: text('assurance.terms'), value: written.inLanguage(termsWords[report.terms]) },
        ...(texts?.opinionNote ? [{ term: text('assurance.opinionNote'), value: texts.opinionNote }] : []),
        ...(texts && texts.criteria.length > 0
          ? [{ term: text('assurance.criteria'), value: written.list(texts.criteria) }]
          : []),
      ]}
    />
  )
}

function Kind({ report }: { report: AssuranceReport }) {
  const kindOf = useReportKind()
  return (
    <>
      {kindOf(report)}
      <FinancialMark kind={report.kind} />
    </>
  )
}

function Opinion({ report }: { report: AssuranceReport }) {
  const text = useText()
  return (
    <>
      <OpinionMark {...report} />
      {report.showsOperation ? null : <div className="small">{text('assurance.doesNotCount')}</div>}
    </>
  )
}

/** What stands in place of the texts for whom the terms do not let read them. */
function Locked({ report }: { report: AssuranceReport }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const queries = useQueryClient()
  const accept = useCommand(acceptAssuranceTerms)
  return (
    <Section title={text('assurance.terms')} id="terms">
      <p>{text('assurance.locked', { terms: written.inLanguage(termsWords[report.terms]).toLowerCase() })}</p>
      {accept.error ? <Problem problem={accept.error} /> : null}
      {report.reading === 'after-accepting' ? (
        <>
          <p>{text('assurance.lockedAccept')}</p>
          <Button
            busy={accept.isPending}
            onPress={() =>
              accept.mutate(
                { params: { id: report.id }, body: { wording: report.wording } },
                {
                  onSuccess: () => announce(text('assurance.accepted')),
                  // Where the terms were changed meanwhile, these are shown then.
                  onError: () => void queries.invalidateQueries(),
                },
              )
            }
          >
            {text('assurance.accept')}
          </Button>
        </>
      ) : (
        <p>{text('assurance.lockedNever')}</p>
      )}
    </Section>
  )
}

function Acceptances({ report }: { report: AssuranceReport }) {
  const text = useText()
  const written = useWritten()
  if (report.acceptances.length === 0) return null
  return (
    <Section title={text('assurance.acceptances')} id="acceptances">
      <ul className={styles.plain}>
        {report.acceptances.map(({ by, at, current }) => (
          <li key={`${by} ${at}`}>
            {text('assurance.acceptedBy', { name: by, day: written.instant(at) })}
            {current ? null : <> {text('assurance.acceptedOther')}</>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Withdrawal({ report, opened, onClose }: { report: AssuranceReport; opened: boolean; onClose: () => void }) {
  const text = useText()
  const go = useGo()
  const announce = useAnnounce()
  const withdraw = useCommand(withdrawAssuranceReport)
  return (
    <Question
      opened={opened}
      title={text('assurance.withdrawTitle')}
      act={text('assurance.withdraw')}
      busy={withdraw.isPending}
      problem={withdraw.error}
      onClose={onClose}
      onAct={() =>
        withdraw.mutate(
          { params: { id: report.id }, ifMatch: report.revision },
          {
            onSuccess: () => {
              announce(text('assurance.withdrawn'))
              go(`/assurance/suppliers/${report.supplier.id}`)
            },
          },
        )
      }
    >
      {text('assurance.withdrawExplain')}
    </Question>
  )
}
