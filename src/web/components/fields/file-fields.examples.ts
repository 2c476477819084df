/** Examples of files. */
import { example, type ExampleTable } from './example.ts'

export const fileExamples: Pick<ExampleTable, 'file'> = {
  file: [
    example(
      'Mehrere Dateien',
      { id: 'lageplan', type: 'file', label: 'Lageplan', hint: 'Mit Maßen.', max: 3 },
      ['lageplan.upload', '_upload'],
      { lageplan: ['plan', 'foto'] },
      { lageplan: ['plan'], 'lageplan.upload': ['archiv'] },
    ),
    example(
      'Eine einzige, nur PDF',
      { id: 'nachweis', type: 'file', label: 'Nachweis der Versicherung', accept: ['pdf'], max: 1, optional: true },
      ['nachweis.upload', '_upload'],
      { nachweis: ['plan'] },
      { nachweis: ['foto'] },
    ),
  ],
}
