import { useMantineColorScheme } from '@mantine/core'
import { useText } from '../session/text.tsx'
import { ChoiceField } from '../ui/fields.tsx'
import { Section } from '../ui/page.tsx'

const schemes = ['auto', 'light', 'dark'] as const
type Scheme = (typeof schemes)[number]

/** Light or dark; kept on this device only, and at once. */
export function AppearanceSection() {
  const text = useText()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Section title={text('scheme.label')}>
      <ChoiceField<Scheme>
        label={text('account.scheme')}
        field={{
          name: 'scheme',
          value: colorScheme,
          error: undefined,
          onChange: (scheme) => scheme && setColorScheme(scheme),
        }}
        choices={schemes.map((value) => ({ value, label: text(`scheme.${value}`) }))}
      />
    </Section>
  )
}
