/* Where the values of a row lie. */

/* The marks among sixteen bytes: the bytes up to 32; commas, quotes and line feeds; or commas before blanks, and line feeds. */
INLINE u64 marks_of(u32 at) {
  v128_t bytes = load(at);
  if (separator == BLANKS || separator == ONE_BLANK) return wasm_i8x16_bitmask(wasm_u8x16_le(bytes, wasm_u8x16_splat(BLANK)));
  v128_t commas = wasm_i8x16_eq(bytes, wasm_i8x16_splat(COMMA)), feeds = wasm_i8x16_eq(bytes, wasm_i8x16_splat(LF));
  if (separator == COMMAS) return wasm_i8x16_bitmask(wasm_v128_or(wasm_v128_or(commas, feeds), wasm_i8x16_eq(bytes, wasm_i8x16_splat(QUOTE))));
  return wasm_i8x16_bitmask(wasm_v128_or(feeds, wasm_v128_and(commas, wasm_i8x16_eq(load(at + 1), wasm_i8x16_splat(BLANK)))));
}

/* The same among sixty-four, a bit for each. */
INLINE u64 marks_in(u32 at) {
  return marks_of(at) | marks_of(at + WIDTH) << 16 | marks_of(at + 2 * WIDTH) << 32 | marks_of(at + 3 * WIDTH) << 48;
}

/* Where the marks of a block are, and those that are still to be looked at. */
struct marks {
  u32 base;
  u64 left;
};
INLINE u32 next_mark(struct marks *marks) {
  while (marks->left == 0) marks->left = marks_in(marks->base += BLOCK);
  u32 at = marks->base + __builtin_ctzll(marks->left);
  marks->left &= marks->left - 1;
  return at;
}

/*
 * Each of these splits the row that begins at `from` and returns where the next one does; 0 where it has another number of values, or is of a kind that its reader
 * may read otherwise.
 */
INLINE u32 split_at_blanks(u32 from, struct marks *marks, int is_one) {
  u32 column = 0;
  for (;;) {
    u32 at = next_mark(marks);
    if (at > from) {
      if (column >= MOST_COLUMNS) return 0;
      // The value in front of the time may have blanks; the time begins with a bracket.
      if (is_one && column == clock_column && *(u8 *)from != OPENING) column--;
      else starts[column] = from;
      ends[column++] = at;
    } else if (is_one) return 0;
    from = at + 1;
    u8 byte = *(u8 *)at;
    if (byte == LF || (byte == CR && *(u8 *)from == LF && next_mark(marks))) return column == column_count ? from + (byte == CR) : 0;
    if (byte == CR || (is_one && byte != BLANK)) return 0;
  }
}

/* Behind the quote that closes the value of a column; 0 where none does in this line. Quotes inside are doubled. */
INLINE u32 behind_quoted(u32 column, struct marks *marks) {
  for (;;) {
    u32 at = next_mark(marks);
    u8 byte = *(u8 *)at;
    if (byte == LF) return 0;
    if (byte == COMMA) continue;
    if (*(u8 *)(at + 1) != QUOTE) return at + 1;
    next_mark(marks);
    doubled[column] = 1;
  }
}

/* Where the value ends whose line ends at `feed`, without a carriage return; 0 where more than that stands behind it. */
INLINE u32 without_return(u32 from, u32 feed) {
  u32 end = feed - (feed > from && *(u8 *)(feed - 1) == CR);
  return end > from && (*(u8 *)(end - 1) == CR || *(u8 *)(end - 1) == 0) ? 0 : end;
}

/* Digits as a number; MOST_NUMBERS where they are another thing, or too many. */
INLINE u32 number_in(u32 at, u32 end) {
  u32 value = 0;
  if (at == end || end > at + LONGEST_NUMBER) return MOST_NUMBERS;
  for (; at < end; at++) {
    if (digit(at) > 9) return MOST_NUMBERS;
    value = value * 10 + digit(at);
  }
  return value < MOST_NUMBERS ? value : MOST_NUMBERS;
}

