import type { EntrySink } from '../../formats/format.ts'
import type { Form } from '../form/form.ts'
import type { BlockColumns, BlockPlan, BlockTeller } from './blockPlan.ts'
import { type Core, coreOf, INPUT_BYTES, isOwner, MOST_ROWS, own } from './core.ts'
import { beginGroups, learnGroups } from './groups.ts'
import { Patience } from './patience.ts'
import { BLANKS, groupsUpTo } from './plan.ts'
import { type BlockForm, writeForm } from './writeForm.ts'

/** Records in vain before it is asked whether most of them are new, and records that are then read without asking. */
const MOST_IN_VAIN = 1024
const REST = 16_384
/** Bytes of a record and the beginning of the one behind it. */
const LONGEST = 1 << 16
/** Forms that are remembered for a core that another log has used meanwhile, as many as it holds; once there were so many, one of so many records that fit none is new. */
const MOST_KEPT = 24
const SELDOM = 16

/** Adds the records of one log that fit a form and say what records before them said, but for a few values. */
export class AlikeBlocks {
  private readonly core: Core = coreOf()
  private readonly plan: BlockPlan
  private readonly teller: BlockTeller
  private readonly whoGroups: number
  private readonly withGroup: number
  private readonly forms: (readonly [Form<unknown>, BlockForm])[] = []
  private bytes: Uint8Array = new Uint8Array(0)
  private end = 0
  private from = 0
  private to = 0
  private words = new Int32Array(0)
  private columns: BlockColumns | undefined
  private readonly patience = new Patience(MOST_IN_VAIN, REST)
  /** Records that the last `read` added. */
  private known = 0
  /** Whether the core stopped at the record that the format reads now, and is to be told of it. */
  isAsked = false
  /** Whether that record fits no form, and its own is to be added. */
  isNew = false
  private others = 0
  /** The line of the record at which the last `read` stopped. */
  line = 0

  constructor(plan: BlockPlan, teller: BlockTeller) {
    this.plan = plan
    this.teller = teller
    this.whoGroups = groupsUpTo(plan.groups, plan.who)
    this.withGroup = plan.groups[plan.who]!.with ?? -1
  }

  /** Takes bytes that are read next, up to `end`. */
  open(bytes: Uint8Array, end: number): void {
    this.bytes = bytes
    this.end = end
    this.to = 0
    this.isAsked = false
  }

  /** A form that records may fit from now on. */
  addForm(form: Form<unknown>, block: BlockForm): void {
    if (this.forms.push([form, block]) > MOST_KEPT) this.forms.shift()
    if (isOwner(this)) writeForm(this.core, form, block)
  }

  /** Forgets the forms; what is known of values holds. */
  forgetForms(): void {
    this.forms.length = 0
    if (isOwner(this)) this.core.forget_forms()
  }

  /** Forgets all records: the same bytes may mean something else from here on. */
  forget(): void {
    this.forms.length = 0
    if (isOwner(this)) own(undefined)
  }

  /** Adds the records from the one at `at` on that are known, and returns where the first begins that is not, or that may not end where it seems to. */
  read(at: number, line: number, sink: EntrySink): number {
    this.line = line
    this.isAsked = false
    this.isNew = false
    if (this.patience.isResting()) return at
    this.known = 0
    if (!isOwner(this)) this.begin()
    let first = this.readTaken(at, sink)
    while (this.isCut(first)) {
      this.take(first)
      first = this.readTaken(first, sink)
    }
    this.isNew = this.core.is_matched() === 0 && (this.forms.length < MOST_KEPT || ++this.others % SELDOM === 0)
    if (this.patience.isOver(this.known)) own(undefined)
    return first
  }

  /** Learns from the record that was read by the format, and added. */
  learn(sink: EntrySink): void {
    if (!this.isAsked || !isOwner(this)) return
    this.isAsked = false
    learnGroups(this.core, this.teller.says, -1, this.whoGroups, sink)
  }

  /** Whether the bytes that were taken in may end before the record does that was stopped at, or the one behind it. */
  private isCut(first: number): boolean {
    return !this.isAsked && this.to < this.end && first > this.from && this.to - first < LONGEST
  }

  private begin(): void {
    const { core, plan } = this
    beginGroups(core, this, plan.slots, BLANKS, plan.groups)
    core.forget_forms()
    core.note_none()
    for (const slot of plan.noted) core.note(slot)
    for (const [form, block] of this.forms) writeForm(core, form, block)
    this.to = 0
  }

  private readTaken(at: number, sink: EntrySink): number {
    const { core } = this
    if (at >= this.to || at < this.from) this.take(at)
    const shift = this.from - core.input_at()
    let count = 0
    let stopped = at
    for (;;) {
      count = core.blocks(stopped - shift, this.to - shift, this.line, count)
      stopped = core.stopped() + shift
      this.line = core.line_stopped()
      this.isAsked = core.unknown_groups() !== 0
      if (count === MOST_ROWS || core.behind() === 0) break
      if ((core.unknown_groups() & ~this.whoGroups) !== 0) break
      if (!this.tell(count, shift, sink)) break
      this.isAsked = false
      count++
      stopped = core.behind() + shift
      this.line = core.line_behind()
      if (count === MOST_ROWS) break
    }
    if (count > 0) this.add(count, shift, sink)
    this.known += count
    return stopped
  }

  private take(from: number): void {
    const to = Math.min(this.end, from + INPUT_BYTES)
    if (this.core.is_full() !== 0) this.begin()
    this.core.forget_match()
    new Uint8Array(this.core.memory.buffer, this.core.input_at()).set(this.bytes.subarray(from, to))
    this.from = from
    this.to = to
  }

  /** Has the who of the record read, so that it can go on as if it had been known; false where the format must read it. */
  private tell(row: number, shift: number, sink: EntrySink): boolean {
    const { core, plan, teller } = this
    const words = this.look()
    const starts = core.starts_at() >> 2
    const ends = core.ends_at() >> 2
    for (let slot = 0; slot < plan.slots; slot++) {
      const end = words[ends + slot]!
      teller.from[slot] = end === 0 ? 0 : words[starts + slot]! + shift
      teller.to[slot] = end === 0 ? 0 : end + shift
    }
    const number = this.withGroup < 0 ? 0 : words[(core.said_at(this.withGroup) >> 2) + row]!
    if (!teller.readWho(this.bytes, number, sink)) return false
    sink.internWho()
    words[(core.said_at(plan.who) >> 2) + row] = sink.lastWho
    learnGroups(core, teller.says, this.whoGroups, this.whoGroups, sink)
    return true
  }

  /** The memory of the core, which moves where it grows, and what stands there of the records that are known. */
  private look(): Int32Array {
    const { core, plan } = this
    const { buffer } = core.memory
    if (this.words.buffer === buffer) return this.words
    const column = (at: number): Uint32Array => new Uint32Array(buffer, at, MOST_ROWS)
    const places = (at: number): Int32Array => new Int32Array(buffer, at, MOST_ROWS)
    this.columns = {
      offset: column(core.offsets_at()),
      length: column(core.lengths_at()),
      line: column(core.lines_at()),
      who: column(core.said_at(plan.who)),
      what: column(core.said_at(plan.what)),
      noted: plan.noted.map((_, i) => [places(core.noted_from_at(i)), places(core.noted_to_at(i))]),
      said: plan.groups.map((_, group) => places(core.said_at(group))),
    }
    this.words = new Int32Array(buffer)
    return this.words
  }

  private add(count: number, shift: number, sink: EntrySink): void {
    this.look()
    this.teller.add(this.bytes, this.columns!, { count, base: this.from, shift }, sink)
  }
}
