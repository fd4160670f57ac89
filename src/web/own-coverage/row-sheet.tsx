import { coveredByWords, extentWords } from '../../core/coverage/coverage-words.ts'
import { type CoveredBy, coveredBy, type Extent } from '../../core/coverage/facts.ts'
import { clearOwnCoverageRow, writeOwnCoverageRow } from '../../features/own-coverage/own-coverage.contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { ChoiceField, ProseField, SelectField, TextField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import { Outcome } from './outcome-words.tsx'
import styles from './own-coverage.module.css'
import type { CoverageRow, OwnCoverage } from './own-coverage.ts'

const covers = (by: CoveredBy | null) => by === 'supplier' || by === 'shared'

/** Writes about one control, beside what follows from the chain of proof. */
export function RowSheet({ coverage, row, onClose }: { coverage: OwnCoverage; row: CoverageRow; onClose: () => void }) {
  const text = useText()
  const written = useWritten()
  const announce = useAnnounce()
  const write = useCommand(writeOwnCoverageRow)
  const clear = useCommand(clearOwnCoverageRow)
  const params = { id: coverage.id, requirement: row.requirement }
  const form = useForm(
    {
      by: row.by as CoveredBy | null,
      extent: (row.extent === 'none' ? 'directly' : row.extent) as Extent | null,
      certificate: row.certificate ?? '',
      place: row.place,
      statement: row.statement,
      customerPart: row.customerPart,
    },
    {
      submit: async ({ by, extent, certificate, ...texts }) => {
        const body = {
          ...texts,
          by: by ?? 'nobody',
          extent: covers(by) ? (extent ?? 'partly') : ('none' as const),
          certificate: covers(by) && certificate !== '' ? certificate : null,
        }
        await write.mutateAsync({ params, ifMatch: row.revision, body })
        announce(text('ownCoverage.saved'))
        onClose()
      },
    },
  )
  const letFollow = () =>
    clear.mutate(
      { params, ifMatch: row.revision },
      {
        onSuccess: () => {
          announce(text('ownCoverage.cleared'))
          onClose()
        },
      },
    )
  const problem = form.problem ?? clear.error
  return (
    <Sheet
      opened
      onClose={onClose}
      title={text('ownCoverage.writeTitle', { number: row.number, title: written.inLanguage(row.title) })}
      onSubmit={form.onSubmit}
      foot={
        <>
          <SaveFoot busy={form.busy} onCancel={onClose} />
          {row.written ? (
            <Button look="bare" busy={clear.isPending} onPress={letFollow}>
              {text('ownCoverage.clear')}
            </Button>
          ) : null}
        </>
      }
    >
      {problem ? <Problem problem={problem} /> : null}
      <div className={styles.follows}>
        <p className="small">{text('ownCoverage.follows')}</p>
        <p>
          <Outcome outcome={row.follows} />
        </p>
        <p className="small">{written.inLanguage(row.follows.reason)}</p>
      </div>
      <ChoiceField
        label={text('ownCoverage.by')}
        choices={coveredBy.map((value) => ({ value, label: written.inLanguage(coveredByWords[value]) }))}
        field={form.field('by')}
      />
      {covers(form.values.by) ? (
        <>
          <ChoiceField
            label={text('ownCoverage.extent')}
            choices={(['directly', 'partly'] as const).map((value) => ({
              value: value as Extent,
              label: written.inLanguage(extentWords[value]),
            }))}
            field={form.field('extent')}
          />
          <SelectField
            label={text('ownCoverage.certificate')}
            choices={[
              { value: '', label: text('ownCoverage.ownStatement') },
              ...coverage.certificates.map(({ id, number }) => ({
                value: id,
                label: text('ownCoverage.certificateNumber', { number }),
              })),
            ]}
            field={form.field('certificate')}
          />
          <TextField
            label={text('ownCoverage.place')}
            hint={text('ownCoverage.placeHint')}
            optional
            field={form.field('place')}
          />
        </>
      ) : null}
      <ProseField
        label={text('ownCoverage.statement')}
        hint={text('ownCoverage.statementHint', { follows: row.statementThatFollows })}
        optional
        field={form.field('statement')}
      />
      <ProseField
        label={text('ownCoverage.customerPart')}
        hint={text('ownCoverage.customerPartHint')}
        optional
        field={form.field('customerPart')}
      />
    </Sheet>
  )
}
