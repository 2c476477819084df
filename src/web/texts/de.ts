/** The words of the interface in German. English (`en.ts`) has the same keys, or it does not compile. */
export const de = {
  languageName: 'Deutsch',
  otherLanguage: 'English',
  otherLanguageHint: 'Diese Seite auf Englisch',
  skipToContent: 'Zum Inhalt springen',
  official: 'Offizielle Website – Bundesrepublik Deutschland',
  demo: 'Vorführung – dies ist keine offizielle Website',
  stage: {
    demo: 'Dies ist eine Vorführung. Bitte geben Sie keine echten Daten ein. Ihre Eingaben lösen nichts aus.',
    test: 'Dieser Dienst wird gerade getestet. Bitte geben Sie keine echten Daten ein.',
    pilot: 'Dieser Dienst läuft im Pilotbetrieb: Er gilt, ist aber neu. Ihre Hinweise helfen uns.',
  },
  nav: { main: 'Hauptmenü', start: 'Startseite', topics: 'Themen', search: 'Suche', status: 'Stand Ihres Antrags', region: 'Alle Städte der Region' },
  claim: { city: 'Serviceportal', region: 'Städte und Kreis an einem Ort' },
  breadcrumb: 'Sie sind hier',
  staff: { area: 'Arbeitsplatz', signedInAs: (name: string) => `Angemeldet als ${name}`, signOut: 'Abmelden', cases: 'Vorgänge' },
  footer: {
    contact: 'Kontakt',
    about: 'Über dieses Portal',
    imprint: 'Impressum',
    privacy: 'Datenschutz',
    accessibility: 'Barrierefreiheit',
    plainLanguage: 'Leichte Sprache',
    network: (portalName: string) => `Teil des gemeinsamen Portals „${portalName}“`,
    phone: 'Telefon',
    email: 'E-Mail',
    website: 'Website',
  },
  optional: 'freiwillig',
  pleaseChoose: 'Bitte wählen',
  yes: 'Ja',
  no: 'Nein',
  errorPrefix: 'Fehler:',
  titleErrorPrefix: 'Fehler',
  errorSummary: {
    title: (count: number) => (count === 1 ? 'Eine Angabe passt noch nicht' : `${count} Angaben passen noch nicht`),
    lead: 'Was Sie eingegeben haben, ist noch da. Bitte sehen Sie sich diese Stellen noch einmal an:',
  },
  progress: (step: number, of: number) => `Schritt ${step} von ${of}`,
  actions: { next: 'Weiter', back: 'Zurück', save: 'Speichern', change: 'Ändern', changeWhat: (what: string) => `${what} ändern`, search: 'Suchen', choose: 'Auswählen' },
  date: { day: 'Tag', month: 'Monat', year: 'Jahr', example: 'Zum Beispiel: 24 3 2025' },
  address: { street: 'Straße', houseNumber: 'Hausnummer', addition: 'Adresszusatz', additionHint: 'Zum Beispiel: Hinterhaus, bei Familie Beispiel', postalCode: 'Postleitzahl', place: 'Ort' },
  person: { firstName: 'Vorname', lastName: 'Nachname', birthDate: 'Geburtsdatum' },
  organisation: { name: 'Name der Organisation', legalForm: 'Rechtsform', legalFormHint: 'Zum Beispiel: GmbH, e. V.', contactPerson: 'Ansprechperson' },
  hints: {
    email: 'Zum Beispiel: name@beispiel.de',
    phone: 'Mit Vorwahl, zum Beispiel: 0221 4710123',
    iban: 'Sie beginnt mit DE und steht auf Ihrer Bankkarte.',
    money: 'In Euro, zum Beispiel: 12,50',
    longText: (max: number) => `Höchstens ${max.toLocaleString('de-DE')} Zeichen`,
    several: 'Sie können mehrere auswählen.',
  },
  group: { inRow: (label: string, number: number) => `${label} (Eintrag ${number})`, row: (item: string, number: number) => `${item} ${number}`, add: (item: string) => `${item} hinzufügen`, remove: (item: string, number: number) => `${item} ${number} entfernen`, none: (item: string) => `Noch nichts eingetragen: ${item}` },
  search: { label: 'Wonach suchen Sie?', hint: 'Zum Beispiel: Hund anmelden, Perso, Sperrmüll' },
  town: { label: 'Ihre Stadt', hint: 'Name oder Postleitzahl, zum Beispiel: Gladbeck oder 45964' },
  pagination: { label: 'Seiten', previous: 'Vorherige Seite', next: 'Nächste Seite', page: (page: number, of: number) => `Seite ${page} von ${of}` },
  timeline: { done: 'erledigt', current: 'jetzt', coming: 'kommt noch' },
  money: { what: 'Wofür', amount: 'Betrag', told: 'teilt die Stadt mit', sum: 'Zusammen', basis: 'Grundlage', source: 'Quelle', unverified: 'ungeprüft', unverifiedHint: 'Diese Angabe wurde noch nicht von der Stadt bestätigt.' },
  dateFormat: (day: string) => {
    const [year, month, date] = day.split('-')
    return `${Number(date)}.${Number(month)}.${year}`
  },
}

/** The shape that every language fills. */
export type InterfaceTexts = typeof de