/* Puts the value of a column (+ 1; 0 for an empty one) in a place. */
INLINE void place_value(u32 place, u32 column) {
  starts[MOST_COLUMNS + place] = column ? starts[column - 1] : starts[0];
  ends[MOST_COLUMNS + place] = column ? ends[column - 1] : starts[0];
  doubled[MOST_COLUMNS + place] = column && doubled[column - 1];
}

/* Puts the values of pairs where their numbers say; of two with one number the last. 0 where a number is none. */
INLINE int place_pairs(u32 count) {
  if (count <= first_pair) return 0;
  for (u32 place = 0; place < place_count; place++) place_value(place, column_of_place[place]);
  for (u32 column = first_pair; column + 1 < count; column += 2) {
    u32 number = number_in(starts[column], ends[column]);
    if (number == MOST_NUMBERS) return 0;
    if (!place_of_number[number]) continue;
    place_value(place_of_number[number] - 1, column + 2);
  }
  return 1;
}

INLINE u32 split_at_commas(u32 from, struct marks *marks) {
  for (u32 column = 0;; column++) {
    if (column >= MOST_COLUMNS) return 0;
    u32 at = next_mark(marks), end = at;
    starts[column] = from;
    doubled[column] = 0;
    if (*(u8 *)at == QUOTE) {
      if (at > from) return 0;
      starts[column] = from + 1;
      from = behind_quoted(column, marks);
      if (from == 0) return 0;
      end = from - 1;
      at = next_mark(marks);
      if (at > from + (*(u8 *)at == LF && *(u8 *)from == CR)) return 0;
    } else if (*(u8 *)at == LF && !(end = without_return(from, at))) return 0;
    ends[column] = end;
    from = at + 1;
    if (*(u8 *)at == LF) return (first_pair ? place_pairs(column + 1) : column + 1 == column_count) ? from : 0;
  }
}

/* A comma without a blank behind it is part of a value; one at the end of a row closes it. */
INLINE u32 split_at_commas_and_blanks(u32 from, struct marks *marks) {
  for (u32 column = 0;; column++) {
    u32 at = next_mark(marks), end = at;
    if (column >= MOST_COLUMNS || *(u8 *)from <= BLANK) return 0;
    if (*(u8 *)at == LF) {
      end -= *(u8 *)(at - 1) == CR;
      if (*(u8 *)(end - 1) <= BLANK) return 0;
      end -= *(u8 *)(end - 1) == COMMA;
    }
    starts[column] = from;
    ends[column] = end;
    if (*(u8 *)at == LF) return column + 1 == column_count ? at + 1 : 0;
    from = at + 2;
  }
}

INLINE u32 split_row(u32 from, struct marks *marks) {
  if (separator == BLANKS) return split_at_blanks(from, marks, 0);
  if (separator == ONE_BLANK) return split_at_blanks(from, marks, 1);
  return separator == COMMAS ? split_at_commas(from, marks) : split_at_commas_and_blanks(from, marks);
}

/* Where a byte stands first; `end` where it does not. */
INLINE u32 find(u32 at, u32 end, u8 byte) {
  for (; at < end; at += WIDTH) {
    u32 found = wasm_i8x16_bitmask(wasm_i8x16_eq(load(at), wasm_i8x16_splat(byte)));
    if (found) return at + __builtin_ctz(found) < end ? at + __builtin_ctz(found) : end;
  }
  return end;
}

/* Cuts a value. One that is not cut stands behind where it should have begun otherwise, else in front. */
INLINE void cut_value(u32 start, u32 end) {
  u32 at = cut_opening && *(u8 *)start != cut_opening ? end : find(start, end, cut_byte);
  u32 whole = cut_opening ? start : end;
  starts[MOST_COLUMNS] = start;
  ends[MOST_COLUMNS] = at < end ? at : whole;
  starts[MOST_COLUMNS + 1] = at < end ? at + 1 : whole;
  ends[MOST_COLUMNS + 1] = end;
}

INLINE int is_size(u32 at, u32 end) {
  if (end == at + 1 && *(u8 *)at == MINUS) return 1;
  while (at < end && digit(at) <= 9) at++;
  return at == end;
}
