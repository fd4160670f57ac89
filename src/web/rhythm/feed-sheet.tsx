import { useState } from 'react'
import { makeFeed } from '../../features/rhythm/following.contract.ts'
import { languages } from '../../platform/language/languages.ts'
import { useCommand } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useLanguage } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { ChoiceField, SelectField } from '../ui/fields.tsx'
import { Problem, Remark } from '../ui/problem.tsx'
import { SaveFoot, Sheet } from '../ui/sheet.tsx'
import styles from './rhythm.module.css'

const whose = ['mine', 'all'] as const

/** Makes a secret link to the calendar, and shows it this once. */
export function FeedSheet({ onClose }: { onClose: () => void }) {
  const text = useText()
  const language = useLanguage()
  const make = useCommand(makeFeed)
  const [made, setMade] = useState<string | null>(null)
  const form = useForm<{ whose: 'mine' | 'all'; language: 'nl' | 'en' }>(
    { whose: 'mine', language },
    { submit: async (body) => setMade((await make.mutateAsync({ body })).link ?? '') },
  )
  return (
    <Sheet
      opened
      shownOnce={made !== null}
      onClose={onClose}
      title={text('feed.make')}
      onSubmit={form.onSubmit}
      foot={
        made === null ? (
          <SaveFoot busy={form.busy} onCancel={onClose} save={text('feed.make')} />
        ) : (
          <Button onPress={onClose}>{text('feed.kept')}</Button>
        )
      }
    >
      {form.problem ? <Problem problem={form.problem} /> : null}
      {made === null ? (
        <>
          <ChoiceField
            label={text('feed.whose')}
            choices={whose.map((value) => ({ value, label: text(`feed.whose.${value}`) }))}
            field={{ ...form.field('whose'), onChange: (value) => value && form.set('whose', value) }}
          />
          <SelectField
            label={text('feed.language')}
            choices={languages.map((value) => ({ value, label: text(`language.${value}`) }))}
            field={form.field('language')}
          />
        </>
      ) : (
        <>
          <Remark>{text('feed.once')}</Remark>
          <code className={styles.link}>{made}</code>
          <CopyButton value={made} label={text('feed.copy')} />
          <p>{text('feed.how')}</p>
        </>
      )}
    </Sheet>
  )
}
