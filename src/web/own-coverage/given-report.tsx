import { restsOnWords, termsWords } from '../../core/coverage/coverage-words.ts'
import { downloadLinkedCoverage } from '../../features/own-coverage/coverage-shares.contract.ts'
import { LanguageSwitch } from '../frame/language-switch.tsx'
import { useWritten } from '../session/language.tsx'
import { useSession } from '../session/session.tsx'
import { RichText, useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { type DataColumn, DataTable } from '../ui/data-table.tsx'
import { Facts, Page, Section } from '../ui/page.tsx'
import { FileButtons } from './file-buttons.tsx'
import { Outcome } from './outcome-words.tsx'
import styles from './own-coverage.module.css'
import type { Opened } from './own-coverage.ts'

type Report = NonNullable<Opened['report']>
type Props = { token: string; opened: Opened; report: Report; onLeave: () => void }

/** The report as a customer reads it, with the mark of the customer on it. */
export function GivenReport({ token, opened, report, onLeave }: Props) {
  const text = useText()
  const written = useWritten()
  const { call } = useSession()
  const { organisation, service, customer, title, expiresAt, termsNote, disclaimer, accepted } = opened
  const mark = text('ownCoverage.copyFor', { mark: report.watermark })
  const prose = (value: string) => (
    <p className={styles.prose} lang="">
      {value || text('ownCoverage.nothingWritten')}
    </p>
  )
  return (
    <>
      <div className={`${styles.line} screen-only`}>
        <LanguageSwitch />
        <Button look="bare" small onPress={onLeave}>
          {text('ownCoverage.leave')}
        </Button>
      </div>
      <Page
        title={title}
        lede={<RichText name="ownCoverage.publicLede" values={{ service, organisation, customer, count: 1 }} />}
      >
        <p className={`small ${styles.mark}`}>{mark}</p>
        <p className={styles.printMark} aria-hidden="true">
          {mark}
        </p>
        <p>
          <RichText
            name="ownCoverage.lede"
            values={{ ...report.sum, of: report.sum.applicable, count: report.sum.directly }}
          />{' '}
          {report.sum.notApplicable > 0 ? text('ownCoverage.leftOut', { count: report.sum.notApplicable }) : null}
        </p>
        <Section title={text('ownCoverage.download')}>
          <FileButtons
            what={text('ownCoverage.report')}
            get={(format) => call(downloadLinkedCoverage, { body: { token, format } })}
          />
          <p className="small">{text('ownCoverage.worksThrough', { day: written.dayOf(expiresAt), organisation })}</p>
        </Section>
        <Section title={text('ownCoverage.aboutReport')}>
          <Facts
            facts={[
              { term: text('ownCoverage.edition'), value: report.editions.join(', ') },
              {
                term: text('ownCoverage.version'),
                value: `${report.version}, ${report.approvedBy}`,
              },
              { term: text('ownCoverage.asOf'), value: written.day(report.asOf) },
              { term: text('ownCoverage.field.terms'), value: written.inLanguage(termsWords[opened.terms]) },
              { term: text('ownCoverage.conditions'), value: prose(termsNote) },
              { term: text('ownCoverage.field.disclaimer'), value: prose(disclaimer) },
              ...(accepted
                ? [
                    {
                      term: text('ownCoverage.acceptedTerm'),
                      value: `${accepted.by}, ${written.instant(accepted.at)}`,
                    },
                  ]
                : []),
              {
                term: text('ownCoverage.fingerprint'),
                value: <span className={styles.hash}>{report.sha256}</span>,
              },
            ]}
          />
        </Section>
        <Section title={text('ownCoverage.grounds')}>
          {report.grounds.length === 0 ? (
            <p>{text('ownCoverage.noGrounds')}</p>
          ) : (
            <ul>
              {report.grounds.map((ground) => (
                <li key={ground.key} lang="">
                  {ground.title}:{' '}
                  {text('ownCoverage.certificateLine', {
                    number: ground.number,
                    body: ground.body,
                    day: written.day(ground.ends),
                  })}
                  {ground.scope ? <p className={`small ${styles.prose}`}>{ground.scope}</p> : null}
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section title={text('ownCoverage.rows')}>
          <Claims report={report} />
        </Section>
        <p className={`small ${styles.mark}`}>{mark}</p>
      </Page>
    </>
  )
}

function Claims({ report }: { report: Report }) {
  const text = useText()
  const written = useWritten()
  type Claim = Report['claims'][number]
  const prose = (value: string) => (
    <p className={`small ${styles.prose}`} lang="">
      {value || '–'}
    </p>
  )
  const columns: DataColumn<Claim>[] = [
    {
      key: 'row',
      head: text('ownCoverage.row'),
      cell: ({ number, title }) => `${number} ${written.inLanguage(title)}`,
    },
    {
      key: 'by',
      head: text('ownCoverage.by'),
      cell: (claim) => (
        <div className={styles.stack}>
          <Outcome outcome={claim} />
          {claim.restsOn === 'none' ? null : (
            <span className="small">{written.inLanguage(restsOnWords[claim.restsOn])}</span>
          )}
        </div>
      ),
    },
    {
      key: 'statement',
      head: text('ownCoverage.statementOfSupplier'),
      named: true,
      cell: ({ statement }) => prose(statement),
    },
    {
      key: 'customerPart',
      head: text('ownCoverage.customerPart'),
      named: true,
      cell: ({ customerPart }) => prose(customerPart),
    },
  ]
  return (
    <DataTable
      label={text('ownCoverage.rows')}
      rows={report.claims}
      rowKey={({ edition, requirement }) => `${edition} ${requirement}`}
      columns={columns}
    />
  )
}
