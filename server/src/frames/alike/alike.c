/*
 * Finds rows that say what rows before them said: all but their time. Sixteen bytes are looked at together. README.md says what for.
 *
 * Offsets are places in the memory of this module; core.ts is the only caller. Nothing here trusts the bytes it is given.
 */
#include <wasm_simd128.h>

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;

#define EXPORT(name) __attribute__((export_name(#name)))
#define INLINE static inline __attribute__((always_inline))

/* As in core.ts. */
enum { INPUT_BYTES = 1 << 18, MOST_ROWS = 4096, MOST_COLUMNS = 128, MOST_GROUPS = 16, MOST_PARTS = 16 };
/* What a group says of a row where it is no number. */
enum { UNKNOWN = -1, OTHERWISE = -2, FURTHER = -3 };
/* Added to a column that counts only by whether something is stated there, and to one that counts only where the number of the other group is odd. */
enum { COLUMN = 255, STATED = 256, WHERE_ODD = 512 };

enum { DAY_SECONDS = 86400 };
enum { MOST_PLACES = 32, MOST_NUMBERS = 10000, LONGEST_NUMBER = 4, DAY_BYTES = 256, MOST_DAYS = 4, FIRST_SLOTS = 256, MOST_PROBES = 32 };
/* 32 MB. */
enum { PAGE = 65536, MOST_PAGES = 512 };
enum { WIDTH = 16, BLOCK = 64 };
/* A longer row is not one to be known. */
enum { LONGEST = 0xffff };
enum { BLANK = 32, QUOTE = 34, HASH = 35, COMMA = 44, MINUS = 45, DOT = 46, ZERO = 48, COLON = 58, UPPER_Z = 90, OPENING = 91, CLOSING = 93, LF = 10, CR = 13, BYTE_ORDER_MARK = 0xef };
/* What stands between the values of a row: blanks, commas, commas with a blank behind them, or one blank. As in plan.ts. */
enum { BLANKS, COMMAS, COMMAS_AND_BLANKS, ONE_BLANK };
/* Bytes of a time with milliseconds, hh:mm:ss.mmmZ. */
enum { EXACT_TIME = 13 };

/* What a group says of some values; each stands there with its length before it. */
struct record {
  int value;
  /* What the group says that this one goes by. */
  int number;
  u32 hash;
  u8 values[];
};

struct group {
  u32 parts;
  u16 part[MOST_PARTS];
  /* The group whose number this one goes by, + 1; 0 for none. */
  u32 with;
  /* The group that says FURTHER where this one is asked, + 1; 0 where it is always asked. */
  u32 behind;
  u32 *slots;
  u32 mask;
  u32 count;
};

static u8 input[INPUT_BYTES + BLOCK] __attribute__((aligned(64)));
/* The rows that are known, and what each group says of them. */
static u32 offsets[MOST_ROWS], lengths[MOST_ROWS], lines[MOST_ROWS], seconds[MOST_ROWS], millis[MOST_ROWS];
static int said[MOST_GROUPS][MOST_ROWS];

static struct group groups[MOST_GROUPS];
static u32 group_count, column_count, separator;
/* The column that is cut (none where it is `column_count`), at a byte, where it begins with another; with any, where that is 0. Its parts stand in the first places. */
static u32 cut_column;
static u8 cut_opening, cut_byte;
/* The column that is a number, or `-`; none where it is `column_count`. */
static u32 size_column;
/* Where the values of the row lie that is looked at. */
static u32 starts[MOST_COLUMNS + MOST_PLACES], ends[MOST_COLUMNS + MOST_PLACES];
/* Which of them have a doubled quote: 1. */
static u8 doubled[MOST_COLUMNS + MOST_PLACES];
/* Where pairs of a number and a value begin in a row, 0 for none; the values are placed behind all columns, by place + 1 of their number, 0 for none. */
static u32 first_pair, place_count;
static u8 place_of_number[MOST_NUMBERS];
/* The column whose value stands in a place until a pair says another, + 1; 0 for none. */
static u8 column_of_place[MOST_PLACES];

