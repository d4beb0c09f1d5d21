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

enum { DAY_BYTES = 256, FIRST_SLOTS = 256, MOST_PROBES = 32 };
/* 32 MB. */
enum { PAGE = 65536, MOST_PAGES = 512 };
enum { WIDTH = 16, BLOCK = 64 };
/* A longer row is not one to be known. */
enum { LONGEST = 0xffff };
enum { BLANK = 32, HASH = 35, BYTE_ORDER_MARK = 0xef, LF = 10, CR = 13, MINUS = 45, COLON = 58, ZERO = 48 };

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
static u32 group_count, column_count;
/* Where the values of the row lie that is looked at. */
static u32 starts[MOST_COLUMNS + 1], ends[MOST_COLUMNS + 1];

/* The column with the time, behind so many bytes of the date, and how many it has at least; and what says the day. */
static u32 clock_column, clock_behind, least_time;
static struct group days;
static u8 known_day[DAY_BYTES];
static u32 known_day_bytes, known_day_second;
static u32 second_of_day, milli_of_second;

/* Where it was stopped; behind that row, where it was split and its time read; whether its time was read; the groups that are to be told, a bit for each. */
static u32 stopped_at, behind_at, is_timed, unknown;
static u64 hashes[MOST_GROUPS];
static int numbers[MOST_GROUPS];

extern u8 __heap_base;
static u32 heap;

