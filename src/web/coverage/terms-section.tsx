import { useQueryClient } from '@tanstack/react-query'
import { termsWords } from '../../core/coverage/coverage-words.ts'
import { acceptReportTerms } from '../../features/coverage/coverage.contract.ts'
import styles from '../own-coverage/own-coverage.module.css'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/page.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import own from './coverage.module.css'
import type { CoverageReport } from './coverage.ts'

/** Under which conditions the report may be read, who accepted them, and accepting them. */
export function TermsSection({ report }: { report: CoverageReport }) {
  const text = useText()
  const written = useWritten()
  const language = useLanguage()
  const announce = useAnnounce()
  const { at } = useMoment()
  const queries = useQueryClient()
  const accept = useCommand(acceptReportTerms)
  const press = async () => {
    try {
      await accept.mutateAsync({ params: { id: report.id }, body: { wording: report.wording } })
      announce(text('coverage.accepted'))
    } catch {
      // The refusal stands below; where the conditions were changed, these are shown then.
      await queries.invalidateQueries()
    }
  }
  return (
    <Section
      title={text('coverage.termsTitle', { terms: termsWords[report.terms][language] })}
      beside={text(`coverage.terms.${report.terms}`)}
    >
      {report.termsNote === '' ? null : (
        <p className={styles.prose} lang="">
          {report.termsNote}
        </p>
      )}
      {report.disclaimer === '' ? null : (
        <>
          <h3 className={own.part}>{text('coverage.disclaimer')}</h3>
          <p className={styles.prose} lang="">
            {report.disclaimer}
          </p>
        </>
      )}
      {report.texts ? null : (
        <Remark>
          <p>{text(report.reading === 'never' ? 'coverage.textsNever' : 'coverage.textsAfter')}</p>
          {report.reading === 'after-accepting' && !at ? (
            <Button busy={accept.isPending} onPress={() => void press()}>
              {text('coverage.accept')}
            </Button>
          ) : null}
          {accept.error ? <Problem problem={accept.error} /> : null}
        </Remark>
      )}
      {report.acceptances.length > 0 ? (
        <ul className="small" aria-label={text('coverage.acceptances')}>
          {report.acceptances.map((one) => (
            <li key={`${one.by} ${one.at}`}>
              {text('coverage.acceptedBy', { name: one.by, moment: written.instant(one.at) })}
              {one.current ? null : <> {text('coverage.acceptedOther')}</>}
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  )
}
