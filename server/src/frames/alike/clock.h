/* The day and the time of a row. */

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
