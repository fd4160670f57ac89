import { useState } from 'react'
import { downloadTouchpointOverview, overviewDetails } from '../../features/touchpoints/touchpoint-plan.contract.ts'
import { type Language, languages } from '../../platform/language/languages.ts'
import { useAnnounce } from '../session/announce.tsx'
import { keepFile } from '../session/download.ts'
import { useLanguage } from '../session/language.tsx'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceField, ManyField, SelectField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { type Road, scopeOf } from './road.ts'
import styles from './touchpoints.module.css'
import { WhatNow } from './what-now.tsx'

type Format = 'pdf' | 'docx'
type Detail = (typeof overviewDetails)[number]

/** The overview to send: for which customer, in which language, with which details. */
export function OverviewStep({ road }: { road: Road }) {
  const text = useText()
  const language = useLanguage()
  const [customer, setCustomer] = useState('')
  const [shown, setShown] = useState<readonly Detail[]>([])
  const [writtenIn, setWrittenIn] = useState<Language | null>(null)
  const { make, making, problem } = useMaking()
  const names = new Map(road.services.flatMap(({ customers }) => customers.map((name) => [name.toLowerCase(), name])))
  const customers = [...names.values()].toSorted(new Intl.Collator(language).compare)
  const { result, plan } = scopeOf(road)
  const draft = result === 'open' || (plan?.unanswered ?? 0) > 0
  const asked = {
    language: writtenIn ?? language,
    customer: customer || undefined,
    show: shown.join(','),
  }
  return (
    <>
      <div className={`${styles.card} ${styles.form}`}>
        <SelectField
          label={text('touch.forCustomer')}
          hint={customers.length === 0 ? text('touch.noCustomersYet') : text('touch.forCustomerHint')}
          field={{ name: 'customer', value: customer, onChange: setCustomer, error: undefined }}
          choices={[
            { value: '', label: text('touch.everyCustomer') },
            ...customers.map((name) => ({ value: name, label: name })),
          ]}
        />
        <ManyField
          label={text('touch.details')}
          hint={text('touch.detailsHint')}
          field={{ name: 'details', value: shown, onChange: setShown, error: undefined }}
          choices={overviewDetails.map((detail) => ({ value: detail, label: text(`touch.detail.${detail}`) }))}
        />
        <ChoiceField
          label={text('language.choose')}
          field={{ name: 'language', value: writtenIn ?? language, onChange: setWrittenIn, error: undefined }}
          choices={languages.map((one) => ({ value: one, label: text(`language.${one}`) }))}
        />
        {draft ? <p className="small">{text('touch.overviewDraft')}</p> : null}
        <div className="row">
          {(['pdf', 'docx'] as const).map((format) => (
            <Button
              key={format}
              look={format === 'pdf' ? 'main' : 'quiet'}
              busy={making === format}
              disabled={making !== null && making !== format}
              onPress={() => void make(format, asked)}
            >
              {text('touch.makeFile', { format: format.toUpperCase() })}
            </Button>
          ))}
        </div>
        {problem ? <Problem problem={problem} /> : null}
      </div>
      <WhatNow road={road} />
    </>
  )
}

function useMaking() {
  const text = useText()
  const announce = useAnnounce()
  const { call } = useSession()
  const { at } = useMoment()
  const [making, setMaking] = useState<Format | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const make = async (format: Format, asked: { language: Language; customer: string | undefined; show: string }) => {
    setMaking(format)
    setProblem(null)
    try {
      const file = await call(downloadTouchpointOverview, { query: { ...asked, format }, at })
      keepFile(file)
      announce(text('touch.made', { name: file.name }))
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setMaking(null)
    }
  }
  return { make, making, problem }
}
