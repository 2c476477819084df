/** What a new service begins with: small, complete and running, with a word on each part for somebody who writes the first. */

/** The files of a new service by their path in its folder. Its examples hold in each town that will offer it. */
export function newService(name: string, title: string, today: string): ReadonlyMap<string, string> {
  const inQuotes = JSON.stringify(title)
  return new Map([
    ['service.yaml', service(name, inQuotes)],
    ['texts/en.yaml', english(inQuotes)],
    ['examples/beispiele.yaml', examples(today)],
  ])
}

/** The first line of a file, by which editors find what may stand in it. `kind`: service, texts, examples. */
export const schemaLine = (kind: string, folders: number): string =>
  `# yaml-language-server: $schema=${'../'.repeat(folders)}docs/schemas/${kind}.json`

const service = (name: string, title: string): string => `${schemaLine('service', 2)}
# Ein neuer Onlinedienst. Er läuft schon so, wie er hier steht: ./portal service preview ${name}
# Ändern Sie, was hier steht, Stück für Stück, und sehen Sie nach jeder Änderung nach, was daraus wird. Zeilen mit # am
# Anfang sind Erklärungen; löschen Sie sie, wenn Sie sie nicht mehr brauchen. Einrückungen sind Leerzeichen, nie Tabulatoren.

# Der Name des Ordners. Er steht in den Adressen und bleibt für immer.
id: ${name}
title: ${title}
# Ein Satz, der in der Suche unter dem Titel steht.
summary: Sagen Sie hier in einem Satz, was man mit diesem Dienst erledigt.
# Eines der Themenfelder aus networks/…/topics.yaml.
topic: engagement-hobby
# Für wen: citizen (Bürgerinnen und Bürger), business (Unternehmen), administration (Verwaltungen).
audience: [citizen]
# Wie sicher man wissen muss, wer den Antrag stellt. none heißt: Es genügt, was jemand einträgt.
trust: { level: none, because: Sie brauchen weder Unterschrift noch Ausweis. }

# Was auf der Startseite steht, bevor etwas gefragt wird.
before:
  minutes: 5
  needed:
    - Den Tag, um den es geht
  afterwards: Sie bekommen sofort eine Empfangsbestätigung. Danach prüft die Stadt Ihre Angaben und schickt Ihnen eine Antwort.

# Auf welchem Recht die Fragen beruhen. Ergänzen Sie die Vorschrift, aus der Ihre Aufgabe folgt.
legalBasis:
  - Artikel 6 Abs. 1 Buchstabe e der Datenschutz-Grundverordnung (DSGVO) in Verbindung mit § 3 des Datenschutzgesetzes Nordrhein-Westfalen (DSG NRW)
# Wie viele Monate die Angaben aufbewahrt werden, ab wann (submission: Antrag, decision: Entscheidung), und warum so lange.
retention:
  months: 12
  after: decision
  because: Sagen Sie hier in einem Satz, warum die Angaben so lange gebraucht werden.

# An welche Frage die Bestätigung geht, und an wen sich der Brief richtet: Kennungen von Fragen weiter unten.
contact: { email: email, person: person }
# Nach wie vielen Tagen die Stadt geantwortet haben soll.
dueWithinDays: 14
# Was die Stadt am Ende tut: registration (eine Anzeige bestätigen), permit (eine Erlaubnis erteilen) oder taxAssessment (eine
# Steuer festsetzen).
procedure: registration

# Was die Sachbearbeitung an ihrem Arbeitsplatz sieht, und was im Schreiben steht. Das ist nur deutsch.
desk:
  # Die Vorschrift, nach der etwas anzuzeigen ist. Sie steht im Schreiben; ersetzen Sie diesen Satz.
  registration: { law: [Nennen Sie hier die Vorschrift] }
  # Was angezeigt wird, und wann es ist: Kennungen von Fragen weiter unten.
  subject:
    - { question: ort, label: Wo }
    - { question: gaeste, label: Personen }
  day: tag

# Die Seiten in der Reihenfolge, in der man sie sieht. Jede Frage hat eine Kennung (id), eine Art (type) und eine
# Beschriftung (label). Alle Arten mit Beispielen zeigt das Portal unter /muster. Eine Frage muss beantwortet werden, wenn
# nicht "optional: true" dabeisteht. Kennungen bleiben, wenn Sie Texte ändern: An ihnen hängen die Antworten.
pages:
  - id: vorhaben
    title: Ihr Vorhaben
    ask:
      - id: ort
        type: choice
        label: Wo soll es stattfinden?
        options:
          drinnen: In einem Raum der Stadt
          draussen: Auf einem Platz im Freien
      - id: tag
        type: date
        label: An welchem Tag?
        earliest: today()
        # Eigene Worte für einen Fehler. Ohne sie sagt das Portal etwas Allgemeines.
        say:
          tooEarly: Dieser Tag ist schon vorbei.
      - { id: gaeste, type: number, label: Wie viele Personen kommen?, min: 1, max: 500, unit: Personen }

  - id: angaben
    title: Ihre Angaben
    ask:
      # Eine Bedingung (when): Diese Frage sieht nur, wer vorher "draussen" gewählt hat. Auch eine ganze Seite kann ein
      # "when" haben. Eine Bedingung darf nur auf Antworten früherer Seiten schauen.
      - { id: platz, type: text, label: Welcher Platz?, max: 100, when: ort = "draussen" }
      - { id: person, type: person, label: Ihr Name }
      - id: email
        type: email
        label: E-Mail-Adresse
        hint: Dann erfahren Sie sofort, wenn es etwas Neues gibt.
        optional: true
      - { id: wahrheit, type: declaration, label: Ihre Erklärung, text: Meine Angaben sind richtig und vollständig. }

# Regeln: Was zusammenpassen muss (that), bei welcher Frage der Satz steht, wenn es nicht passt (at), und der Satz (say).
checks:
  - at: gaeste
    that: ort = "draussen" or gaeste <= 50
    say: Unsere Räume fassen höchstens 50 Personen. Bitte wählen Sie einen Platz im Freien, oder laden Sie weniger Personen ein.
`

