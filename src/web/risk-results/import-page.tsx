import { useState } from 'react'
import { type ThreatGroup, threatGroups, threatGroupWords } from '../../core/risk/threat-groups.ts'
import { downloadRisksSheet, importRisks, tryRiskImport } from '../../features/risk/risk-sheet.contract.ts'
import { ListImportPage } from '../list-import/list-import-page.tsx'
import { RiskParts } from '../risk/risk-parts.tsx'
import { useAnnounce } from '../session/announce.tsx'
import { useCommand } from '../session/answers.ts'
import type { Answer } from '../session/call.ts'
import { keepFile } from '../session/download.ts'
import { useLanguage } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useMoment } from '../session/moment.tsx'
import { ApiProblem } from '../session/problem.ts'
import { useMay, useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { Button } from '../ui/button.tsx'
import { SelectField } from '../ui/fields.tsx'
import { Problem } from '../ui/problem.tsx'
import { RiskImportReport } from './import-report.tsx'

type Asked = {
  file: string
  columns: string[] | null
  groupOfOthers: ThreatGroup | null
  aspectOfImpact: string | null
}

/** Takes over a register of risks. */
export function RiskImportPage() {
  const text = useText()
  const language = useLanguage()
  const may = useMay('risk:write')
  const attempt = useCommand(tryRiskImport)
  const take = useCommand(importRisks)
  return (
    <ListImportPage
      title={text('riskImport.title')}
      crumbs={<Link to="/risks">{text('place.risks')}</Link>}
      lede={text('riskImport.lede')}
      action={<SheetButton />}
      parts={<RiskParts />}
      hint={text('riskImport.hint')}
      mayNot={may ? null : text('riskImport.mayNot')}
      attempt={attempt}
      take={take}
      fresh={(file): Asked => ({ file, columns: null, groupOfOthers: null, aspectOfImpact: null })}
      choices={({ fields }) => fields.map((one) => ({ value: one.key, label: one[language] }))}
      options={(tried, asked, onChange) => <Options tried={tried} asked={asked} onChange={onChange} />}
      report={(tried, waiting) => <RiskImportReport report={tried} waiting={waiting} />}
      countTried={({ added, changed }) => added.length + changed.length}
      countDone={({ added, changed }) => added + changed}
      to="/risks"
    />
  )
}

type OptionsProps = { tried: Answer<typeof tryRiskImport>; asked: Asked; onChange: (next: Asked) => void }

function Options({ tried, asked, onChange }: OptionsProps) {
  const text = useText()
  const language = useLanguage()
  // One column for the impact says nothing until it is known what it is about.
  const whole = tried.columns.some(({ about }) => about.endsWith('-impact'))
  return (
    <>
      <SelectField
        label={text('riskImport.group')}
        hint={text('riskImport.groupHint')}
        choices={[
          { value: '', label: text('riskImport.refuse') },
          ...threatGroups.map((group) => ({ value: group, label: threatGroupWords[group][language] })),
        ]}
        field={{
          ...{ name: 'groupOfOthers', value: asked.groupOfOthers ?? '', error: undefined },
          onChange: (group) => onChange({ ...asked, groupOfOthers: threatGroups.find((one) => one === group) ?? null }),
        }}
      />
      {whole ? (
        <SelectField
          label={text('riskImport.aspect')}
          hint={text('riskImport.aspectHint')}
          choices={[
            { value: '', label: text('riskImport.refuse') },
            ...tried.aspects.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          field={{
            ...{ name: 'aspectOfImpact', value: asked.aspectOfImpact ?? '', error: undefined },
            onChange: (aspect) => onChange({ ...asked, aspectOfImpact: aspect || null }),
          }}
        />
      ) : null}
    </>
  )
}

/** The whole register as a sheet that can be brought back here. */
function SheetButton() {
  const text = useText()
  const language = useLanguage()
  const announce = useAnnounce()
  const { call } = useSession()
  const { at } = useMoment()
  const [making, setMaking] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const make = async () => {
    setMaking(true)
    setProblem(null)
    try {
      const file = await call(downloadRisksSheet, { query: { language }, at })
      keepFile(file)
      announce(text('statement.made', { name: file.name }))
    } catch (caught) {
      if (!(caught instanceof ApiProblem)) throw caught
      setProblem(caught)
    } finally {
      setMaking(false)
    }
  }
  return (
    <>
      {problem ? <Problem problem={problem} /> : null}
      <Button look="quiet" busy={making} onPress={() => void make()}>
        {text('riskImport.sheet')}
      </Button>
    </>
  )
}