/* Columns with an address, whose port does not count. */
enum { MOST_ADDRESSES = 4, LONGEST_ADDRESS = 48 };
static u32 address_columns[MOST_ADDRESSES], address_count;

/* The column with the time, behind so many bytes of the date, and how many it has at least; and what says the day. */
static u32 clock_column, clock_behind, least_time, clock_step;
static struct group days;
/* The days that are known, the last `day_count` of them; the one of the row before. What says one, with its length; 0 for none. */
static struct day {
  u32 length, second;
  u8 values[DAY_BYTES];
} known_days[MOST_DAYS];
static u32 day_count, known_day;
static u32 second_of_day, milli_of_second;

/* Where it was stopped; behind that row, where it was split and is of the known day; and the groups that are to be told, a bit for each. As in core.ts. */
static struct {
  u32 at, behind, unknown;
} stopped;
/* Among those bits: the row is to be read, whatever the groups say. */
enum { TO_BE_READ = 1 << 30 };
/* Whether the time of that row was read. */
static u32 is_timed;
static u64 hashes[MOST_GROUPS];
static int numbers[MOST_GROUPS];

extern u8 __heap_base;
static u32 heap;

EXPORT(input_at) u32 input_at(void) { return (u32)input; }
EXPORT(starts_at) u32 starts_at(void) { return (u32)starts; }
EXPORT(ends_at) u32 ends_at(void) { return (u32)ends; }
EXPORT(doubled_at) u32 doubled_at(void) { return (u32)doubled; }
EXPORT(offsets_at) u32 offsets_at(void) { return (u32)offsets; }
EXPORT(lengths_at) u32 lengths_at(void) { return (u32)lengths; }
EXPORT(lines_at) u32 lines_at(void) { return (u32)lines; }
EXPORT(seconds_at) u32 seconds_at(void) { return (u32)seconds; }
EXPORT(millis_at) u32 millis_at(void) { return (u32)millis; }
EXPORT(said_at) u32 said_at(u32 group) { return (u32)said[group]; }
EXPORT(stopped_at) u32 stopped_at(void) { return (u32)&stopped; }
EXPORT(stopped) u32 stopped_row(void) { return stopped.at; }
EXPORT(behind) u32 behind(void) { return stopped.behind; }
EXPORT(unknown_groups) u32 unknown_groups(void) { return stopped.unknown; }

/* Memory that is given back with all else; 0 where there is no more. */
static u32 take(u32 bytes) {
  u32 taken = heap;
  u32 end = taken + ((bytes + WIDTH - 1) & ~(WIDTH - 1));
  u32 pages = (end + PAGE) / PAGE;
  u32 now = __builtin_wasm_memory_size(0);
  if (pages > MOST_PAGES) return 0;
  if (pages > now) {
    u32 wanted = now + now / 2 < MOST_PAGES ? now + now / 2 : MOST_PAGES;
    if (__builtin_wasm_memory_grow(0, (wanted > pages ? wanted : pages) - now) == (unsigned long)-1) return 0;
  }
  heap = end;
  return taken;
}

static int take_slots(struct group *group, u32 slots) {
  u32 *taken = (u32 *)take(slots * sizeof(u32));
  if (!taken) return 0;
  __builtin_memset(taken, 0, slots * sizeof(u32));
  group->slots = taken;
  group->mask = slots - 1;
  return 1;
}

/* Forgets everything. Rows of so many values follow. */
EXPORT(begin) void begin(u32 columns, u32 between) {
  separator = between;
  heap = ((u32)&__heap_base + WIDTH - 1) & ~(WIDTH - 1);
  column_count = cut_column = size_column = columns;
  group_count = 0;
  __builtin_memset(known_days, 0, sizeof known_days);
  known_day = 0;
  days.parts = 0;
  address_count = first_pair = place_count = 0;
}

/* One more group; -1 where it goes by no other, or stands behind none. */
EXPORT(add_group) void add_group(int with, int behind) {
  struct group *group = &groups[group_count++];
  group->parts = 0;
  group->with = with + 1;
  group->behind = behind + 1;
  group->count = 0;
  take_slots(group, FIRST_SLOTS);
}

