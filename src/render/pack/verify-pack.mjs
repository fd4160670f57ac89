#!/usr/bin/env node
// Controleert een bewijspakket van Zorgborg, zonder internet. Verifies an evidence pack from Zorgborg, without network.
//   node verify-pack.mjs [--key "zorgborg-trail+..."] pack.zip        (Node 18+; of de map / or the folder it was unpacked in)
// Bewezen: sinds de organisatie dit pakket maakte is geen byte gewijzigd, weggelaten of toegevoegd; elk bewijsbestand stond
//   toen in haar spoor; dat spoor is ondertekend, en tot dit pakket nergens herschreven. Niet bewezen: dat waar is wat mensen
//   vastlegden, dat er niets buiten bleef, en van wie de sleutel is (vraag hem langs een andere weg, en geef hem met --key).
// Proved: since the organisation made this pack no byte was changed, left out or added; every file of evidence stood in its
//   trail by then; that trail is signed, and was nowhere rewritten up to this pack. Not proved: that what people recorded is
//   true, that nothing was left out, and whose key it is (ask for it by another way, and give it with --key).
// How a pack hangs together, from the outside in:
//   receipt.json   holds one entry of the organisation's trail: 'this pack was made'. With it a proof that the entry stands in
//                  the trail, and a checkpoint: size and root of the trail, signed by the organisation (C2SP signed note).
//   manifest.json  is named in that entry by its SHA-256, and names every other file by size and SHA-256.
//   trail/         holds the entries about everything in the pack, each with a proof that it stood in the trail when the pack
//                  was made. The receipt proves that the trail of its checkpoint goes on from there.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import * as zlib from 'node:zlib'

