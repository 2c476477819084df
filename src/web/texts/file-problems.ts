/** What is wrong with an upload, in words that name the file and say what to do. */
import type { Params, ProblemCode } from '../../forms/questions/problem.ts'
import type { Language } from '../context.ts'

type FileProblemCode = Extract<ProblemCode, `file${string}` | 'tooManyFiles' | 'tooFewFiles'>
type Words = Record<FileProblemCode, (label: string, params: Params) => string>

/** What acts by itself in a PDF. */
const parts: Record<Language, Readonly<Record<string, string>>> = {
  de: {
    script: 'ein Programm (JavaScript)',
    launch: 'einen Befehl, der andere Programme startet',
    address: 'einen Befehl, der andere Adressen oder Dateien aufruft',
    attachment: 'weitere Dateien im Anhang',
    media: 'einen Film oder ein 3D-Modell',
    form: 'ein Formular, das sich selbst verändert (XFA)',
  },
  en: {
    script: 'a program (JavaScript)',
    launch: 'a command that starts other programs',
    address: 'a command that calls other addresses or files',
    attachment: 'further files as attachments',
    media: 'a film or a 3D model',
    form: 'a form that changes itself (XFA)',
  },
}

const partOf = (language: Language, part: string | number | undefined): string =>
  parts[language][String(part)] ?? (language === 'de' ? 'aktive Inhalte' : 'active contents')

const de: Words = {
  fileEmpty: (_, { file }) => `„${file}“ ist leer. Bitte prüfen Sie die Datei auf Ihrem Gerät und laden Sie sie noch einmal hoch.`,
  fileTooLarge: (_, { file, max }) =>
    `„${file}“ ist zu groß: Eine Datei darf höchstens ${max} MB haben. Bitte verkleinern Sie sie, zum Beispiel mit einer geringeren Auflösung.`,
  fileNameUnusable: (_, { file }) =>
    `Den Dateinamen „${file}“ können wir nicht verwenden: Er enthält einen Pfad oder unsichtbare Zeichen, beginnt mit einem Punkt, ist zu lang oder auf manchen Geräten nicht erlaubt. Bitte benennen Sie die Datei um, zum Beispiel in „lageplan.pdf“.`,
  fileTypeNotAccepted: (_, { file, accepted }) =>
    `„${file}“ hat ein Format, das wir hier nicht annehmen können. Möglich sind: ${accepted}. Bitte speichern Sie die Datei in einem dieser Formate.`,
  fileTypeMismatch: (_, { file, ending }) =>
    `„${file}“ endet auf „.${ending}“, der Inhalt ist aber etwas anderes. Bitte öffnen Sie die Datei und speichern Sie sie neu, am besten als PDF.`,
  fileArchive: (_, { file }) =>
    `„${file}“ ist ein Archiv, in dem weitere Dateien stecken. Bitte entpacken Sie es und laden Sie die Dateien einzeln hoch.`,
  fileOffice: (_, { file }) => `„${file}“ ist eine Office-Datei. Bitte speichern Sie sie als PDF und laden Sie das PDF hoch.`,
  fileMacros: (_, { file }) =>
    `„${file}“ enthält Makros, also kleine Programme. Solche Dateien nehmen wir nicht an. Bitte speichern Sie das Dokument als PDF.`,
  fileEncrypted: (_, { file }) =>
    `„${file}“ ist verschlüsselt oder mit einem Passwort geschützt; wir könnten die Datei nicht lesen. Bitte speichern Sie sie ohne Schutz.`,
  fileActive: (_, { file, part }) =>
    `„${file}“ enthält ${partOf('de', part)}. Solche Dateien nehmen wir nicht an. Bitte drucken Sie das Dokument in eine neue PDF-Datei („Als PDF drucken“) und laden Sie diese hoch.`,
  fileBroken: (_, { file }) =>
    `„${file}“ lässt sich nicht öffnen: Die Datei ist beschädigt oder unvollständig. Bitte öffnen Sie sie auf Ihrem Gerät und speichern Sie sie neu.`,
  fileMixed: (_, { file }) =>
    `In „${file}“ steckt neben dem Bild oder Dokument noch etwas anderes. Bitte öffnen Sie die Datei und speichern Sie sie neu, oder machen Sie ein Bildschirmfoto davon.`,
  fileTooManyPixels: (_, { file, max }) =>
    `„${file}“ hat zu viele Bildpunkte: möglich sind ${max} Millionen. Bitte verkleinern Sie das Bild und laden Sie es noch einmal hoch.`,
  fileTooManyPages: (_, { file, max }) => `„${file}“ hat zu viele Seiten: möglich sind ${max}. Bitte teilen Sie das Dokument auf.`,
  fileInfected: (_, { file }) =>
    `In „${file}“ hat unser Virenscanner Schadsoftware gefunden; die Datei haben wir gelöscht. Bitte prüfen Sie Ihr Gerät und verwenden Sie eine saubere Datei.`,
  fileNotTaken: (_, { file }) =>
    `„${file}“ können wir gerade nicht annehmen, weil unsere Prüfung nicht erreichbar ist oder zu viel zu tun hat. Das liegt nicht an Ihrer Datei. Bitte versuchen Sie es in einigen Minuten noch einmal, und wenn es dann nicht klappt, morgen.`,
  fileGone: (label) => `Eine Datei ist nicht mehr da. Bitte laden Sie sie noch einmal hoch: „${label}“`,
  tooManyFiles: (label, { max }) =>
    `Bitte laden Sie höchstens ${max === 1 ? 'eine Datei' : `${max} Dateien`} hoch; entfernen Sie, was zu viel ist: „${label}“`,
  tooFewFiles: (label, { min }) => `Bitte laden Sie mindestens ${min === 1 ? 'eine Datei' : `${min} Dateien`} hoch: „${label}“`,
  filesTooLarge: (_, { max }) =>
    `Alle Dateien Ihres Antrags zusammen sind zu viel: möglich sind 100 Dateien mit insgesamt ${max} MB. Bitte entfernen oder verkleinern Sie welche.`,
}

