/** Watches whether looking for rows that are known is worth while: where most are new it costs more than it saves, and then they are read for a while without asking. */
export class Patience {
  private readonly most: number
  private readonly rest: number
  private known = 0
  private asked = 0
  private resting = 0

  /** Looks `most` times before it judges, and rests for `rest` rows. */
  constructor(most: number, rest: number) {
    this.most = most
    this.rest = rest
  }

  /** Whether the next row is to be read without asking. */
  isResting(): boolean {
    return this.resting > 0 && this.resting-- > 0
  }

  /** Takes in how many rows were known in front of one that was not; says whether a rest begins. */
  isOver(known: number): boolean {
    this.known += known
    if (++this.asked < this.most) return false
    const isOver = this.known < this.asked
    if (isOver) this.resting = this.rest
    this.known = 0
    this.asked = 0
    return isOver
  }
}
