import { createTheme, type MantineColorsTuple } from '@mantine/core'

const petrol: MantineColorsTuple = [
  '#e3efed',
  '#c9e0dd',
  '#a3c9c5',
  '#86c5bf',
  '#4f9693',
  '#237d7a',
  '#0e5a5a',
  '#0c5050',
  '#0a4848',
  '#073535',
]

/** Settles how the component library behaves; how it looks is in the style sheets beside this file. */
export const mantineTheme = createTheme({
  colors: { petrol },
  primaryColor: 'petrol',
  primaryShade: 6,
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--serif)', fontWeight: '600' },
  defaultRadius: 'var(--radius)',
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    DrawerRoot: { defaultProps: { lockScroll: false } },
    Drawer: { defaultProps: { lockScroll: false } },
    ModalRoot: { defaultProps: { lockScroll: false } },
    Modal: { defaultProps: { lockScroll: false } },
  },
})