const en: Words = {
  fileEmpty: (_, { file }) => `“${file}” is empty. Please check the file on your device and upload it again.`,
  fileTooLarge: (_, { file, max }) =>
    `“${file}” is too large: a file may have at most ${max} MB. Please make it smaller, for example with a lower resolution.`,
  fileNameUnusable: (_, { file }) =>
    `We cannot use the file name “${file}”: it contains a path or invisible characters, begins with a dot, is too long or is not allowed on some devices. Please rename the file, for example to “plan.pdf”.`,
  fileTypeNotAccepted: (_, { file, accepted }) =>
    `“${file}” has a format that we cannot accept here. Possible are: ${accepted}. Please save the file in one of these formats.`,
  fileTypeMismatch: (_, { file, ending }) =>
    `“${file}” ends in “.${ending}”, but its content is something else. Please open the file and save it anew, preferably as PDF.`,
  fileArchive: (_, { file }) => `“${file}” is an archive with further files inside. Please unpack it and upload the files one by one.`,
  fileOffice: (_, { file }) => `“${file}” is an office document. Please save it as PDF and upload the PDF.`,
  fileMacros: (_, { file }) =>
    `“${file}” contains macros, which are small programs. We do not accept such files. Please save the document as PDF.`,
  fileEncrypted: (_, { file }) =>
    `“${file}” is encrypted or protected by a password; we could not read the file. Please save it without protection.`,
  fileActive: (_, { file, part }) =>
    `“${file}” contains ${partOf('en', part)}. We do not accept such files. Please print the document into a new PDF file (“Print to PDF”) and upload that.`,
  fileBroken: (_, { file }) =>
    `“${file}” cannot be opened: the file is damaged or incomplete. Please open it on your device and save it anew.`,
  fileMixed: (_, { file }) =>
    `“${file}” holds something else beside the picture or document. Please open the file and save it anew, or take a screenshot of it.`,
  fileTooManyPixels: (_, { file, max }) =>
    `“${file}” has too many pixels: ${max} million are possible. Please make the picture smaller and upload it again.`,
  fileTooManyPages: (_, { file, max }) => `“${file}” has too many pages: ${max} are possible. Please split the document.`,
  fileInfected: (_, { file }) =>
    `Our virus scanner found malware in “${file}”; we have deleted the file. Please check your device and use a clean file.`,
  fileNotTaken: (_, { file }) =>
    `We cannot accept “${file}” just now, because our check cannot be reached or has too much to do. This is not because of your file. Please try again in a few minutes, and if it does not work then, tomorrow.`,
  fileGone: (label) => `A file is no longer there. Please upload it again: “${label}”`,
  tooManyFiles: (label, { max }) =>
    `Please upload at most ${max === 1 ? 'one file' : `${max} files`} and remove what is too much: “${label}”`,
  tooFewFiles: (label, { min }) => `Please upload at least ${min === 1 ? 'one file' : `${min} files`}: “${label}”`,
  filesTooLarge: (_, { max }) =>
    `All files of your application together are too much: 100 files with ${max} MB in total are possible. Please remove some or make them smaller.`,
}

/** By language; part of the table of all problems. */
export const fileProblems: Record<Language, Words> = { de, en }
