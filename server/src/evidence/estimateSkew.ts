import type { EvidenceFile } from './evidenceFile.ts'

/** Files with the seconds their machines' clocks were ahead of the reference. */
export function estimateSkews(files: readonly EvidenceFile[]): readonly EvidenceFile[] {
  return files
}
