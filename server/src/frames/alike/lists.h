/*
 * Records of lists that commands print: lists are made again and again, and most of their records are the same ones in the same order (frames/table). A record is
 * known as a whole, by its bytes and those that were looked at below it.
 */

/* As in core.ts. */
enum { LONGEST_LISTED = 4096, MOST_HEADINGS = 65, MOST_GAPS = 64, NO_ENTRY = -1 };
/* Records kept, each in one of four places side by side; one whose place another takes is read anew. Place 0 is none. When the bytes of all are full, all are forgotten. */
enum { MOST_LISTED = 16384, PLACES = 4, LISTED_BYTES = 1 << 21 };
enum { MOST_PORT = 65535, LONGEST_PORT = 5 };
/* As in plainRow.ts: a record relies on something of the port of who called, which is told with it. */
enum { OF_PORT = 1 << 30 };
/* The group that says who a record names, by its number and the address that stands in it, which is in the first column. */
enum { WHO = 0 };
enum { FIRST_SIGN = 43, SIGNS = 15 };

/* A stretch of a record from which nothing is read: it may hold any plain letters but the one behind it, and the sign of its heading. */
struct gap {
  u32 from, to;
};

struct listed {
  /* Bytes that are compared: the record, and what was looked at below it. 0 where none is kept. */
  u32 length;
  /* Bytes and lines of the record alone; how many of its first bytes may hold other figures, where its heading says so. */
  u32 size, lines, loose;
  u32 heading;
  /* What the reading relied on beside the text, a number of its format: 0 for nothing; below 0, what is to be done wherever it stands. */
  int reliance;
  /* The places of the record and of the entry that came behind it last: blank lines between blocks are all the same one. */
  u32 next, next_entry;
  /* Where its text lies, with the gaps behind it, and how much room is there. */
  u32 text, room;
  u32 gaps;
  u64 hash;
  /* What it says; NO_ENTRY for a line that is no entry. Where an end of a connection stands in it, who depends on that, and is asked by this number. */
  int who, what, number;
  /* Where an address and a port stand in it, and what is behind them and blanks: any others may stand there. Both 0 where none do. */
  u32 end_from, end_to;
  /* The port that it states otherwise, or 0. */
  u32 port;
};

/* How the records below a heading are compared. */
struct heading {
  /* Bytes of a row, all bits of those whose figures may be others. */
  u8 *loose;
  /* Whether one digit is as good as another in what stands below a record. */
  u32 digits_below;
  /* What stands between its values, or 0. A record is looked for by what stands before so many of them, or by its first line where this is 0. */
  u8 sign;
  u32 signs;
  /* Whether ends of connections stand in some of them. */
  u32 has_ends;
};

static struct listed *records;
static u8 *listed_bytes;
static u32 listed_used;
static struct heading headings[MOST_HEADINGS];
static u32 heading_count;
static u32 list_heading;
/* The places of the record and the entry before; that of the record that was looked for, 0 where it was not found. */
static u32 listed_before, entry_before, listed_place, listed_turn;
/* Where the input ends; the port of the record that was looked at last, and who it names. */
static u32 listed_end, listed_port;
static int listed_who;
/* How many numbers were given to records whose who depends on an address. */
static int listed_numbers;
/* What is known to hold of what records rely on. */
static int holding;
static struct gap new_gaps[MOST_GAPS];

EXPORT(gaps_at) u32 gaps_at(void) { return (u32)new_gaps; }

static void forget_records(void) {
  for (u32 place = 0; place < MOST_LISTED; place++) records[place].length = records[place].room = 0;
  listed_used = 0;
}

/* Forgets all records and headings. */
EXPORT(begin_lists) void begin_lists(void) {
  records = (struct listed *)take(MOST_LISTED * sizeof(struct listed));
  listed_bytes = (u8 *)take(LISTED_BYTES + BLOCK);
  __builtin_memset(records, 0, MOST_LISTED * sizeof(struct listed));
  heading_count = listed_before = entry_before = listed_place = listed_used = listed_numbers = 0;
}

