import { TableBuilder } from '../../evidence/tableBuilder.ts'
import type { Rows } from '../format.ts'

/** A builder that counts the entries that were added because they are alike. */
export class CountingBuilder extends TableBuilder {
  alike = 0
  override addAlike(base: number, rows: Rows, count: number): void {
    this.alike += count
    super.addAlike(base, rows, count)
  }
}