/* One more column of the group that was added last. */
EXPORT(add_part) void add_part(u32 column) {
  struct group *group = &groups[group_count - 1];
  group->part[group->parts++] = column;
}

/* A column of which counts what stands in front of a byte, and what stands behind. Only where it begins with `opening`, unless that is 0. */
EXPORT(set_cut) void set_cut(u32 column, u8 opening, u8 byte) {
  cut_column = column;
  cut_opening = opening;
  cut_byte = byte;
}

/* A column that must be a number, or `-`. */
EXPORT(set_size) void set_size(u32 column) { size_column = column; }

/*
 * The time stands in a column, behind so many bytes of the date; so many days are known at a time. It lies as many of `step` seconds from that of its entry as say
 * the day, and where that is written in another zone, its offset.
 */
EXPORT(set_clock) void set_clock(u32 column, u32 behind, u32 least, u32 most_days, u32 step) {
  day_count = most_days;
  clock_step = step;
  clock_column = column;
  clock_behind = behind;
  least_time = least;
}

EXPORT(add_address) void add_address(u32 column) { address_columns[address_count++] = column; }
/* Rows have any number of values: from one on, pairs of a number and a value. */
EXPORT(set_pairs) void set_pairs(u32 from) {
  first_pair = from;
  __builtin_memset(place_of_number, 0, MOST_NUMBERS);
  __builtin_memset(column_of_place, 0, MOST_PLACES);
}
/* The value of a number has a place of its own; a number may share the place of another. */
EXPORT(add_place) void add_place(u32 number, u32 place) {
  place_of_number[number] = place + 1;
  if (place >= place_count) place_count = place + 1;
}
EXPORT(set_place) void set_place(u32 place, u32 column) {
  column_of_place[place] = column + 1;
  if (place >= place_count) place_count = place + 1;
}
EXPORT(add_day_part) void add_day_part(u32 column) { days.part[days.parts++] = column; }

INLINE int is_stated(u32 start, u32 end) { return end > start && !(end == start + 1 && *(u8 *)start == MINUS); }
INLINE v128_t load(u32 at) { return wasm_v128_load((u8 *)at); }

/* The first `length` of sixteen bytes, the others 0. */
static const u8 masks[2 * WIDTH] = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
INLINE v128_t first_of(v128_t bytes, u32 length) { return wasm_v128_and(bytes, wasm_v128_load(masks + WIDTH - length)); }

INLINE void mix(u64 *one, u64 *other, v128_t bytes, u32 length) {
  *one = (*one ^ (u64)wasm_i64x2_extract_lane(bytes, 0)) * 0x9fb21c651e98df25ull;
  *other = (*other ^ (u64)wasm_i64x2_extract_lane(bytes, 1) ^ length) * 0xff51afd7ed558ccdull;
  *one ^= *one >> 32;
  *other ^= *other >> 29;
}

/* A number for the values of a group in the row. They are read where they stand: what was copied just before is slow to be read. */
INLINE u64 hash_of_row(const struct group *group, int number) {
  u64 one = 0x9e3779b97f4a7c15ull ^ (u32)number, other = 0xc2b2ae3d27d4eb4full;
  for (u32 i = 0; i < group->parts; i++) {
    u32 part = group->part[i];
    u32 at = starts[part & COLUMN], length = ends[part & COLUMN] - at;
    if (part & WHERE_ODD && !(number & 1)) continue;
    if (part & STATED) {
      one += (u64)is_stated(at, at + length) << i;
      continue;
    }
    for (; length > WIDTH; length -= WIDTH, at += WIDTH) mix(&one, &other, load(at), length);
    mix(&one, &other, first_of(load(at), length), length);
  }
  one = (one ^ other >> 32 ^ other << 32) * 0x9e3779b97f4a7c15ull;
  return one ^ one >> 32;
}