/* One more heading; returns where the bytes of its rows stand whose figures may be others: none so far. */
EXPORT(add_heading) u32 add_heading(u32 digits_below, u32 signs, u8 sign) {
  struct heading *heading = &headings[heading_count++];
  heading->digits_below = digits_below;
  heading->signs = signs;
  heading->sign = sign;
  heading->has_ends = 0;
  heading->loose = (u8 *)take(LONGEST_LISTED + BLOCK);
  __builtin_memset(heading->loose, 0, LONGEST_LISTED + BLOCK);
  return (u32)heading->loose;
}

/* What follows stands below a heading, by its number in the order in which they were added. */
EXPORT(set_heading) void set_heading(u32 number) { list_heading = number; }

/* All bits of the bytes of sixteen that stand before a place. */
INLINE v128_t before(int place) {
  return wasm_i8x16_lt(wasm_i8x16_make(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15), wasm_i8x16_splat(place < 0 ? 0 : place > WIDTH ? WIDTH : place));
}
INLINE v128_t among(v128_t bytes, u8 first, u8 count) { return wasm_u8x16_lt(wasm_i8x16_sub(bytes, wasm_u8x16_splat(first)), wasm_u8x16_splat(count)); }
/* The signs of figures, from `+` to `9`, and blanks. */
INLINE v128_t figures(v128_t bytes) { return wasm_v128_or(among(bytes, FIRST_SIGN, SIGNS), wasm_i8x16_eq(bytes, wasm_u8x16_splat(BLANK))); }

/* Where figures stand in the input at `at` that may differ; none where one makes a name of a word: a colon at its end. */
INLINE v128_t loose_figures(v128_t kept, v128_t now, u32 at, v128_t loose) {
  v128_t colon = wasm_u8x16_splat(COLON), blank = wasm_u8x16_splat(BLANK);
  v128_t ends = wasm_v128_and(wasm_i8x16_eq(now, colon), wasm_u8x16_le(load(at + 1), blank));
  v128_t ended = wasm_v128_and(wasm_u8x16_le(now, blank), wasm_i8x16_eq(load(at - 1), colon));
  if (wasm_v128_any_true(wasm_v128_and(loose, wasm_v128_or(ends, ended)))) return wasm_i8x16_splat(0);
  return wasm_v128_and(loose, wasm_v128_and(figures(kept), figures(now)));
}

/* Whether the bytes of the input from `at` on say what a record does from its byte `from` on. */
INLINE int is_rest(const struct listed *one, u32 from, u32 at) {
  const struct heading *heading = &headings[one->heading];
  for (u32 i = from; i < one->length; i += WIDTH, at += WIDTH) {
    v128_t kept = load(one->text + i), now = load(at);
    v128_t other = wasm_v128_andnot(before(one->length - i), wasm_i8x16_eq(kept, now));
    if (!wasm_v128_any_true(other)) continue;
    v128_t may = wasm_i8x16_splat(0);
    if (i < one->loose) may = loose_figures(kept, now, at, wasm_v128_and(load((u32)heading->loose + i), before(one->loose - i)));
    if (heading->digits_below) {
      v128_t digits = wasm_v128_and(among(kept, ZERO, DIGITS), among(now, ZERO, DIGITS));
      may = wasm_v128_or(may, wasm_v128_andnot(digits, before((int)one->size - (int)i)));
    }
    if (wasm_v128_any_true(wasm_v128_andnot(other, may))) return 0;
  }
  return 1;
}

/* Where a gap ends: before one of two signs, or what is no plain letter. */
INLINE u32 end_of_gap(u32 at, u32 end, u8 one, u8 other) {
  for (; at < end; at += WIDTH) {
    v128_t bytes = load(at);
    v128_t signs = wasm_v128_or(wasm_i8x16_eq(bytes, wasm_u8x16_splat(one)), wasm_i8x16_eq(bytes, wasm_u8x16_splat(other)));
    v128_t plain = wasm_v128_andnot(among(bytes, BLANK, DELETE - BLANK), signs);
    u32 ends = ~wasm_i8x16_bitmask(plain) & 0xffff;
    if (ends) return at + __builtin_ctz(ends);
  }
  return end;
}

