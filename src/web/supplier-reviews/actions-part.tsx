import { useState } from 'react'
import { listSupplierActions, reopenSupplierAction } from '../../features/supplier-reviews/following.contract.ts'
import { downloadSupplierActions } from '../../features/supplier-reviews/list-files.contract.ts'
import { useAnswer, useCommand } from '../session/answers.ts'
import { useWritten } from '../session/language.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { DownloadButtons } from '../suppliers/download-buttons.tsx'
import { Button } from '../ui/button.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Section } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { Verdict } from '../ui/verdict.tsx'
import { ActionSheet } from './action-sheet.tsx'
import { CloseActionSheet } from './close-action-sheet.tsx'
import { type Action, stateOfAction } from './supplier-review.ts'
import styles from './supplier-reviews.module.css'

/** Most that one supplier has at a time; the newest and open ones come first. */
const shown = 100

type Opened = { act: 'add' } | { act: 'change' | 'close'; action: Action }

/** What was agreed with a supplier, in one of its reviews or in all. */
export function ActionsPart({ supplier, review }: { supplier: string; review?: string }) {
  const text = useText()
  const may = useMay('suppliers:write')
  const [opened, setOpened] = useState<Opened | null>(null)
  const query = { size: shown, ...(review ? { review } : { supplier }) }
  const answer = useAnswer(listSupplierActions, { query })
  const close = () => setOpened(null)
  return (
    <Section
      title={text('supplierReviews.actions')}
      id="actions"
      beside={
        <div className="row">
          {answer.data?.total ? (
            <DownloadButtons
              formats={['xlsx', 'csv']}
              label={(format) =>
                text('supplierReviews.downloadList', { format, list: text('supplierReviews.actions') })
              }
              request={(format) => [
                downloadSupplierActions,
                { query: { ...(review ? { review } : { supplier }), format } },
              ]}
            />
          ) : null}
          {may ? (
            <Button look="quiet" small onPress={() => setOpened({ act: 'add' })}>
              {text('supplierAction.add')}
            </Button>
          ) : null}
        </div>
      }
    >
      <Loaded answer={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="small">{text('supplierAction.none')}</p>
          ) : (
            <ul className={styles.plain}>
              {items.map((one) => (
                <ActionLine key={one.id} action={one} may={may} onOpen={setOpened} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {opened?.act === 'add' ? (
        <ActionSheet supplier={supplier} review={review ?? null} action={null} onClose={close} />
      ) : null}
      {opened?.act === 'change' ? (
        <ActionSheet supplier={supplier} review={null} action={opened.action} onClose={close} />
      ) : null}
      {opened?.act === 'close' ? <CloseActionSheet action={opened.action} onClose={close} /> : null}
    </Section>
  )
}

function ActionLine({ action, may, onOpen }: { action: Action; may: boolean; onOpen: (opened: Opened) => void }) {
  const text = useText()
  const written = useWritten()
  const reopen = useCommand(reopenSupplierAction)
  const { owner, ownerRole, dueOn, closedOn, closingNote, state } = action
  return (
    <li>
      {reopen.error ? <Problem problem={reopen.error} /> : null}
      <p className={styles.what} lang="">
        {action.what}
      </p>
      <div className={styles.line}>
        <Verdict state={stateOfAction[state]}>{text(`supplierAction.state.${state}`)}</Verdict>
        <span className="small">
          {owner ? (owner.left ? text('measures.left', { name: owner.name }) : owner.name) : ownerRole},{' '}
          {text('supplierAction.due', { day: written.day(dueOn) })}
        </span>
      </div>
      {closedOn ? (
        <p className="small">
          {text('supplierAction.closedOn', { day: written.day(closedOn) })} <span lang="">{closingNote}</span>
        </p>
      ) : null}
      {may ? (
        <div className="row screen-only">
          {closedOn === null ? (
            <>
              <Button look="quiet" small onPress={() => onOpen({ act: 'close', action })}>
                {text('supplierAction.close')}
              </Button>
              <Button look="bare" small onPress={() => onOpen({ act: 'change', action })}>
                {text('supplierAction.change')}
              </Button>
            </>
          ) : (
            <Button
              look="bare"
              small
              busy={reopen.isPending}
              onPress={() => reopen.mutate({ params: { id: action.id }, ifMatch: action.revision })}
            >
              {text('supplierAction.reopen')}
            </Button>
          )}
        </div>
      ) : null}
    </li>
  )
}