INLINE int is_same(u32 one, u32 other, u32 length) {
  for (; length > WIDTH; length -= WIDTH, one += WIDTH, other += WIDTH)
    if (!wasm_i8x16_all_true(wasm_i8x16_eq(load(one), load(other)))) return 0;
  return !wasm_v128_any_true(first_of(wasm_v128_xor(load(one), load(other)), length));
}

/* Whether values that were kept are those of the row. */
INLINE int are_of_row(u32 kept, const struct group *group, int number) {
  for (u32 i = 0; i < group->parts; i++) {
    u32 part = group->part[i];
    u32 at = starts[part & COLUMN], length = ends[part & COLUMN] - at;
    if (part & WHERE_ODD && !(number & 1)) continue;
    if (part & STATED) {
      if (*(u8 *)kept++ != is_stated(at, at + length)) return 0;
      continue;
    }
    if (*(u16 *)kept != length || !is_same(kept + 2, at, length)) return 0;
    kept += 2 + length;
  }
  return 1;
}

static u32 bytes_of_row(const struct group *group, int number) {
  u32 bytes = 0;
  for (u32 i = 0; i < group->parts; i++) {
    u32 part = group->part[i];
    if (part & WHERE_ODD && !(number & 1)) continue;
    bytes += part & STATED ? 1 : 2 + ends[part & COLUMN] - starts[part & COLUMN];
  }
  return bytes;
}

static void keep_row(u8 *values, const struct group *group, int number) {
  for (u32 i = 0; i < group->parts; i++) {
    u32 part = group->part[i];
    u32 at = starts[part & COLUMN], length = ends[part & COLUMN] - at;
    if (part & WHERE_ODD && !(number & 1)) continue;
    if (part & STATED) {
      *values++ = is_stated(at, at + length);
      continue;
    }
    *(u16 *)values = length;
    __builtin_memcpy(values + 2, (u8 *)at, length);
    values += 2 + length;
  }
}

/* A slot: some bits of the hash, and below them where a record lies, in steps of sixteen bytes. */
enum { TAG_SHIFT = 22, PLACE = (1 << TAG_SHIFT) - 1 };
INLINE u32 tag_of(u64 hash) { return (u32)(hash >> 54) << TAG_SHIFT; }
INLINE struct record *record_in(u32 slot) { return (struct record *)((slot & PLACE) * WIDTH); }

/* What a group says of the row; UNKNOWN where that is new. Only so many slots are looked at, whatever somebody wrote to make them collide. */
INLINE int ask(const struct group *group, int number, u64 hash) {
  u32 tag = tag_of(hash);
  for (u32 probe = 0; probe < MOST_PROBES; probe++) {
    u32 slot = group->slots[((u32)hash + probe) & group->mask];
    if (slot == 0) return UNKNOWN;
    if ((slot & ~PLACE) != tag) continue;
    const struct record *record = record_in(slot);
    if (record->number == number && are_of_row((u32)record->values, group, number)) return record->value;
  }
  return UNKNOWN;
}

static int put(struct group *group, u32 slot, u32 hash) {
  for (u32 probe = 0; probe < MOST_PROBES; probe++) {
    u32 *at = &group->slots[(hash + probe) & group->mask];
    if (*at != 0) continue;
    *at = slot;
    return 1;
  }
  return 0;
}

static int has_room(struct group *group) {
  if ((group->count + 1) * 2 <= group->mask) return 1;
  u32 *old = group->slots, slots = group->mask + 1;
  if (!take_slots(group, slots * 4)) return 0;
  for (u32 i = 0; i < slots; i++)
    if (old[i]) put(group, old[i], record_in(old[i])->hash);
  return 1;
}

/* Gives a group its answer about the row that was stopped at, for all rows like it. */
EXPORT(learn) void learn(u32 number, int value) {
  struct group *group = &groups[number];
  if (!(stopped.unknown >> number & 1)) return;
  stopped.unknown &= ~(1u << number);
  if (!has_room(group)) return;
  struct record *record = (struct record *)take(sizeof(struct record) + bytes_of_row(group, numbers[number]));
  if (!record) return;
  u64 hash = hashes[number];
  record->value = value;
  record->number = numbers[number];
  record->hash = (u32)hash;
  keep_row(record->values, group, numbers[number]);
  if (put(group, tag_of(hash) | (u32)record / WIDTH, (u32)hash)) group->count++;
}