const english = (title: string): string => `${schemaLine('texts', 3)}
# Alle Texte des Dienstes auf Englisch. Links steht, wo ein Text hingehört, rechts der Text. Fehlt einer, sagt
# "./portal service check", welcher; "./portal service texts NAME" schreibt ihn auf Deutsch hierher, mit ?? am Anfang.
title: ${title}
summary: Say here in one sentence what people get done with this service.
trust.because: You need neither a signature nor an identity card.
before.needed.1: The day that it is about
before.afterwards: You get a confirmation straight away. Then the town checks what you stated and sends you an answer.
retention.because: Say here in one sentence why the answers are needed for so long.
pages.vorhaben.title: Your plan
questions.ort.label: Where is it to take place?
questions.ort.options.drinnen: In a room of the town
questions.ort.options.draussen: On a square outdoors
questions.tag.label: On which day?
questions.tag.say.tooEarly: This day is in the past.
questions.gaeste.label: How many people will come?
questions.gaeste.unit: people
pages.angaben.title: Your details
questions.platz.label: Which square?
questions.person.label: Your name
questions.email.label: E-mail address
questions.email.hint: You then hear at once when there is news.
questions.wahrheit.label: Your declaration
questions.wahrheit.text: What I stated is correct and complete.
checks.gaeste.1: Our rooms hold no more than 50 people. Please choose a square outdoors, or invite fewer people.
`

const examples = (today: string): string => `${schemaLine('examples', 3)}
# Beispiele beweisen, dass der Dienst tut, was er soll: Sie gehören zu jeder Fassung, und ohne sie wird keine freigegeben.
# Zusammen zeigen sie jede Seite, jede Bedingung in beide Richtungen und jede Regel einmal verletzt.

# Antworten, die alle Beispiele gemeinsam haben.
answers:
  ort: drinnen
  tag: ${today}
  gaeste: 20
  person: { firstName: Erika, lastName: Mustermann }
  wahrheit: true
examples:
  - name: in einem Raum
    # In welcher Stadt: each heißt, in jeder, die den Dienst anbietet. Es kann auch eine sein, zum Beispiel gladbeck.
    authority: each
    # Der Tag, an dem jemand das Formular ausfüllt: today() ist in diesem Beispiel dieser Tag.
    on: ${today}
    pages: [vorhaben, angaben]
  - name: auf einem Platz im Freien
    authority: each
    on: ${today}
    answers: { ort: draussen, platz: Marktplatz, gaeste: 120 }
    pages: [vorhaben, angaben]
  - name: zu viele Personen für einen Raum
    authority: each
    on: ${today}
    answers: { gaeste: 51 }
    # Die Frage, bei der ein Satz erscheint, und welcher: checkFailed ist der einer Regel.
    problems: { gaeste: checkFailed }
`
