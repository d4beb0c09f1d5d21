import type { AlikeBlocks } from '../../frames/alike/blocks.ts'
import type { BlockForm } from '../../frames/alike/writeForm.ts'
import type { Slots } from '../../frames/event/slotValues.ts'
import { LABEL_FLAGS, STRONG } from '../../frames/event/labelTable.ts'
import { fillSlots, type SlotForm, slotFormOf } from '../../frames/event/slotForm.ts'
import { formBook } from '../../frames/form/formBook.ts'
import { type Block, copyProgress, newProgress, type Progress } from './block.ts'

/** A block as its text was read once, up to where the next one began. */
interface KnownBlock extends SlotForm, BlockForm {
  readonly end: Readonly<Progress>
  /** Lines from its end back to the last one that says something. */
  readonly blankLines: number
}

/** The blocks of one log that are like ones before. */
export interface KnownBlocks {
  /** Whether it is worth while to look for them. */
  isUseful(): boolean
  /** Learns the block, whose lines were read one by one, up to where the next event begins. */
  learn(block: Block, bytes: Uint8Array, end: number, line: number): void
  /** The form of the block that begins at `start`; undefined where it is like none before. */
  find(bytes: Uint8Array, start: number, end: number): KnownBlock | undefined
  /** Brings a block that has begun to where the reading of its lines would have brought it; returns where the line behind it begins. */
  fill(block: Block, form: KnownBlock): number
  /** Forgets all forms: from here on the same text may be read otherwise. */
  forget(): void
}

/** `alike` is told of their forms. */
export function knownBlocks(alike: AlikeBlocks): KnownBlocks {
  const book = formBook<KnownBlock>()
  return {
    isUseful: () => book.isUseful(),
    forget: () => {
      book.forget()
      alike.forgetForms()
    },
    find: (bytes, start, end) => book.find(bytes, start, end),
    learn: (block, bytes, end, line) => {
      // Behind a head that was cut off, any head may go on with it.
      const form =
        block.body && block.answerTo === 0 && block.places.isNoted && book.isOpen()
          ? slotFormOf(block, block.places, bytes, block.start, end)
          : undefined
      if (form === undefined) return
      const known = blockFormOf(block, form, end, line)
      const learnt = book.learn(bytes, block.places, block.start, end, known)
      if (learnt !== undefined) alike.addForm(learnt, known)
    },
    fill: (block, form) => {
      const end = book.end()
      copyProgress(form.end, block)
      block.to.fill(0)
      fillSlots(block satisfies Slots, form, book.values)
      block.places.isNoted = false
      block.textEnd = end - form.blankBytes
      block.textEndLine = block.line + form.lines - form.blankLines
      return end
    },
  }
}

const blockFormOf = (block: Block, form: SlotForm, end: number, line: number): KnownBlock => ({
  ...form,
  end: copyProgress(block, newProgress()),
  lines: line - block.line,
  blankBytes: end - block.textEnd,
  blankLines: line - block.textEndLine,
  beginsAlways: block.body && block.indent === 0 && (block.numbered || (LABEL_FLAGS[Math.max(0, block.opener)]! & STRONG) !== 0),
})
