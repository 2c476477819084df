import type { Frame } from '../components/frame.ts'
import type { StaffSession } from '../components/Header.tsx'

/** What every page of the desk is drawn with: the portal's frame, and who is signed in. */
export type DeskFrame = { readonly frame: Frame; readonly staff: StaffSession; readonly csrf: string }
