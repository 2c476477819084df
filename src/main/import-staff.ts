/** `./portal import staff FILE`: who works where. The identity provider says who somebody is; this says what they may do. */
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { importStaff, type StaffImport } from '../identity/staff.ts'
import { describeProblem } from '../network/load.ts'
import { staffMember } from '../network/region.ts'
import type { Region } from '../network/store.ts'
import { type Database, transact } from '../platform/database.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { checkAgainst, parseYamlFile } from '../platform/yaml-file.ts'

/**
 * Makes the roles of every authority that the file names what the file says; other authorities stay as they are. The
 * file is a list like `networks/<id>/staff.yaml`, with the provider's subject of each person. All or nothing; throws an
 * OperatorError that names file, line and what is wrong.
 */
export async function importStaffFile(owner: Database, file: string, region: Region): Promise<ReadonlyMap<string, StaffImport>> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new OperatorError(`${file} cannot be read; name a file that exists.`)
  })
  const parsed = parseYamlFile(file, text)
  const checked = parsed.ok ? checkAgainst(z.array(staffMember).min(1), { name: file, yaml: parsed.file }, []) : parsed
  if (!checked.ok) throw new OperatorError(checked.problems.map(describeProblem).join('\n'))
  const members = checked.value
  const unknown = members.flatMap(({ login, authority, offices }) =>
    offices
      .filter((office) => region.officeOf(authority, office) === undefined)
      .map((office) => `${file}: ${login} is to work at "${authority}/${office}", which the network does not have`),
  )
  if (unknown.length > 0) throw new OperatorError(unknown.join('\n'))
  const done = new Map<string, StaffImport>()
  for (const [authority, ofAuthority] of Map.groupBy(members, (member) => member.authority)) {
    done.set(authority, await transact(owner, { authority, actor: { kind: 'system' } }, (tx) => importStaff(tx, ofAuthority)))
  }
  return done
}