/* The format reads a row of which nothing may be told, and goes by the day of the row before: the one behind it may be of any. */
EXPORT(forget_day) void forget_day(void) { known_days[0].length = 0; }

/* The time of the row that was stopped at, in civil milliseconds, says its day, unless its reader read the time of day elsewhere. Negative where no day is to be kept. */
EXPORT(learn_time) void learn_time(double time) {
  if (day_count == 1) forget_day();
  if (!is_timed || time < 0) return;
  u32 length = clock_behind + bytes_of_row(&days, 0), second = (u32)(time / 1000);
  if (length > DAY_BYTES - WIDTH || (second + DAY_SECONDS - second_of_day) % clock_step != 0 || (u32)(time - second * 1000.0) != milli_of_second) return;
  known_day = (known_day + 1) % day_count;
  struct day *day = &known_days[known_day];
  __builtin_memcpy(day->values, (u8 *)starts[clock_column], clock_behind);
  keep_row(day->values + clock_behind, &days, 0);
  /* A date with a colon in it has a time of its own, which counts; one that states its zone may stand before its time with one. */
  day->length = length;
  for (u32 i = 0; i < length; i++)
    if (day->values[i] == COLON && (clock_step == DAY_SECONDS || i + 1 != clock_behind)) day->length = 0;
  day->second = second - second_of_day;
}

INLINE int is_of_day(const struct day *day) {
  u32 values = (u32)day->values;
  return day->length && is_same(values, starts[clock_column], clock_behind) && are_of_row(values + clock_behind, &days, 0);
}

/* Where rows have no date: the second of the day of the one before. A row that goes back from it by more than disorder is of another day. */
static u32 last_second;
enum { DISORDER = 60 };
EXPORT(last_time) u32 last_time(void) { return last_second; }

/* Rows without a date that follow are of the day that begins at a civil second; the one before them was of a time of it. */
EXPORT(set_day) void set_day(double second, u32 last) {
  known_days[known_day].second = (u32)second;
  last_second = last;
}

INLINE int goes_on(void) {
  if (second_of_day + DISORDER < last_second) return 0;
  last_second = second_of_day;
  return 1;
}

/* Whether the day of the row is known: mostly it is that of the row before. */
INLINE int is_of_known_day(void) {
  if (days.parts + clock_behind == 0) return goes_on();
  for (u32 i = 0; i < day_count; i++) {
    if (is_of_day(&known_days[known_day])) return 1;
    known_day = (known_day + 1) % day_count;
  }
  return 0;
}

INLINE u32 digit(u32 at) { return *(u8 *)at - ZERO; }
INLINE u32 two_digits(u32 at) {
  u32 tens = digit(at), ones = digit(at + 1);
  return tens <= 9 && ones <= 9 ? tens * 10 + ones : 100;
}

/* Reads the milliseconds behind the seconds, .mmmZ; 0 where they are another thing. */
INLINE int read_millis(u32 at) {
  u32 tenth = digit(at + 1), rest = two_digits(at + 2);
  milli_of_second = tenth * 100 + rest;
  return *(u8 *)at == DOT && tenth <= 9 && rest <= 99 && *(u8 *)(at + 4) == UPPER_Z;
}

/* Reads the time of the row, [h]h:mm:ss or hh:mm:ss.mmmZ; 0 where it is another thing. */
INLINE int read_time(void) {
  u32 at = starts[clock_column] + clock_behind, end = ends[clock_column];
  int is_exact = least_time == EXACT_TIME;
  if (end < at + least_time || end > at + (is_exact ? EXACT_TIME : 8)) return 0;
  u32 digits = is_exact ? 2 : end - at - 6;
  u32 hour = digits == 1 ? digit(at) : two_digits(at);
  at += digits;
  u32 minute = two_digits(at + 1), second = two_digits(at + 4);
  if (hour > (digits == 1 ? 9 : 23) || minute > 59 || second > 59 || *(u8 *)at != COLON || *(u8 *)(at + 3) != COLON) return 0;
  second_of_day = (hour * 60 + minute) * 60 + second;
  milli_of_second = 0;
  return !is_exact || read_millis(at + 6);
}

