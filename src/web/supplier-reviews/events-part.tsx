import { useState } from 'react'
import { eventWords } from '../../core/suppliers/review-words.ts'
import { listSupplierEvents, withdrawSupplierEvent } from '../../features/supplier-reviews/following.contract.ts'
import { downloadSupplierEvents } from '../../features/supplier-reviews/list-files.contract.ts'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { DownloadButtons } from '../suppliers/download-buttons.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Question } from '../ui/question.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { EventSheet } from './event-sheet.tsx'
import type { Event } from './supplier-review.ts'
import styles from './supplier-reviews.module.css'

const shown = 100

type Props = { supplier: string; services: readonly { id: string; name: string }[] }
type Opened = { act: 'add' } | { act: 'change' | 'withdraw'; event: Event }

/** What happened with a supplier: incidents, exceptions, changes and complaints. */
export function EventsPart({ supplier, services }: Props) {
  const text = useText()
  const may = useMay('suppliers:write')
  const [opened, setOpened] = useState<Opened | null>(null)
  const answer = useAnswer(listSupplierEvents, { query: { size: shown, supplier } })
  const close = () => setOpened(null)
  return (
    <Section
      title={text('supplierReviews.events')}
      id="events"
      beside={
        <div className="row">
          {answer.data?.total ? (
            <DownloadButtons
              formats={['xlsx', 'csv']}
              label={(format) => text('supplierReviews.downloadList', { format, list: text('supplierReviews.events') })}
              request={(format) => [downloadSupplierEvents, { query: { supplier, format } }]}
            />
          ) : null}
          {may ? (
            <Button look="quiet" small onPress={() => setOpened({ act: 'add' })}>
              {text('supplierEvent.add')}
            </Button>
          ) : null}
        </div>
      }
    >
      <Loaded answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="small">{text('supplierEvent.none')}</p>
          ) : (
            <ul className={styles.plain}>
              {items.map((one) => (
                <li key={one.id}>
                  <EventText event={one} />
                  {may ? (
                    <div className="row screen-only">
                      <Button look="bare" small onPress={() => setOpened({ act: 'change', event: one })}>
                        {text('supplierEvent.change')}
                      </Button>
                      <Button look="bare" small onPress={() => setOpened({ act: 'withdraw', event: one })}>
                        {text('supplierEvent.withdraw')}
                      </Button>
                    </div>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {opened?.act === 'add' ? (
        <EventSheet supplier={supplier} services={services} event={null} onClose={close} />
      ) : null}
      {opened?.act === 'change' ? (
        <EventSheet supplier={supplier} services={services} event={opened.event} onClose={close} />
      ) : null}
      {opened?.act === 'withdraw' ? <Withdrawal event={opened.event} onClose={close} /> : null}
    </Section>
  )
}

function EventText({ event }: { event: Event }) {
  const text = useText()
  const written = useWritten()
  const { kind, service, happenedOn, what, ends, closedOn, closingNote, personalData } = event
  return (
    <>
      <div className={styles.line}>
        <b>{written.inLanguage(eventWords[kind])}</b>
        <Verdict state={closedOn ? 'holds' : 'part'}>
          {text(closedOn ? 'supplierEvent.isClosed' : 'supplierEvent.isOpen')}
        </Verdict>
        <span className="small">
          {written.day(happenedOn)}
          {service ? (
            <>
              {', '}
              <span lang="">{service.title}</span>
            </>
          ) : null}
        </span>
      </div>
      <p className={styles.what} lang="">
        {what}
      </p>
      <p className="small">
        {personalData ? `${text('supplierEvent.personalTold')} ` : null}
        {ends ? `${text('supplierEvent.through', { day: written.day(ends) })} ` : null}
        {closedOn ? (
          <>
            {text('supplierEvent.closed', { day: written.day(closedOn) })} <span lang="">{closingNote}</span>
          </>
        ) : null}
      </p>
    </>
  )
}

function Withdrawal({ event, onClose }: { event: Event; onClose: () => void }) {
  const text = useText()
  const withdraw = useCommand(withdrawSupplierEvent)
  return (
    <Question
      opened
      title={text('supplierEvent.withdrawTitle')}
      act={text('supplierEvent.withdraw')}
      busy={withdraw.isPending}
      problem={withdraw.error}
      onClose={onClose}
      onAct={() => withdraw.mutate({ params: { id: event.id }, ifMatch: event.revision }, { onSuccess: onClose })}
    >
      {text('supplierEvent.withdrawExplain')}
    </Question>
  )
}
