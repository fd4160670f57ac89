import { expect, test } from 'vitest'
import type { Day } from '../../core/time/day.ts'
import { requestMail } from './request-mail.ts'

const about = {
  title: 'Restore test',
  message: '',
  measure: 'Back-up',
  by: 'Asker',
  due: '2026-03-30' as Day,
  link: 'https://care.example/evidence/requests/1',
}
const mail = (language: 'nl' | 'en') =>
  requestMail('late', { name: 'Asked', email: 'asked@care.example' }, { name: 'Care', language }, about).text

test('a mail that is late says who asked and by which day', () => {
  expect(mail('nl')).toContain('Asker van Care vroeg dit bewijs uiterlijk 30 maart 2026. Het is nog welkom.')
  expect(mail('en')).toContain('Asker of Care asked for this evidence by 30 March 2026. It is still welcome.')
})