INLINE u32 behind_blanks(u32 at, u32 end) {
  while (at < end && *(u8 *)at == BLANK) at++;
  return at;
}

/*
 * Where what stands behind the end of a connection at `at` and blanks begins; 0 where none stands there as lists write it. Its address is in the first column, its port
 * is told of the record that is looked at.
 */
INLINE u32 behind_end(u32 at, u32 end) {
  if (end > at + BLOCK) end = at + BLOCK;
  u32 stop = find(at, end, BLANK), first = stop, port = 0;
  if (stop >= end) return 0;
  for (u32 unit = 1; first > at && first + LONGEST_PORT > stop && (u8)(*(u8 *)(first - 1) - ZERO) < DIGITS; unit *= 10) port += (*(u8 *)--first - ZERO) * unit;
  if (port == 0 || port > MOST_PORT || *(u8 *)first == ZERO || first < at + 2 || *(u8 *)(first - 1) != COLON) return 0;
  starts[0] = at;
  ends[0] = first - 1;
  listed_port = port;
  return behind_blanks(stop, end);
}

/* How many bytes the record has in the input at `at` that is kept in a place; 0 where another one stands there, or its end is not in hand. */
static u32 size_of(u32 place, u32 at, u32 end) {
  const struct listed *one = &records[place];
  if (one->length == 0 || one->heading != list_heading) return 0;
  const struct gap *gaps = (const struct gap *)(one->text + one->room) - one->gaps;
  u32 now = at, from = 0;
  listed_port = one->port;
  listed_who = one->who;
  if (one->end_to) {
    if (now + one->end_from >= end || !is_same(now, one->text, one->end_from)) return 0;
    now = behind_end(now + one->end_from, end);
    if (now == 0) return 0;
    from = one->end_to;
  }
  for (u32 i = 0; i < one->gaps; i++) {
    u32 size = gaps[i].from - from;
    if (now + size >= end || !is_same(now, one->text + from, size)) return 0;
    from = gaps[i].to;
    now = end_of_gap(now + size, end, *(u8 *)(one->text + from), headings[list_heading].sign);
  }
  u32 next = now + one->size - from;
  return now + one->length - from <= end && next - at <= LONGEST_LISTED && is_rest(one, from, now) ? next - at : 0;
}

/* Where what stands behind the word at `at` and blanks begins. */
INLINE u32 next_word(u32 at, u32 end) { return behind_blanks(find(at, end, BLANK), end); }

/* Where the bytes end by which the record at `at` is looked for; 0 where that is not in hand. */
INLINE u32 end_of_key(u32 at, u32 end) {
  const struct heading *heading = &headings[list_heading];
  if (end > at + LONGEST_LISTED) end = at + LONGEST_LISTED;
  u8 sign = heading->signs ? heading->sign : LF;
  u32 stop = find(at, end, sign);
  for (u32 i = 1; i < heading->signs && stop < end; i++) stop = find(stop + 1, end, sign);
  if (stop >= end) return 0;
  return heading->signs ? stop : stop + 1;
}

INLINE void mix_bytes(u64 *one, u64 *other, u32 at, u32 stop, u32 loose) {
  for (u32 i = 0; at + i < stop; i += WIDTH) {
    v128_t bytes = wasm_v128_andnot(load(at + i), load(loose + i));
    mix(one, other, wasm_v128_and(bytes, before(stop - at - i)), 0);
  }
}

