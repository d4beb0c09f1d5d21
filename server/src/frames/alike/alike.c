/*
 * Finds rows that say what rows before them said: all but their time. Sixteen bytes are looked at together. README.md says what for.
 *
 * Offsets are places in the memory of this module; core.ts is the only caller. Nothing here trusts the bytes it is given.
 */
#include <wasm_simd128.h>

typedef signed char i8;
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;

#define EXPORT(name) __attribute__((export_name(#name)))
#define INLINE static inline __attribute__((always_inline))

/* As in core.ts. */
enum { INPUT_BYTES = 1 << 18, MOST_ROWS = 4096, MOST_COLUMNS = 128, MOST_GROUPS = 16, MOST_PARTS = 20 };
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
enum { BLANK = 32, QUOTE = 34, HASH = 35, COMMA = 44, MINUS = 45, DOT = 46, ZERO = 48, COLON = 58, UPPER_Z = 90, OPENING = 91, CLOSING = 93, LF = 10, CR = 13, DELETE = 127, NBSP = 0xa0, NBSP_LEAD = 0xc2, BYTE_ORDER_MARK = 0xef };
enum { DIGITS = 10 };
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
/* Whether there was no room for more that is known: it is time to begin anew. */
static u32 is_full;
EXPORT(is_full) u32 full(void) { return is_full; }

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
  group_count = is_full = 0;
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

#include "groups.h"
#include "clock.h"

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

#include "split.h"

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
#include "lists.h"
#include "returns.h"
