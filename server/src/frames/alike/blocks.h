/*
 * Records of text that have the same words as one before, and other values in the same places: forms (frames/form). Their values are the columns that groups go by.
 */

/* As in core.ts. */
enum { MOST_FORMS = 24, MOST_PIECES = 129, FORM_BYTES = 8192, MOST_SLOTS = 64, MOST_NOTED = 8 };
/* Bytes of a date with its time, as pairs.ts has them. */
enum { SHORTEST_DATE = 16, LONGEST_DATE = 27 };
/* Bytes of a set of signs. */
enum { SET = WIDTH };

/* The words of a record, in pieces, behind each but the last a value; and what its format knows of it. */
struct form {
  u32 pieces, lines, blank_bytes, begins_always, ends_itself, dated, hits;
  /* Where each piece begins in the text, how long it is, and what signs end the value behind it. */
  u32 begins[MOST_PIECES], lengths[MOST_PIECES];
  u8 signs[MOST_PIECES][SET];
  /* How long that value may be, with what stands behind it up to a sign. */
  u32 rooms[MOST_PIECES];
  /* Which value goes to which slot. */
  u32 slots, slot[MOST_SLOTS], value[MOST_SLOTS];
  /* Slots whose value is one of the words: the piece, and where it stands in it. */
  u32 fixed, fixed_slot[MOST_SLOTS], fixed_piece[MOST_SLOTS], fixed_at[MOST_SLOTS], fixed_bytes[MOST_SLOTS];
  u8 text[FORM_BYTES + WIDTH];
};

static struct form forms[MOST_FORMS];
static u32 form_count;
/* The forms, those first that fit most; and how many pieces two have in common, with the values behind them. */
static u32 form_order[MOST_FORMS];
static u8 common[MOST_FORMS][MOST_FORMS];
/* Where the pieces and values lie of the record that was compared last, and the piece that did not fit. */
static u32 piece_at[MOST_PIECES + 1], value_from[MOST_PIECES], value_to[MOST_PIECES], failed;
/* The record that was found to fit a form, and where the one behind it begins. */
static u32 matched_at, matched_end, matched_form;
/* Slots of which it is told where their values lie. */
static u32 noted_count, noted[MOST_NOTED];
static u32 noted_from[MOST_NOTED][MOST_ROWS], noted_to[MOST_NOTED][MOST_ROWS];
static u32 stopped_line, behind_line;

EXPORT(forms_at) u32 forms_at(void) { return (u32)forms; }
EXPORT(form_bytes) u32 form_bytes(void) { return sizeof(struct form); }
EXPORT(noted_from_at) u32 noted_from_at(u32 i) { return (u32)noted_from[i]; }
EXPORT(noted_to_at) u32 noted_to_at(u32 i) { return (u32)noted_to[i]; }
EXPORT(line_stopped) u32 line_stopped(void) { return stopped_line; }
EXPORT(line_behind) u32 line_behind(void) { return behind_line; }

/* Forgets all forms. */
EXPORT(forget_forms) void forget_forms(void) {
  form_count = 0;
  matched_at = 0;
}
/* Whether the record fits a form that was stopped at, and that ends by itself. */
EXPORT(is_matched) u32 is_matched(void) { return matched_at == stopped.at; }
/* Other bytes lie in the input. */
EXPORT(forget_match) void forget_match(void) { matched_at = 0; }
EXPORT(note_none) void note_none(void) { noted_count = 0; }
EXPORT(note) void note(u32 slot) { noted[noted_count++] = slot; }

static int is_same_piece(const struct form *one, const struct form *other, u32 piece) {
  u32 length = one->lengths[piece];
  return length == other->lengths[piece] && one->rooms[piece] == other->rooms[piece] && is_same((u32)one->signs[piece], (u32)other->signs[piece], SET) && is_same((u32)one->text + one->begins[piece], (u32)other->text + other->begins[piece], length);
}

/* The place of one more form: that of the one that fits least where there are too many. It is written there, and then added. */
EXPORT(place_of_form) u32 place_of_form(void) { return form_count < MOST_FORMS ? form_count : form_order[MOST_FORMS - 1]; }
EXPORT(add_form) void add_form(u32 place) {
  if (form_count < MOST_FORMS) form_order[form_count++] = place;
  struct form *form = &forms[place];
  form->hits = 0;
  matched_at = 0;
  for (u32 i = 0; i < form_count; i++) {
    struct form *other = &forms[i];
    u32 most = (form->pieces < other->pieces ? form->pieces : other->pieces) - 1, piece = 0;
    while (piece < most && is_same_piece(form, other, piece)) piece++;
    common[place][i] = common[i][place] = piece;
  }
}

/* For the upper half of a byte, its bit in a set of signs, which has a byte of bits for every lower half; none beyond ASCII. */
static const u8 upper_bits[WIDTH] = {1, 2, 4, 8, 16, 32, 64, 128};

/* Whether a value begins with a blank, also one that does not break. Of signed bytes those beyond ASCII are the smallest. */
INLINE int is_blank(u32 at) {
  return *(i8 *)at <= BLANK && (*(u8 *)at <= BLANK || *(u8 *)at == NBSP || (*(u8 *)at == NBSP_LEAD && *(u8 *)(at + 1) == NBSP));
}

