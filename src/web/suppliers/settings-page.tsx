import { criticalityWords } from '../../core/suppliers/criticality-words.ts'
import { criticalities } from '../../core/suppliers/facts.ts'
import { changeSupplierSettings, readSupplierSettings } from '../../features/suppliers/suppliers.contract.ts'
import type { BodyOf } from '../../platform/http/contract.ts'
import { useAnnounce } from '../session/announce.tsx'
import { useAnswer, useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { useForm } from '../session/form.ts'
import { useLanguage } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMay } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { SelectField, TextField } from '../ui/fields.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { SupplierParts } from './supplier-parts.tsx'
import styles from './suppliers.module.css'

type Settings = Answer<typeof readSupplierSettings>
const rhythms = ['P3M', 'P6M', 'P1Y', 'P18M', 'P2Y', 'P3Y'] as const

/** How often suppliers are reviewed, how long a bridge letter counts, and how long before an end somebody is warned. */
export function SupplierSettingsPage() {
  const text = useText()
  const answer = useAnswer(readSupplierSettings, {})
  return (
    <Page
      title={text('suppliers.settings')}
      crumbs={<Link to="/suppliers">{text('place.suppliers')}</Link>}
      lede={text(answer.data?.decided ? 'suppliers.settingsDecided' : 'suppliers.settingsOurs')}
    >
      <SupplierParts />
      <Loaded answer={answer}>{(settings) => <Form key={settings.revision} settings={settings} />}</Loaded>
    </Page>
  )
}

function Form({ settings }: { settings: Settings }) {
  const text = useText()
  const language = useLanguage()
  const announce = useAnnounce()
  const may = useMay('suppliers:decide')
  const change = useCommand(changeSupplierSettings)
  const form = useForm(
    {
      ...Object.fromEntries(criticalities.map((one) => [one, settings.reviewEvery[one] ?? 'P1Y'])),
      bridgeMonths: String(settings.bridgeMonths),
      warnDays: String(settings.warnDays),
    } as Record<string, string>,
    {
      check: ({ bridgeMonths = '', warnDays = '' }) => ({
        bridgeMonths:
          /^\d{1,2}$/.test(bridgeMonths) && Number(bridgeMonths) <= 6 ? undefined : text('suppliers.months'),
        warnDays: /^\d{1,3}$/.test(warnDays) && Number(warnDays) <= 400 ? undefined : text('suppliers.days'),
      }),
      submit: async ({ bridgeMonths, warnDays, ...reviewEvery }) => {
        const body = { reviewEvery, bridgeMonths: Number(bridgeMonths), warnDays: Number(warnDays) }
        await change.mutateAsync({
          ifMatch: settings.revision,
          body: body as unknown as BodyOf<typeof changeSupplierSettings>,
        })
        announce(text('suppliers.saved'))
      },
    },
  )
  return (
    <form onSubmit={form.onSubmit} className={styles.settings} noValidate>
      {form.problem ? <Problem problem={form.problem} /> : null}
      {criticalities.map((one) => (
        <SelectField
          key={one}
          label={text('suppliers.reviewEvery', { word: criticalityWords[one][language].toLowerCase() })}
          choices={rhythms.map((value) => ({ value: value as string, label: text(`suppliers.duration.${value}`) }))}
          field={form.field(one)}
          disabled={!may}
        />
      ))}
      <TextField
        label={text('suppliers.bridgeMonths')}
        hint={text('suppliers.bridgeHint')}
        numeric
        disabled={!may}
        field={form.field('bridgeMonths')}
      />
      <TextField
        label={text('suppliers.warnDays')}
        hint={text('suppliers.warnHint')}
        numeric
        disabled={!may}
        field={form.field('warnDays')}
      />
      {may ? (
        <div className="row">
          <Button submit busy={form.busy}>
            {text('sheet.save')}
          </Button>
        </div>
      ) : (
        <p className="small">{text('suppliers.settingsMayNot')}</p>
      )}
    </form>
  )
}
