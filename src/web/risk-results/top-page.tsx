import { downloadRiskReport, readTopRisks } from '../../features/risk/results.contract.ts'
import { LevelMark } from '../risk/level-mark.tsx'
import { RiskParts } from '../risk/risk-parts.tsx'
import { useAnswer } from '../session/answers.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button, ButtonLink } from '../ui/button.tsx'
import { EmptyPage } from '../ui/empty-page.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { DocumentButtons } from './document-buttons.tsx'
import styles from './results.module.css'

/** The heaviest risks in plain words, for who decides: one page that can be printed, and the report with all that lies behind it. */
export function TopRisksPage() {
  const text = useText()
  const language = useLanguage()
  const written = useWritten()
  const { call, session } = useSession()
  const { at } = useMoment()
  const answer = useAnswer(readTopRisks, {})
  const some = answer.data !== undefined && answer.data.items.length > 0
  return (
    <Page
      title={text('topRisks.page')}
      lede={
        some
          ? text('topRisks.lede', { organisation: session.organisation?.name ?? '', day: written.day(answer.data.day) })
          : null
      }
      action={
        some ? (
          <>
            <DocumentButtons
              label={(format) => text('topRisks.report', { format })}
              make={(format) => call(downloadRiskReport, { query: { format }, at })}
            />
            <Button look="quiet" onPress={() => window.print()}>
              {text('topRisks.print')}
            </Button>
          </>
        ) : null
      }
    >
      <RiskParts />
      <Loaded answer={answer}>
        {({ items, rated, unrated }) =>
          items.length === 0 ? (
            <EmptyPage
              purpose={text('topRisks.purpose')}
              auditor={text('topRisks.auditor')}
              step={<ButtonLink to="/risks">{text('treatment.toRegister')}</ButtonLink>}
            />
          ) : (
            <>
              <ol className={styles.top}>
                {items.map(({ id, code, level, sentences }) => {
                  const [what = '', ...rest] = sentences[language]
                  return (
                    <li key={id}>
                      <div className={styles.what}>
                        <Link to={`/risks/${id}`}>{what}</Link>
                        <span className="small">{code}</span>
                      </div>
                      <p>{rest.join(' ')}</p>
                      <LevelMark level={level} told />
                    </li>
                  )
                })}
              </ol>
              <p className="small">
                {text('topRisks.others', { count: rated - items.length })}{' '}
                {unrated > 0 ? text('topRisks.unrated', { count: unrated }) : null}
              </p>
            </>
          )
        }
      </Loaded>
    </Page>
  )
}