// What can be wrong, in Dutch and in English, followed by where it is.
const words = {
  name: ['Deze naam mag niet in een pakket staan', 'This name may not stand in a pack'],
  twice: ['Deze naam komt twee keer voor', 'This name occurs twice'],
  unread: ['Kan niet worden gelezen', 'Cannot be read'],
  broken: ['Het ZIP-bestand is afgebroken, of er is iets aan toegevoegd', 'The ZIP file breaks off, or was added to'],
  repacked: ['Opnieuw ingepakt; pak het uit en controleer de map', 'Packed again; unpack it and verify the folder'],
  around: ['Het ZIP-bestand is gewijzigd rond', 'The ZIP file was changed around'],
  missing: ['Ontbreekt', 'Missing'],
  added: ['Toegevoegd', 'Added'],
  changed: ['Gewijzigd', 'Changed'],
  form: ['Niet zoals Zorgborg het schrijft', 'Not as Zorgborg writes it'],
  key: ['De openbare sleutel klopt niet', 'The public key is not right'],
  signature: ['De handtekening is vals, of van een andere sleutel', 'The signature is false, or of another key'],
  manifest: ['De lijst van bestanden is niet die in het spoor', 'The list of files is not the one in the trail'],
  entry: ['Staat niet in het ondertekende spoor', 'Does not stand in the signed trail'],
  trail: ['Het spoor gaat niet verder op dat in het pakket', 'The trail does not go on from the one in the pack'],
  stranger: ['Nooit vastgelegd in het spoor', 'Never recorded in the trail'],
}
const faults = []
// Names are shown as ASCII, so that none can play tricks with the terminal.
const shown = (text) => `${text}`.slice(0, 300).replace(/[^\x20-\x7e]/g, '?')
const fault = (what, where) => faults.push(words[what].map((sentence) => `${sentence}: ${shown(where)}`))
function demand(holds, what, where) {
  if (!holds) throw new Error(`${fault(what, where)}`)
}
// ---- A ZIP file, or a folder ----------------------------------------------------------------------------------------------
// Only names that every system can write, none that leads out of its folder, and no two that differ in capitals alone.
function isName(name, seen) {
  const leads = name.split('/').some((part) => part === '' || part === '.' || part === '..')
  const wrong = leads || !/^[A-Za-z0-9._/-]{1,250}$/.test(name) ? 'name' : seen.has(name.toLowerCase()) ? 'twice' : null
  if (wrong) fault(wrong, name)
  seen.add(name.toLowerCase())
  return !wrong
}
async function readAt(file, at, length, where) {
  demand(at >= 0 && length >= 0 && length < 2 ** 30, 'broken', where)
  const bytes = Buffer.alloc(length)
  demand((await file.read(bytes, 0, length, at)).bytesRead === length, 'broken', where)
  return bytes
}
const streamOf = (path, start, size) => (size > 0 ? createReadStream(path, { start, end: start + size - 1 }) : [])
const wide = 0xffffffff
// What the directory at the end says. A number that does not fit, above 4 GB, stands in a wider field (ZIP64).
async function readZip(path, file) {
  const { size } = await file.stat()
  const end = await readAt(file, size - 22, 22, path)
  demand(end.readUInt32LE(0) === 0x06054b50, 'broken', path)
  const far = end.readUInt16LE(10) === 0xffff || end.readUInt32LE(16) === wide
  const start = far ? Number((await readAt(file, size - 98, 56, path)).readBigUInt64LE(48)) : end.readUInt32LE(16)
  const directory = await readAt(file, start, size - start - (far ? 98 : 22), path)
  const entries = new Map()
  const seen = new Set()
  for (let at = 0; at < directory.length; ) {
    demand(at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50, 'broken', path)
    const [named, extra, note] = [28, 30, 32].map((field) => directory.readUInt16LE(at + field))
    const next = at + 46 + named + extra + note
    demand(next <= directory.length, 'broken', path)
    const name = directory.toString('latin1', at + 46, at + 46 + named)
    // Stored as it is, its size told behind it: so is every file as it was sent.
    const isOurs = directory.readUInt32LE(at + 8) === 2056 && (extra === 0 || extra === 28)
    const field = (narrow, wider) =>
      isOurs && extra ? Number(directory.readBigUInt64LE(at + 46 + named + wider)) : directory.readUInt32LE(at + narrow)
    const [sized, stored, offset] = [field(24, 4), field(20, 12), field(42, 20)]
    // Where another program packed it again, that is said, and the contents are looked at all the same.
    const head = isOurs ? null : await readAt(file, offset, 30, path)
    const data = offset + 30 + (head ? head.readUInt16LE(26) + head.readUInt16LE(28) : named)
    demand(data + stored <= start, 'broken', `${path} (${name})`)
    const isPressed = directory.readUInt16LE(at + 10) === 8 && stored > 0
    const bytes = () =>
      isPressed ? streamOf(path, data, stored).pipe(zlib.createInflateRaw()) : streamOf(path, data, stored)
    const crc = directory.readUInt32LE(at + 16)
    const isFolder = !isOurs && name.endsWith('/')
    if (!isFolder && isName(name, seen)) entries.set(name, { size: sized, crc, isOurs, bytes })
    at = next
  }
  return entries
}
async function readFolder(folder, under = '', entries = new Map(), seen = new Set()) {
  for (const found of await readdir(join(folder, under), { withFileTypes: true })) {
    const name = under + found.name
    if (found.isDirectory()) await readFolder(folder, `${name}/`, entries, seen)
    else if (!found.isFile()) fault('name', name)
    else if (isName(name, seen)) {
      const { size } = await lstat(join(folder, name))
      entries.set(name, { size, isOurs: true, bytes: () => createReadStream(join(folder, name)) })
    }
  }
  return entries
}
// ---- The ZIP file around the contents -------------------------------------------------------------------------------------
// All of it follows from names, sizes, checksums and one time. It is built again here and compared, so that no byte is left
// that could be changed, hidden or added without being seen.
// Numbers with the lowest byte first: '4:1 2:20' is 1 in four bytes and then 20 in two.
function packed(text, name = '') {
  const fields = text.split(' ').map((field) => field.split(':'))
  const bytes = fields.map(([width, value]) => Buffer.from(new BigUint64Array([BigInt(value)]).buffer, 0, +width))
  return Buffer.concat([...bytes, Buffer.from(name)])
}
async function checkContainer(path, file, entries, names, madeAt) {
  const at = new Date(madeAt)
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const directory = []
  let offset = 0
  for (const name of names) {
    const { size: sized, crc } = entries.get(name)
    const far = sized >= wide || offset >= wide
    const common = `2:2056 2:0 2:${time} 2:${date}`
    const head = packed(`4:67324752 2:20 ${common} 4:0 4:0 4:0 2:${name.length} 2:0`, name)
    const foot = packed(`4:134695760 4:${crc} ${far ? 8 : 4}:${sized} ${far ? 8 : 4}:${sized}`)
    const found = [await readAt(file, offset, head.length, path)]
    found.push(await readAt(file, offset + head.length + sized, foot.length, path))
    if (!head.equals(found[0]) || !foot.equals(found[1])) fault('around', name)
    const sizes = far ? `4:${wide} 4:${wide}` : `4:${sized} 4:${sized}`
    const rest = `2:${name.length} 2:${far ? 28 : 0} 2:0 2:0 2:0 4:${0x81a40000} 4:${far ? wide : offset}`
    directory.push(packed(`4:33639248 2:831 2:${far ? 45 : 20} ${common} 4:${crc} ${sizes} ${rest}`, name))
    if (far) directory.push(packed(`2:1 2:24 8:${sized} 8:${sized} 8:${offset}`))
    offset += head.length + sized + foot.length
  }
  const [count, length] = [names.length, directory.reduce((sum, part) => sum + part.length, 0)]
  if (count >= 0xffff || offset >= wide) {
    directory.push(packed(`4:101075792 8:44 2:831 2:45 4:0 4:0 8:${count} 8:${count} 8:${length} 8:${offset}`))
    directory.push(packed(`4:117853008 4:0 8:${offset + length} 4:1`))
  }
  const [few, near] = [Math.min(count, 0xffff), Math.min(offset, wide)]
  directory.push(packed(`4:101010256 2:0 2:0 2:${few} 2:${few} 4:${length} 4:${near} 2:0`))
  const found = await readAt(file, offset, Math.max(0, (await file.stat()).size - offset), path)
  if (!Buffer.concat(directory).equals(found)) fault('around', 'de inhoudsopgave / the directory')
}
// The checksum of ZIP files; newer versions of Node bring it along.
const halved = (sum) => (sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1)
const steps = Array.from({ length: 256 }, (_, byte) => [...'8 times.'].reduce(halved, byte))
const ownCrc = (bytes, before) => ~bytes.reduce((sum, byte) => steps[(sum ^ byte) & 255] ^ (sum >>> 8), ~before) >>> 0
const crc32 = zlib.crc32 ?? ownCrc
// ---- Proofs ---------------------------------------------------------------------------------------------------------------
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
// A leaf and a node are hashed with another first byte, so that one cannot pass for the other (RFC 9162 section 2.1.1).
const leafHash = (entry) => sha256(Buffer.of(0), entry)
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right)
// Base64 as it is always written: another text for the same bytes is a change too.
const decoded = (list) => list.map((text) => Buffer.from(isBase64(text) ? text : '', 'base64'))
const isBase64 = (text) => Buffer.from(text, 'base64').toString('base64') === text

