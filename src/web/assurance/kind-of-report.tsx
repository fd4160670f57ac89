import { financialWords, kindName } from '../../core/assurance/assurance-words.ts'
import { isFinancial } from '../../core/assurance/facts.ts'
import { useLanguage } from '../session/language.tsx'
import type { ReportLine } from './assurance.ts'

/** A kind of report by its name, with its mark. */
export function KindOfReport({ of }: { of: Pick<ReportLine, 'kind' | 'kindOther'> }) {
  const language = useLanguage()
  return (
    <>
      {kindName(of, language)}
      <FinancialMark kind={of.kind} />
    </>
  )
}

/** What has to be known of a kind of report that is about financial reporting. */
export function FinancialMark({ kind }: Pick<ReportLine, 'kind'>) {
  const language = useLanguage()
  return isFinancial(kind) ? <div className="small">{financialWords[language]}</div> : null
}
