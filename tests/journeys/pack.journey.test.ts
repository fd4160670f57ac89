import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { download, faultless, isSound, sees } from './browser-world.ts'
import { openDemo } from './demo-world.ts'
import { still } from './still.ts'

let demo: Awaited<ReturnType<typeof openDemo>>
let folder: string
beforeAll(async () => {
  demo = await openDemo()
  folder = await mkdtemp(join(tmpdir(), 'zorgborg-pack-'))
})
afterAll(async () => {
  await demo?.close()
  await rm(folder, { recursive: true, force: true })
})

/** What the program says that was downloaded, run by plain Node in a folder with nothing else. */
const verified = (name: string, ...before: string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['verify-pack.mjs', ...before, name], { cwd: folder, env: {} }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: `${out}${err}` }),
    )
  })

test('an auditor makes a pack, takes it along, verifies it offline, and a tampered copy is refused', async () => {
  const auditor = await demo.person('auditor@devaart.example')
  const { page } = auditor
  await page.goto('/audits')
  await page.getByRole('link', { name: 'Bewijspakketten', exact: true }).click()
  await isSound(page, 'no packs yet')
  await page.getByRole('button', { name: 'Pakket maken' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('Titel').fill('Pakket voor de auditor')
  await sheet.getByRole('radio', { name: 'Alleen gekozen eisen of systemen' }).check()
  await sheet.getByRole('radio', { name: 'Een steekproef' }).check()
  await sheet.getByLabel('Hoeveel eisen').fill('0')
  await sheet.getByRole('button', { name: 'Pakket maken' }).click()
  await sees(page, 'Vul een getal in van 1 tot en met 1000.')
  await sees(page, 'Kies een of meer eisen of systemen.')
  await sheet.getByRole('checkbox', { name: 'EPD', exact: true }).check()
  await sheet.getByLabel('Hoeveel eisen').fill('12')
  await sheet.getByLabel('Kiemwoord').fill('voorjaar')
  await sheet.getByRole('textbox', { name: 'Van' }).fill('2026-01-01')
  await sheet.getByRole('textbox', { name: 'Tot en met' }).fill('2026-12-31')
  await sheet.getByRole('textbox', { name: 'Tot en met' }).press('Tab')
  await isSound(page, 'asking for a pack')
  // While it is made one can go on; here it takes as long as the test wants.
  let go = () => {}
  const wait = new Promise<void>((resolve) => {
    go = resolve
  })
  await page.route('**/api/packs', async (route) => {
    if (route.request().method() === 'POST') await wait
    await route.continue()
  })
  await sheet.getByRole('button', { name: 'Pakket maken' }).click()
  await sheet.getByRole('button', { name: 'Verder werken' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await page.getByRole('progressbar', { name: 'Het pakket wordt gemaakt' }).waitFor()
  go()
  const link = page.getByRole('link', { name: 'Download Pakket voor de auditor' })
  await link.waitFor({ timeout: 60_000 })
  await sees(page, 'steekproef van 12 eisen, kiemwoord voorjaar')
  await sees(page, 'beperkt tot EPD')
  await isSound(page, 'packs')

  const pack = await download(page, () => link.click())
  expect(pack.name).toMatch(/^Bewijspakket .+\.zip$/)
  const program = await download(page, () => page.getByRole('link', { name: 'Controleprogramma downloaden' }).click())
  await writeFile(join(folder, program.name), program.bytes)
  await writeFile(join(folder, 'pack.zip'), pack.bytes)
  expect(await verified('pack.zip')).toMatchObject({ code: 0, said: expect.stringContaining('IN ORDE.') })
  const key = (await page.getByText(/^zorgborg-trail\+/).textContent()) ?? ''
  expect(await verified('pack.zip', '--key', key)).toMatchObject({ code: 0 })

  // It reads from disk, without a network, and every copy that somebody tampered with is refused by name.
  const files = unzipSync(pack.bytes)
  const write = async (to: string, changed: Record<string, Uint8Array | null>) => {
    for (const [name, bytes] of Object.entries({ ...files, ...changed })) {
      if (bytes === null) continue
      await mkdir(join(folder, to, dirname(name)), { recursive: true })
      await writeFile(join(folder, to, name), bytes)
    }
    return (await verified(to)).said
  }
  expect(await write('whole', {})).toContain('IN ORDE.')
  const [file = ''] = Object.keys(files).filter((name) => name.startsWith('files/'))
  expect(await write('changed', { [file]: Buffer.from('something else') })).toContain(`Gewijzigd: ${file}`)
  expect(await write('less', { [file]: null })).toContain(`Ontbreekt: ${file}`)
  expect(await write('more', { 'files/more.pdf': Buffer.from('more') })).toContain('Toegevoegd: files/more.pdf')
  const tampered = Buffer.from(pack.bytes)
  tampered.write('Pakket voor een ander.', tampered.indexOf('Pakket voor de auditor'))
  await writeFile(join(folder, 'tampered.zip'), tampered)
  expect(await verified('tampered.zip')).toMatchObject({
    code: 1,
    said: expect.stringContaining('Gewijzigd: index.html'),
  })
  const reading = await demo.visit('nl')
  await reading.context.setOffline(true)
  await reading.page.goto(`file://${join(folder, 'whole/index.html')}`)
  await sees(reading.page, 'Niet in dit pakket')
  await isSound(reading.page, 'the first page of a pack')
  const requirements = reading.page.locator('a[href^="requirements/"]')
  expect(await requirements.count()).toBe(12)
  await requirements.first().click()
  await isSound(reading.page, 'a requirement in a pack')
  await reading.page.getByRole('link', { name: 'Terug naar het overzicht' }).click()
  await reading.page.getByRole('link', { name: 'Lijst van het bewijs' }).click()
  await isSound(reading.page, 'the evidence in a pack')
  await reading.page.goBack()
  await reading.page.locator('a[href^="policies/"]').first().click()
  await isSound(reading.page, 'a policy in a pack')

  // What an auditor did stands in the trail.
  await page.goto('/settings/trail')
  await still(page)
  await sees(page, /maakte het bewijspakket/)
  await sees(page, /downloadde het bewijspakket/)
  faultless(auditor, reading)
})