/* Where a byte stands among the first forty-eight, a bit for each. */
INLINE u64 places_of(u8 byte, u32 at) {
  v128_t like = wasm_u8x16_splat(byte);
  u64 first = wasm_i8x16_bitmask(wasm_i8x16_eq(load(at), like)), second = wasm_i8x16_bitmask(wasm_i8x16_eq(load(at + WIDTH), like));
  return first | second << 16 | (u64)wasm_i8x16_bitmask(wasm_i8x16_eq(load(at + 2 * WIDTH), like)) << 32;
}

/* Where an address ends: before the colon of its port, which is the only one, or stands behind a bracket. Behind that no bracket stands. */
INLINE u32 end_of_address(u32 at, u32 end) {
  if (end == at || end > at + LONGEST_ADDRESS) return end;
  u64 inside = ~0ull >> (64 - (end - at)), colons = places_of(COLON, at) & inside;
  if (colons == 0 || (places_of(CLOSING, at) & inside) > colons) return end;
  u32 last = at + 63 - __builtin_clzll(colons);
  return (colons & (colons - 1)) == 0 || *(u8 *)(last - 1) == CLOSING ? last : end;
}

INLINE void end_addresses(void) {
  for (u32 i = 0; i < address_count; i++) {
    u32 column = address_columns[i];
    ends[column] = end_of_address(starts[column], ends[column]);
  }
}

/* Asks every group about the row; returns the bits of those that are to be told. */
INLINE u32 ask_groups(u32 row) {
  u32 to_be_told = 0;
  for (u32 i = 0; i < group_count; i++) {
    const struct group *group = &groups[i];
    if (group->behind && said[group->behind - 1][row] != FURTHER) {
      said[i][row] = said[group->behind - 1][row];
      continue;
    }
    int number = group->with ? said[group->with - 1][row] : 0;
    said[i][row] = UNKNOWN;
    if (number < 0) return to_be_told | TO_BE_READ;
    u64 hash = hash_of_row(group, number);
    int value = ask(group, number, hash);
    said[i][row] = value;
    if (value == OTHERWISE) return to_be_told | TO_BE_READ;
    if (value != UNKNOWN) continue;
    hashes[i] = hash;
    numbers[i] = number;
    to_be_told |= 1u << i;
  }
  return to_be_told;
}

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

/* Whether a row may begin like this. */
INLINE int may_begin(u8 byte) { return (byte > HASH || (byte == QUOTE && separator == COMMAS)) && byte != BYTE_ORDER_MARK; }

/*
 * Reads the rows of the input from `at` to `end`, where a line ends, as long as they are known; row `row` stands in line `line + row`.
 * Returns the number of the row behind them. `stopped` says where that begins.
 */
EXPORT(rows) u32 rows(u32 at, u32 end, u32 line, u32 row) {
  struct marks marks = {at, marks_in(at)};
  for (;; row++) {
    stopped.at = at;
    stopped.behind = is_timed = 0;
    stopped.unknown = TO_BE_READ;
    if (at >= end || row == MOST_ROWS || !may_begin(*(u8 *)at)) return row;
    u32 next = split_row(at, &marks);
    if (next == 0 || next > end || next - at >= LONGEST || !(is_timed = read_time())) return row;
    if (size_column < column_count && !is_size(starts[size_column], ends[size_column])) return row;
    if (cut_column < column_count) cut_value(starts[cut_column], ends[cut_column]);
    end_addresses();
    stopped.unknown = ask_groups(row);
    if (!is_of_known_day()) return row;
    offsets[row] = at - (u32)input;
    lengths[row] = next - at;
    lines[row] = line + row;
    seconds[row] = known_days[known_day].second + second_of_day;
    millis[row] = milli_of_second;
    stopped.behind = next;
    if (stopped.unknown) return row;
    at = next;
  }
}

#include "blocks.h"
