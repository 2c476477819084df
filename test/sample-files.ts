/** Files as people upload them, good and bad, made here from nothing but bytes. */
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { eicar } from '../standins/virus-scanner.ts'

/** A PDF of these objects, in their order; the first must be the catalog. Its table of places is right, so that it opens anywhere. */
export function pdfOf(objects: readonly string[], trailer = ''): Buffer {
  let text = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'
  const places = objects.map((object, index) => {
    const place = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const xref = text.length
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`)
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join('')}`
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(text, 'latin1')
}

const page = (more = ''): string => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ${more} >>`
const stream = (content: string, more = ''): string => `<< /Length ${content.length} ${more} >>\nstream\n${content}\nendstream`

/**
 * A PDF with one empty page. `catalog`, `page`, `trailer`: more entries; `more`: objects from number 5; `drawing`: what the
 * page's content says, which nobody reads.
 */
export const onePage = ({
  catalog = '',
  page: ofPage = '',
  trailer = '',
  more = [] as readonly string[],
  drawing = 'BT ET',
} = {}): Buffer =>
  pdfOf(
    [`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', page(ofPage), stream(drawing), ...more],
    trailer,
  )

/** A PDF whose last object lies in a compressed object stream, where its text cannot be seen. */
export function withPackedObject(
  object: string,
  { filter = '/FlateDecode', pack = (text: Buffer): Buffer => deflateSync(text) } = {},
): Buffer {
  const packed = pack(Buffer.from(`9 0 ${object}`)).toString('latin1')
  return onePage({ more: [stream(packed, `/Type /ObjStm /N 1 /First 4 /Filter ${filter}`)] })
}

/** PDFs that do more than show something, or cannot be shown, by what they are. */
export const badPdfs = {
  script: onePage({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' }),
  hiddenScript: onePage({ catalog: '/OpenAction << /S /J#61vaScript /#4aS (app.alert\\(1\\)) >>' }),
  launch: onePage({ page: '/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (cmd.exe) >> >>]' }),
  attachment: onePage({
    catalog: '/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (a.exe) /EF << /F 5 0 R >> >>] >> >>',
    more: [stream('MZ', '/Type /EmbeddedFile')],
  }),
  form: onePage({ catalog: '/AcroForm << /Fields [] /XFA 5 0 R >>', more: [stream('<xdp:xdp/>')] }),
  media: onePage({ page: '/Annots [<< /Subtype /RichMedia /Rect [0 0 9 9] >>]' }),
  encrypted: onePage({
    trailer: `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'00'.repeat(32)}> /U <${'00'.repeat(32)}> >>`,
  }),
  withoutPages: pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>']),
} as const

/** The bytes of a small file of this media type. */
export const sampleOf = (mediaType: string): Promise<Buffer> =>
  mediaType === 'application/pdf' ? Promise.resolve(onePage()) : picture(mediaType.replace('image/', '') as PictureFormat)

type PictureFormat = 'jpeg' | 'png' | 'webp'

/** A picture of this many pixels; `text` makes it another one. Noise, so that it cannot be pressed to nothing. */
export const picture = (format: PictureFormat = 'jpeg', width = 64, height = 48): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#777', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
    .toFormat(format)
    .toBuffer()

/** A ZIP archive of these files, not compressed (PKWARE APPNOTE 6.3.3, 4.3). */
export function zipOf(files: Readonly<Record<string, string>>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(files)) {
    const [path, data] = [Buffer.from(name), Buffer.from(content)]
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(path.length, 22)
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, data])
    const entry = Buffer.alloc(42)
    entry.writeUInt16LE(20, 0)
    common.copy(entry, 2)
    entry.writeUInt32LE(offset, 38)
    bodies.push(body)
    directory.push(Buffer.from('PK\x01\x02'), entry, path)
    offset += body.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(files).length, 4)
  end.writeUInt16LE(Object.keys(files).length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, central, Buffer.from('PK\x05\x06'), end])
}

const contentTypes = (type: string): string =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`

/** Documents of word processors, without and with macros, and in the format of before 2007. */
export const officeFiles = {
  docx: zipOf({
    '[Content_Types].xml': contentTypes('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'),
    'word/document.xml': '<w:document/>',
  }),
  docm: zipOf({
    '[Content_Types].xml': contentTypes('application/vnd.ms-word.document.macroEnabled.main+xml'),
    'word/document.xml': '<w:document/>',
    'word/vbaProject.bin': 'macros',
  }),
  odt: zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office:document-content/>' }),
  doc: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1016)]),
  docWithMacros: Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from('_VBA_PROJECT', 'utf16le'),
    Buffer.alloc(512),
  ]),
}

/** A harmless PDF that a virus scanner finds something in. */
export const infectedPdf = onePage({ drawing: eicar })