/* Where the value ends that begins at `at`: before one of its signs. 0 where there is none, or a blank stands before it. */
INLINE u32 value_end(u32 at, u32 limit, const u8 *signs) {
  if (at >= limit || is_blank(at)) return 0;
  v128_t set = wasm_v128_load(signs), bits = wasm_v128_load(upper_bits);
  for (u32 from = at;; from += WIDTH) {
    v128_t bytes = load(from);
    v128_t lower = wasm_i8x16_swizzle(set, wasm_v128_and(bytes, wasm_u8x16_splat(15)));
    v128_t upper = wasm_i8x16_swizzle(bits, wasm_u8x16_shr(bytes, 4));
    u32 passed = wasm_i8x16_bitmask(wasm_i8x16_eq(wasm_v128_and(lower, upper), wasm_u8x16_splat(0))), ends = passed ^ 0xffff;
    u32 end = ends ? from + __builtin_ctz(ends) : from + WIDTH;
    if (end >= limit) return limit;
    if (ends) return end;
  }
}

/* Where the record ends that is known to fit a form up to its piece `first`, if it does to the end; else 0. Formats differ in whether a blank that does not break belongs to a value, so what has one at either end is left to them. */
INLINE u32 end_of_form(const struct form *form, u32 first, u32 limit) {
  u32 at = piece_at[first];
  for (u32 piece = first;; piece++) {
    failed = piece;
    piece_at[piece] = at;
    u32 length = form->lengths[piece];
    if (at + length > limit || !is_same(at, (u32)form->text + form->begins[piece], length)) return 0;
    at += length;
    if (piece == form->pieces - 1) return at;
    u32 stop = value_end(at, limit, form->signs[piece]), to = stop;
    if (stop <= at || stop - at > form->rooms[piece]) return 0;
    while (*(u8 *)(to - 1) <= BLANK) to--;
    if (*(u8 *)(to - 1) == NBSP) return 0;
    value_from[piece] = at;
    value_to[piece] = to;
    at = stop;
  }
}

/* Whether a line that has no signs of ASCII but those of dates is one with its time: some digits and the sign behind them, and two colons. As `isDateLine` has it. */
INLINE int is_date(u32 at, u32 end) {
  if (end - at < SHORTEST_DATE || end - at > LONGEST_DATE) return 0;
  u32 digits = at, colons = 0;
  while ((u8)(*(u8 *)digits - ZERO) < DIGITS) digits++;
  u8 sign = *(u8 *)digits;
  if (digits == at || digits - at > 4 || (sign != '/' && sign != '.' && sign != '-')) return 0;
  for (; at < end; at++) {
    if (*(u8 *)at > DELETE) return 0;
    colons += *(u8 *)at == COLON;
  }
  return colons == 2;
}

/* Looks for the form of the record at `at`; the mark of a file that was joined to another is no part of a record. What did not fit the one before does not fit another with the same piece. */
static int match(u32 at, u32 limit) {
  if (matched_at == at) return 1;
  matched_at = 0;
  if (*(u8 *)at == BYTE_ORDER_MARK) return 0;
  u32 before = MOST_FORMS;
  piece_at[0] = at;
  for (u32 i = 0; i < form_count; i++) {
    u32 place = form_order[i];
    u32 first = before == MOST_FORMS ? 0 : common[before][place];
    if (before != MOST_FORMS && first > failed) continue;
    u32 end = end_of_form(&forms[place], first, limit);
    before = place;
    if (!end) continue;
    if (forms[place].dated && !is_date(at, piece_at[1])) {
      failed = 0;
      continue;
    }
    matched_at = at;
    matched_end = end;
    matched_form = place;
    u32 hits = ++forms[place].hits;
    if (i > 0 && hits > forms[form_order[i - 1]].hits) {
      form_order[i] = form_order[i - 1];
      form_order[i - 1] = place;
    }
    return 1;
  }
  return 0;
}

/* The values of the record that was matched, by slot. */
INLINE void fill_slots(const struct form *form) {
  for (u32 slot = 0; slot < column_count; slot++) starts[slot] = ends[slot] = 0;
  for (u32 i = 0; i < form->slots; i++) {
    starts[form->slot[i]] = value_from[form->value[i]];
    ends[form->slot[i]] = value_to[form->value[i]];
  }
  for (u32 i = 0; i < form->fixed; i++) {
    u32 at = piece_at[form->fixed_piece[i]] + form->fixed_at[i];
    starts[form->fixed_slot[i]] = at;
    ends[form->fixed_slot[i]] = at + form->fixed_bytes[i];
  }
}

/*
 * Reads the records of the input from `at` on that fit a form, as long as all of each is known and it ends by itself, or another one behind it shows that it ends
 * there. The rest is as with `rows`; `line` is that of the first.
 */
EXPORT(blocks) u32 blocks(u32 at, u32 end, u32 line, u32 row) {
  for (;; row++) {
    stopped.at = at;
    stopped_line = line;
    stopped.behind = stopped.unknown = 0;
    if (!match(at, end) || row == MOST_ROWS) return row;
    const struct form *form = &forms[matched_form];
    u32 next = matched_end;
    fill_slots(form);
    if (next - at >= LONGEST || (!form->ends_itself && (!match(next, end) || !forms[matched_form].begins_always))) return row;
    u32 unknown = ask_groups(row);
    stopped.unknown = unknown & ~TO_BE_READ;
    if (unknown & TO_BE_READ) return row;
    offsets[row] = at - (u32)input;
    lengths[row] = next - form->blank_bytes - at;
    lines[row] = line;
    for (u32 i = 0; i < noted_count; i++) {
      noted_from[i][row] = starts[noted[i]];
      noted_to[i][row] = ends[noted[i]];
    }
    line += form->lines;
    if (unknown) {
      stopped.behind = next;
      behind_line = line;
      return row;
    }
    at = next;
  }
}