EXPORT(input_at) u32 input_at(void) { return (u32)input; }
EXPORT(starts_at) u32 starts_at(void) { return (u32)starts; }
EXPORT(ends_at) u32 ends_at(void) { return (u32)ends; }
EXPORT(offsets_at) u32 offsets_at(void) { return (u32)offsets; }
EXPORT(lengths_at) u32 lengths_at(void) { return (u32)lengths; }
EXPORT(lines_at) u32 lines_at(void) { return (u32)lines; }
EXPORT(seconds_at) u32 seconds_at(void) { return (u32)seconds; }
EXPORT(millis_at) u32 millis_at(void) { return (u32)millis; }
EXPORT(said_at) u32 said_at(u32 group) { return (u32)said[group]; }
EXPORT(stopped) u32 stopped(void) { return stopped_at; }
EXPORT(behind) u32 behind(void) { return behind_at; }
EXPORT(unknown_groups) u32 unknown_groups(void) { return unknown; }

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
EXPORT(begin) void begin(u32 columns) {
  heap = ((u32)&__heap_base + WIDTH - 1) & ~(WIDTH - 1);
  column_count = columns;
  group_count = 0;
  known_day_bytes = 0;
  days.parts = 0;
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

EXPORT(set_clock) void set_clock(u32 column, u32 behind, u32 least) {
  clock_column = column;
  clock_behind = behind;
  least_time = least;
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
  if (!(unknown >> number & 1)) return;
  unknown &= ~(1u << number);
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

/* The day of the row that was stopped at begins at a civil second; negative where it is none to be kept. */
EXPORT(learn_day) void learn_day(double second) {
  u32 bytes = is_timed ? clock_behind + bytes_of_row(&days, 0) : 0;
  known_day_bytes = 0;
  if (!is_timed || second < 0 || bytes > DAY_BYTES - WIDTH) return;
  __builtin_memcpy(known_day, (u8 *)starts[clock_column], clock_behind);
  keep_row(known_day + clock_behind, &days, 0);
  known_day_bytes = bytes;
  known_day_second = (u32)second;
}

INLINE int is_of_known_day(void) {
  return known_day_bytes && is_same((u32)known_day, starts[clock_column], clock_behind) && are_of_row((u32)known_day + clock_behind, &days, 0);
}

/* The format reads a row of which nothing may be told: the one behind it may be of any day. */
EXPORT(forget_day) void forget_day(void) { known_day_bytes = 0; }

INLINE u32 digit(u32 at) { return *(u8 *)at - ZERO; }
INLINE u32 two_digits(u32 at) {
  u32 tens = digit(at), ones = digit(at + 1);
  return tens <= 9 && ones <= 9 ? tens * 10 + ones : 100;
}

/* Reads the time of the row, [h]h:mm:ss; 0 where it is another thing. */
INLINE int read_time(void) {
  u32 at = starts[clock_column] + clock_behind, end = ends[clock_column];
  if (end < at + least_time || end > at + 8) return 0;
  u32 digits = end - at - 6;
  u32 hour = digits == 1 ? digit(at) : two_digits(at);
  at += digits;
  u32 minute = two_digits(at + 1), second = two_digits(at + 4);
  if (hour > (digits == 1 ? 9 : 23) || minute > 59 || second > 59 || *(u8 *)at != COLON || *(u8 *)(at + 3) != COLON) return 0;
  second_of_day = (hour * 60 + minute) * 60 + second;
  milli_of_second = 0;
  return 1;
}

/* What is to be done with a row: read as if nothing were known, told what is new in it, or nothing. */
enum { TO_BE_READ, TO_BE_TOLD, KNOWN };

/* Asks every group about the row. */
INLINE int ask_groups(u32 row) {
  for (u32 i = 0; i < group_count; i++) {
    const struct group *group = &groups[i];
    if (group->behind && said[group->behind - 1][row] != FURTHER) {
      said[i][row] = said[group->behind - 1][row];
      continue;
    }
    int number = group->with ? said[group->with - 1][row] : 0;
    said[i][row] = UNKNOWN;
    if (number < 0) return TO_BE_READ;
    u64 hash = hash_of_row(group, number);
    int value = ask(group, number, hash);
    said[i][row] = value;
    if (value == OTHERWISE) return TO_BE_READ;
    if (value != UNKNOWN) continue;
    hashes[i] = hash;
    numbers[i] = number;
    unknown |= 1u << i;
  }
  return unknown ? TO_BE_TOLD : KNOWN;
}

/* The bytes up to 32 among sixty-four, a bit for each. */
INLINE u64 blanks_in(u32 at) {
  v128_t blank = wasm_u8x16_splat(BLANK);
  u64 first = wasm_i8x16_bitmask(wasm_u8x16_le(load(at), blank));
  u64 second = wasm_i8x16_bitmask(wasm_u8x16_le(load(at + WIDTH), blank));
  u64 third = wasm_i8x16_bitmask(wasm_u8x16_le(load(at + 2 * WIDTH), blank));
  u64 fourth = wasm_i8x16_bitmask(wasm_u8x16_le(load(at + 3 * WIDTH), blank));
  return first | second << 16 | third << 32 | fourth << 48;
}

/* Where the marks of a block are, and those that are still to be looked at. */
struct marks {
  u32 base;
  u64 left;
};
INLINE u32 next_mark(struct marks *marks) {
  while (marks->left == 0) marks->left = blanks_in(marks->base += BLOCK);
  u32 at = marks->base + __builtin_ctzll(marks->left);
  marks->left &= marks->left - 1;
  return at;
}

/* Splits the row that begins at `from` and returns where the next one does; 0 where a carriage return ends it, or it has too many values. */
INLINE u32 split_row(u32 from, struct marks *marks) {
  u32 column = 0;
  for (;;) {
    u32 at = next_mark(marks);
    if (at > from) {
      if (column > MOST_COLUMNS) return 0;
      starts[column] = from;
      ends[column++] = at;
    }
    from = at + 1;
    u8 byte = *(u8 *)at;
    if (byte == LF || (byte == CR && *(u8 *)from == LF && next_mark(marks))) {
      is_timed = column == column_count && read_time();
      return column == column_count ? from + (byte == CR) : 0;
    }
    if (byte == CR) return 0;
  }
}

/*
 * Reads the rows of the input from `at` to `end`, where a line ends, as long as they are known; row `row` stands in line `line + row`.
 * Returns the number of the row behind them. `stopped` says where that begins.
 */
EXPORT(rows) u32 rows(u32 at, u32 end, u32 line, u32 row) {
  struct marks marks = {at, blanks_in(at)};
  for (;; row++) {
    stopped_at = at;
    behind_at = is_timed = unknown = 0;
    if (at >= end || row == MOST_ROWS || *(u8 *)at <= HASH || *(u8 *)at == BYTE_ORDER_MARK) return row;
    u32 next = split_row(at, &marks);
    if (next == 0 || next > end || next - at >= LONGEST || !is_timed) return row;
    int isOfDay = is_of_known_day();
    int todo = ask_groups(row);
    if (!isOfDay || todo == TO_BE_READ) return row;
    offsets[row] = at - (u32)input;
    lengths[row] = next - at;
    lines[row] = line + row;
    seconds[row] = known_day_second + second_of_day;
    millis[row] = milli_of_second;
    if (todo == TO_BE_TOLD) {
      behind_at = next;
      return row;
    }
    at = next;
  }
}

#include "blocks.h"
