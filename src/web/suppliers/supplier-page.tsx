import { useState } from 'react'
import { useParams } from 'react-router'
import { readSupplier } from '../../features/suppliers/suppliers.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useLanguage, useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Columns, Page, Section } from '../ui/page.tsx'
import { Remark } from '../ui/problem.tsx'
import { VerdictBanner, VerdictShape } from '../ui/verdict.tsx'
import { ChainSection, ContactsSection } from './chain-section.tsx'
import { ServicesSection } from './deliveries-section.tsx'
import { AgreementsSection, CertificatesSection, ContractsSection } from './papers-sections.tsx'
import { type OpenPart, PartSheet } from './part-sheet.tsx'
import type { Supplier } from './supplier.ts'
import { SupplierFactsSection } from './supplier-facts.tsx'
import { SupplierHistory } from './supplier-history.tsx'
import { SupplierSections } from './supplier-sections.tsx'
import { CriticalitySheet, SupplierSheet } from './supplier-sheet.tsx'
import styles from './suppliers.module.css'

/** One supplier: what it does, what it reaches, under which papers, and what is missing. */
export function SupplierPage() {
  const { supplier: id = '' } = useParams()
  const text = useText()
  const may = useMay('suppliers:write')
  const answer = useAnswer(readSupplier, { params: { id } })
  const [changing, setChanging] = useState(false)
  return (
    <Page
      title={answer.data?.name ?? text('suppliers.supplier')}
      crumbs={<Link to="/suppliers">{text('place.suppliers')}</Link>}
      action={answer.data && may ? <Button onPress={() => setChanging(true)}>{text('suppliers.change')}</Button> : null}
    >
      <Loaded answer={answer}>
        {(supplier) => (
          <>
            <Body supplier={supplier} />
            {changing ? <SupplierSheet supplier={supplier} onClose={() => setChanging(false)} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Body({ supplier }: { supplier: Supplier }) {
  const text = useText()
  const written = useWritten()
  const [open, setOpen] = useState<OpenPart | null>(null)
  const [deciding, setDeciding] = useState(false)
  const running = supplier.services.filter((one) => one.running).map(({ id, name }) => ({ id, name }))
  const of = { supplier, onOpen: setOpen }
  return (
    <>
      {supplier.endedOn && !supplier.running ? (
        <Remark>{text('suppliers.endedSentence', { day: written.day(supplier.endedOn) })}</Remark>
      ) : null}
      <Missing supplier={supplier} />
      <Columns aside={<SupplierHistory supplier={supplier} />}>
        <SupplierFactsSection supplier={supplier} onDecide={() => setDeciding(true)} />
        <ServicesSection {...of} />
        <ChainSection {...of} />
        <AgreementsSection {...of} />
        <ContractsSection {...of} />
        <CertificatesSection {...of} />
        <SupplierSections supplier={supplier.id} name={supplier.name} services={running} />
        <ContactsSection {...of} />
      </Columns>
      {open ? <PartSheet supplier={supplier} open={open} onClose={() => setOpen(null)} /> : null}
      {deciding ? <CriticalitySheet supplier={supplier} onClose={() => setDeciding(false)} /> : null}
    </>
  )
}

function Missing({ supplier }: { supplier: Supplier }) {
  const text = useText()
  const language = useLanguage()
  const written = useWritten()
  const { gaps } = supplier
  const breaking = gaps.filter(({ breaks }) => breaks).length
  if (gaps.length === 0) {
    return supplier.running ? (
      <VerdictBanner state="holds" word={text('suppliers.complete')} reason={text('suppliers.completeWhy')} />
    ) : null
  }
  return (
    <>
      <VerdictBanner
        state={breaking > 0 ? 'fails' : 'part'}
        word={text('suppliers.missingCount', { count: gaps.length })}
        reason={text(breaking > 0 ? 'suppliers.missingBreaks' : 'suppliers.missingTells', { count: breaking })}
      />
      <Section title={text('suppliers.missing')}>
        <ul className={styles.gaps}>
          {gaps.map((gap) => (
            <li key={`${gap.kind} ${gap.sentence.nl}`}>
              <VerdictShape state={gap.breaks ? 'fails' : 'part'} />
              <span>
                {gap.sentence[language]}{' '}
                <span className="small">
                  {gap.since
                    ? text('suppliers.gapSince', { day: written.day(gap.since), control: gap.control })
                    : text('suppliers.gapOf', { control: gap.control })}
                </span>
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