const above = (node, last) => [Math.floor(node / 2), Math.floor(last / 2)]
// From a leaf upwards, with one neighbour at each level, to the root (RFC 9162 section 2.1.3.2). With `older`, the same climb
// also ends at the root of a smaller tree: then that one is a beginning of the larger (section 2.1.4.2).
function climb(start, index, size, proof, older = null) {
  let [node, last, hash, before] = [index, size - 1, start, older]
  if (older) while (node % 2 === 1) [node, last] = above(node, last)
  for (const neighbour of proof) {
    if (last === 0) return null
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(neighbour, hash)
      if (before) before = nodeHash(neighbour, before)
      while (node % 2 === 0 && node !== 0) [node, last] = above(node, last)
    } else hash = nodeHash(hash, neighbour)
    ;[node, last] = above(node, last)
  }
  return last === 0 ? [hash, before] : null
}
const isIncluded = (leaf, index, { size, root }, proof) =>
  Number.isSafeInteger(index) && index >= 0 && index < size && !!climb(leaf, index, size, proof)?.[0].equals(root)
function isBeginning(small, large, proof) {
  if (small.size === large.size) return proof.length === 0 && small.root.equals(large.root)
  if (!(small.size > 0 && small.size < large.size)) return false
  const [first, ...rest] = Number.isInteger(Math.log2(small.size)) ? [small.root, ...proof] : proof
  const [newer, older] = (first && climb(first, small.size - 1, large.size, rest, first)) || []
  return !!newer && newer.equals(large.root) && older.equals(small.root)
}
// A key is written as name+id+base64 of 0x01 and the 32 bytes of an Ed25519 key; the id is the beginning of their hash.
function readKey(text) {
  const [, name = '', id = '', base64 = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim()) ?? []
  const bytes = Buffer.from(base64, 'base64')
  const whole = bytes.length === 33 && bytes[0] === 1 && sha256(`${name}\n`, bytes).toString('hex', 0, 4) === id
  demand(whole, 'key', text)
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') }
  return { name, id, key: createPublicKey({ key: jwk, format: 'jwk' }) }
}
// A signed note: whose trail, how many entries, the root; an empty line; one line with the signature.
function readCheckpoint(note, signer, where) {
  const [, body = '', name, base64 = ''] = /^([^\n]+\n\d+\n[^\n]+\n)\n\u2014 (\S+) (\S+)\n$/.exec(note) ?? []
  const bytes = Buffer.from(base64, 'base64')
  const ours = name === signer.name && bytes.toString('hex', 0, 4) === signer.id && isBase64(base64)
  demand(ours && verify(null, Buffer.from(body), signer.key, bytes.subarray(4)), 'signature', where)
  const [origin, size, root] = body.split('\n')
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') }
}
// ---- The pack -------------------------------------------------------------------------------------------------------------
async function whole(entry) {
  const parts = []
  let size = 0
  for await (const piece of entry.bytes()) {
    parts.push(piece)
    size += piece.length
    demand(size < 2 ** 29, 'form', 'more than half a gigabyte')
  }
  return Buffer.concat(parts)
}
// The lines of a file one by one: a long trail takes no more memory than a short one.
async function* linesOf(entry) {
  let parts = []
  for await (const piece of entry.bytes()) {
    let at = 0
    for (let end = piece.indexOf(10); end >= 0; end = piece.indexOf(10, at)) {
      yield Buffer.concat([...parts, piece.subarray(at, end)])
      parts = []
      at = end + 1
    }
    parts.push(piece.subarray(at))
  }
}
// Our own JSON is written in one way only: what is read must give the same bytes when it is written again.
function readJson(bytes, name) {
  let value
  try {
    value = JSON.parse(bytes)
  } catch {}
  demand(bytes.equals(Buffer.from(`${JSON.stringify(value, null, 2)}\n`)), 'form', name)
  return value
}
// Every file against the manifest: present, of that size, with that hash, and nothing besides.
async function checkFiles(entries, manifest) {
  const listed = new Map(manifest.files.map((file) => [file.path, file]))
  for (const path of listed.keys()) if (!entries.has(path)) fault('missing', path)
  for (const [name, entry] of entries) {
    const file = listed.get(name)
    if (!file && !own.includes(name)) fault('added', name)
    const hash = createHash('sha256')
    let crc = 0
    for await (const piece of entry.bytes()) {
      hash.update(piece)
      if (entry.crc !== undefined) crc = crc32(piece, crc)
    }
    if (file && (file.size !== entry.size || file.sha256 !== hash.digest('hex'))) fault('changed', name)
    else if (entry.crc !== undefined && entry.crc !== crc) fault('around', name)
  }
}
// Every entry of the trail with its proof, and the moment at which each stored file was recorded in it.
async function checkTrail(entries, manifest, checkpoint) {
  const recorded = new Set()
  const proofs = linesOf(entries.get('trail/proofs.jsonl'))
  let count = 0
  for await (const line of linesOf(entries.get('trail/entries.jsonl'))) {
    const entry = JSON.parse(line)
    const { index, proof } = JSON.parse((await proofs.next()).value ?? '{"proof":[]}')
    const isOurs = index === entry.revision - 1 && `zorgborg/${entry.organisation}` === checkpoint.origin
    if (!isOurs || !isIncluded(leafHash(line), index, checkpoint, decoded(proof))) fault('entry', entry.revision)
    for (const { table, after } of entry.changes) if (table === 'files' && after) recorded.add(after.sha256)
    count += 1
  }
  const strangers = manifest.files.filter((file) => file.path.startsWith('files/') && !recorded.has(file.sha256))
  for (const { path } of strangers) fault('stranger', path)
  return count
}
const own = ['manifest.json', 'receipt.json']
async function verifyPack(path, givenKey) {
  const file = (await lstat(path)).isDirectory() ? null : await open(path)
  const entries = file ? await readZip(path, file) : await readFolder(path)
  const needed = [...own, 'trail/checkpoint.txt', 'trail/public-key.txt', 'trail/entries.jsonl', 'trail/proofs.jsonl']
  for (const name of needed) demand(entries.has(name), 'missing', name)
  if (![...entries.values()].every(({ isOurs }) => isOurs)) fault('repacked', path)
  const read = needed.slice(0, 4).map((name) => whole(entries.get(name)))
  const [manifestBytes, receiptBytes, note, keyText] = await Promise.all(read)
  const manifest = readJson(manifestBytes, 'manifest.json')
  const receipt = readJson(receiptBytes, 'receipt.json')
  await checkFiles(entries, manifest)
  const signer = readKey(givenKey ?? `${keyText}`)
  const then = readCheckpoint(`${note}`, signer, 'trail/checkpoint.txt')
  const later = readCheckpoint(receipt.checkpoint, signer, 'receipt.json')
  const made = JSON.parse(receipt.entry)
  const stands = isIncluded(leafHash(receipt.entry), made.revision - 1, later, decoded(receipt.inclusion))
  const fields = 'schema schemaVersion entry inclusion consistency checkpoint'
  const isReceipt = receipt.schema === 'zorgborg/evidence-pack-receipt' && receipt.schemaVersion === 1
  demand(isReceipt && Object.keys(receipt).join(' ') === fields, 'form', 'receipt.json')
  if (!stands || made.action !== 'pack.made' || later.origin !== then.origin) fault('entry', 'receipt.json')
  if (made.details.manifest !== sha256(manifestBytes).toString('hex')) fault('manifest', 'manifest.json')
  if (!isBeginning(then, later, decoded(receipt.consistency))) fault('trail', 'receipt.json')
  const count = await checkTrail(entries, manifest, then)
  // Where files are missing or too many, that is said already, and nothing around them can be right.
  const names = [...manifest.files.map((one) => one.path), ...own]
  const isComplete = names.length === entries.size && names.every((name) => entries.get(name)?.isOurs)
  if (file && isComplete) await checkContainer(path, file, entries, names, made.at)
  return { manifest, made, key: givenKey ?? `${keyText}`.trim(), count }
}