/* A number for what stands in front of `from`, and from `behind` on. */
INLINE u64 hash_around(u32 at, u32 from, u32 behind, u32 stop) {
  u32 loose = (u32)headings[list_heading].loose;
  u64 one = 0x9e3779b97f4a7c15ull ^ list_heading, other = 0xc2b2ae3d27d4eb4full;
  mix_bytes(&one, &other, at, from, loose);
  mix_bytes(&one, &other, behind, stop, loose);
  one = (one ^ other >> 32 ^ other << 32) * 0x9e3779b97f4a7c15ull;
  return one ^ one >> 32;
}

INLINE u64 hash_of_key(u32 at, u32 end) {
  u32 stop = end_of_key(at, end);
  return stop <= at ? 0 : hash_around(at, stop, stop, stop);
}

/* The first of the places of a hash. */
INLINE u32 place_of(u64 hash) {
  u32 place = (u32)(hash >> 32) & (MOST_LISTED - PLACES);
  return place ? place : PLACES;
}

/* The place of a new record: a free one, else one by turns. Those that stand for many addresses stay longer. */
INLINE u32 place_for(u64 hash) {
  u32 first = place_of(hash);
  for (u32 i = 0; i < PLACES; i++)
    if (records[first + i].length == 0) return first + i;
  u32 place = first + listed_turn++ % PLACES;
  return records[place].end_to ? first + listed_turn++ % PLACES : place;
}

/* Looks for the record at `at` in the places of a hash, and returns its size; 0 where it is in none. */
static u32 look_in(u64 hash, u32 at, u32 end) {
  u32 first = place_of(hash), size;
  for (listed_place = first; listed_place < first + PLACES; listed_place++)
    if (records[listed_place].hash == hash && (size = size_of(listed_place, at, end))) return size;
  return listed_place = 0;
}

/* The same by what stands around an end of a connection, which is the third word or the second. */
INLINE u32 look_around(u32 at, u32 end) {
  if (end > at + LONGEST_LISTED) end = at + LONGEST_LISTED;
  u32 feed = find(at, end, LF), size;
  if (feed == end) return 0;
  u32 second = next_word(behind_blanks(at, feed), feed), third = next_word(second, feed), fourth = next_word(third, feed);
  return (size = look_in(hash_around(at, third, fourth, feed), at, end)) ? size : look_in(hash_around(at, second, third, feed), at, end);
}

/* Looks for the record at `at` and returns its size; 0 where none like it is kept. The one that came next before mostly comes again, or the one behind that. */
static u32 look(u32 at, u32 end) {
  u32 expected = records[listed_before].next, entry = records[entry_before].next_entry, behind = records[entry].next_entry, size;
  if ((size = size_of(listed_place = expected, at, end)) || (entry != expected && (size = size_of(listed_place = entry, at, end))) ||
      (behind != expected && behind != entry && (size = size_of(listed_place = behind, at, end))))
    return size;
  if (headings[list_heading].has_ends && (size = look_around(at, end))) return size;
  listed_place = 0;
  u64 hash = hash_of_key(at, end);
  return hash ? look_in(hash, at, end) : 0;
}

/* Asks who is named beside the end of a connection that was looked at last, in a record that has a number. */
INLINE int who_of(int number) {
  stopped.unknown = 1 << WHO;
  numbers[WHO] = number;
  hashes[WHO] = hash_of_row(&groups[WHO], number);
  return ask(&groups[WHO], number, hashes[WHO]);
}

INLINE void follow(u32 place) {
  records[listed_before].next = place;
  listed_before = place;
  if (records[place].who == NO_ENTRY) return;
  records[entry_before].next_entry = place;
  entry_before = place;
}

/* Adds the record that was looked for last and found, unless it is no entry; returns the number of the entry behind it. */
INLINE u32 add_listed(u32 row, u32 size) {
  const struct listed *one = &records[listed_place];
  if (one->who != NO_ENTRY) {
    offsets[row] = stopped.at - (u32)input;
    lengths[row] = size;
    lines[row] = stopped_line;
    said[0][row] = listed_who;
    said[1][row] = one->what;
    said[2][row] = listed_port;
    row++;
  }
  stopped_line += one->lines;
  stopped.at += size;
  follow(listed_place);
  return row;
}

