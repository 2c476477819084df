import { Alert } from '../components/Alert.tsx'
import type { Frame } from '../components/frame.ts'
import { Layout } from '../components/Layout.tsx'

/** What is wrong with the files at this moment, with file and line. The sentences are English, as on the command line. */
export const ProblemsPage = ({ frame, problems }: { frame: Frame; problems: readonly string[] }) => (
  <Layout frame={frame} title="Vorschau: noch zu ändern" isPrivate>
    <p class="kern-preline">Vorschau</p>
    <h1 class="kern-heading">Hier ist noch etwas zu ändern</h1>
    <p class="portal-lead">
      So, wie die Dateien jetzt sind, kann der Dienst nicht laufen. Ändern Sie, was unten steht, und laden Sie die Seite neu.
    </p>
    <Alert kind="danger" title={problems.length === 1 ? 'Eine Stelle' : `${problems.length} Stellen`} level={2}>
      <ul class="kern-list kern-list--bullet" lang="en">
        {problems.map((problem) => (
          <li>{problem}</li>
        ))}
      </ul>
    </Alert>
  </Layout>
)