const say = (...texts) => console.log(texts.map(shown).join('\n'))
async function main(given) {
  const key = given[0] === '--key' ? given.splice(0, 2)[1] : null
  if (given.length !== 1) {
    say('node verify-pack.mjs [--key "zorgborg-trail+..."] pack.zip')
    return 2
  }
  const found = await verifyPack(given[0], key).catch(({ message }) => {
    if (faults.length === 0) fault('unread', `${given[0]} (${message})`)
  })
  if (faults.length > 0) {
    say(
      'NIET IN ORDE. Dit pakket is niet zoals de organisatie het heeft gemaakt:',
      ...faults.map(([nl]) => `  - ${nl}`),
    )
    say('NOT IN ORDER. This pack is not as the organisation made it:', ...faults.map(([, en]) => `  - ${en}`))
    return 1
  }
  const { manifest, made, count } = found
  say(`${manifest.title} (${manifest.organisation}), ${made.at}, ${made.actorName}`)
  say(`manifest SHA-256 ${made.details.manifest}`, found.key, '')
  say(
    `IN ORDE. Van de ${manifest.files.length} bestanden is niets gewijzigd, weggelaten of toegevoegd sinds het pakket is gemaakt.`,
    `${count} regels staan ongewijzigd in het spoor dat met deze sleutel is ondertekend.`,
    'Niet bewezen: dat waar is wat mensen vastlegden, en dat er niets buiten het pakket bleef.',
    key
      ? ''
      : 'Vraag de sleutel ook langs een andere weg, en geef hem met --key: wie hem vervangt, kan alles vervangen.',
    `IN ORDER. Of the ${manifest.files.length} files nothing was changed, left out or added since this pack was made.`,
    `${count} entries stand unchanged in the trail that was signed with this key.`,
    'Not proved: that what people recorded is true, and that nothing was left out of the pack.',
    key
      ? ''
      : 'Ask for the key by another way too, and give it with --key: whoever replaces it can replace everything.',
  )
  return 0
}
// Set, and not given to process.exit(): that can wait for ever for a thread of Node that compiles (nodejs/node issue 54918).
process.exitCode = await main(process.argv.slice(2))