static u32 add_all_listed(u32 end, u32 row) {
  stopped.behind = stopped.unknown = 0;
  while (row < MOST_ROWS) {
    u32 size = look(stopped.at, end);
    if (size == 0) return row;
    const struct listed *one = &records[listed_place];
    if (one->end_to && (listed_who = who_of(one->number)) == UNKNOWN) return row;
    int reliance = one->reliance > 0 && one->reliance & OF_PORT ? one->reliance | (int)listed_port : one->reliance;
    if (reliance > 0 && reliance != holding) {
      stopped.behind = stopped.at + size;
      stopped.unknown = reliance;
      return row;
    }
    row = add_listed(row, size);
    stopped.unknown = reliance < 0 ? reliance : 0;
    if (reliance < 0) return row;
  }
  return row;
}

/*
 * Reads the records of the input from `at` on that are known, as long as they rely on nothing; `line` is that of the first, and `row` the number of the first entry.
 * Returns the number of the entry behind them. `stopped` says where the record begins that is not known; behind it, and what it relies on, where that is all that it
 * takes; and what is to be done (below 0) because of the line before.
 */
EXPORT(listed) u32 listed(u32 at, u32 end, u32 line, u32 row) {
  stopped.at = at;
  stopped_line = line;
  listed_end = end;
  holding = 0;
  return add_all_listed(end, row);
}

/* What the record at which it stopped relies on does hold: goes on with it, and with others that rely on the same. */
EXPORT(listed_on) u32 listed_on(u32 end, u32 row) {
  holding = stopped.unknown;
  return add_all_listed(end, add_listed(row, stopped.behind - stopped.at));
}

/* Keeps the record at `at` that was looked for last and not found, with the gaps that were written; where it was but for an address, who that one is. */
EXPORT(keep_listed) void keep_listed(u32 at, u32 length, u32 size, u32 line_count, u32 loose, int reliance, u32 gaps, int who, int what, u32 port, u32 end_from, u32 end_to) {
  if (length > LONGEST_LISTED || (end_to && !behind_end(at + end_from, listed_end))) return;
  struct listed *one = &records[listed_place];
  if (end_to && one->end_to && one->what == what && one->reliance == reliance && who_of(one->number) == UNKNOWN) {
    learn(WHO, who);
    follow(listed_place);
    return;
  }
  u64 hash = end_to ? hash_around(at, at + end_from, at + end_to, find(at, listed_end, LF)) : hash_of_key(at, listed_end);
  if (hash == 0) return;
  /* What the one relied on that was found does not hold. */
  if (listed_place) one->length = 0;
  u32 place = place_for(hash);
  one = &records[place];
  u32 gap_bytes = gaps * sizeof(struct gap), room = ((length + 3) & ~3u) + gap_bytes;
  if (one->room < room) {
    if (listed_used + room > LISTED_BYTES) forget_records();
    one->text = (u32)listed_bytes + listed_used;
    one->room = room;
    listed_used += room;
  }
  __builtin_memcpy((u8 *)one->text, (u8 *)at, length);
  __builtin_memcpy((u8 *)(one->text + one->room - gap_bytes), new_gaps, gap_bytes);
  one->length = length;
  one->size = size;
  one->lines = line_count;
  one->loose = loose;
  one->heading = list_heading;
  one->reliance = reliance;
  one->gaps = gaps;
  one->hash = hash;
  one->who = who;
  one->what = what;
  one->port = port;
  one->end_from = end_from;
  one->end_to = end_to;
  if (end_to) {
    headings[list_heading].has_ends = 1;
    who_of(one->number = ++listed_numbers);
    learn(WHO, who);
  }
  /* What was expected in its place mostly comes behind it. */
  u32 expected = records[listed_before].next, entry = records[entry_before].next_entry;
  if (expected != place) one->next = expected;
  if (entry != place) one->next_entry = entry;
  follow(place);
}
