import { expect, test } from 'vitest'
import { readCuecLines } from './cuec-lines.ts'

test('each line is a point, with a reference before it where a tab or semicolon says so', () => {
  expect(
    readCuecLines(
      ' CC6.1\tReports leavers\r\n\n2; Keeps its own accounts; all of them\nGuards its network\nno text;\n',
    ),
  ).toEqual([
    { reference: 'CC6.1', what: 'Reports leavers' },
    { reference: '2', what: 'Keeps its own accounts; all of them' },
    { reference: '', what: 'Guards its network' },
    { reference: '', what: 'no text;' },
  ])
  expect(readCuecLines(' \n')).toEqual([])
})
