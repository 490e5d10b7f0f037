/*
 * Dates and times as people write and read them, in their language.
 */
#include "base/date.h"

static const char *const months[] = {
        TK("January"),   TK("February"), TK("March"),    TK("April"),
        TK("May"),       TK("June"),     TK("July"),     TK("August"),
        TK("September"), TK("October"),  TK("November"), TK("December"),
};

static const char *const months_short[] = {
        TK("Jan"), TK("Feb"), TK("Mar"),  TK("Apr"), TK("May"), TK("Jun"),
        TK("Jul"), TK("Aug"), TK("Sept"), TK("Oct"), TK("Nov"), TK("Dec"),
};

static const char *const weekdays[] = {
        TK("Monday"), TK("Tuesday"),  TK("Wednesday"), TK("Thursday"),
        TK("Friday"), TK("Saturday"), TK("Sunday"),
};

static struct str
number(struct arena *arena, int v)
{
	return str_print(arena, "%d", v);
}

struct str
date_words(struct arena *arena, struct date d)
{
	int year, month, day;

	if (!date_is(d))
		return S("");
	date_split(d, &year, &month, &day);
	return TV(arena, "{day} {month} {year}", {"day", number(arena, day)},
	          {"month", text_get(months[month - 1])},
	          {"year", number(arena, year)});
}

struct str
date_words_day(struct arena *arena, struct date d)
{
	if (!date_is(d))
		return S("");
	return TV(arena, "{weekday} {date}",
	          {"weekday", text_get(weekdays[date_weekday(d)])},
	          {"date", date_words(arena, d)});
}

struct str
date_words_short(struct arena *arena, struct date d)
{
	int year, month, day;

	if (!date_is(d))
		return S("");
	date_split(d, &year, &month, &day);
	return TV(arena, "{weekday} {day} {month}",
	          {"weekday", text_get(weekdays[date_weekday(d)])},
	          {"day", number(arena, day)},
	          {"month", text_get(months[month - 1])});
}

struct str
date_month_short(struct date d)
{
	int year, month, day;

	if (!date_is(d))
		return S("");
	date_split(d, &year, &month, &day);
	return text_get(months_short[month - 1]);
}

struct str
instant_time_words(struct arena *arena, struct instant at)
{
	int minutes = instant_minutes(at);
	int hour = minutes / 60 % 12 == 0 ? 12 : minutes / 60 % 12;
	struct str time = number(arena, hour);

	if (minutes == 0)
		return T("midnight");
	if (minutes == 12 * 60)
		return T("midday");
	if (minutes % 60 != 0)
		time = str_print(arena, "%d:%02d", hour, minutes % 60);
	if (minutes < 12 * 60)
		return TV(arena, "{time}am", {"time", time});
	return TV(arena, "{time}pm", {"time", time});
}

struct str
instant_words(struct arena *arena, struct instant at)
{
	if (!instant_is(at))
		return S("");
	return TV(arena, "{date} at {time}",
	          {"date", date_words_day(arena, instant_date(at))},
	          {"time", instant_time_words(arena, at)});
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Whether `name` begins with `s`, in either case. */
static bool
begins(struct str name, struct str s)
{
	if (s.n > name.n)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (lower(s.p[i]) != lower(name.p[i]))
			return false;
	return true;
}

/*
 * The Welsh months, so that a date typed in Welsh is read whatever language
 * the page was in.
 */
static const char *const welsh_months[] = {
        "Ionawr",     "Chwefror", "Mawrth", "Ebrill", "Mai",      "Mehefin",
        "Gorffennaf", "Awst",     "Medi",   "Hydref", "Tachwedd", "Rhagfyr",
};

/* A month by its name or the first three letters or more; 0 for none. */
static int
month_named(struct str s)
{
	if (s.n < 3)
		return 0;
	for (int i = 0; i < 12; i++)
		if (begins(str_of(months[i]), s) ||
		    begins(str_of(welsh_months[i]), s))
			return i + 1;
	return 0;
}

/* One or more figures from the front, at most `most`. */
static bool
take_number(struct str *rest, size_t most, int *out, size_t *n_out)
{
	size_t n = 0;
	int v = 0;

	while (n < rest->n && rest->p[n] >= '0' && rest->p[n] <= '9')
		n++;
	if (n == 0 || n > most)
		return false;
	for (size_t i = 0; i < n; i++)
		v = v * 10 + (rest->p[i] - '0');
	*out = v;
	*n_out = n;
	*rest = str_slice(*rest, n, rest->n);
	return true;
}

/* What may stand between the parts of a date: spaces and one mark. */
static size_t
take_between(struct str *rest)
{
	size_t n = 0, marks = 0;

	for (; n < rest->n; n++) {
		if (str_find(S("/.-,"), rest->p[n]) < 4)
			marks++;
		else if (rest->p[n] != ' ')
			break;
	}
	*rest = str_slice(*rest, n, rest->n);
	return marks > 1 ? 0 : n;
}

/* A month as a number or a name. */
static bool
take_month(struct str *rest, int *month)
{
	size_t n = 0;

	if (take_number(rest, 2, month, &n))
		return true;
	while (n < rest->n && lower(rest->p[n]) >= 'a' &&
	       lower(rest->p[n]) <= 'z')
		n++;
	*month = month_named(str_slice(*rest, 0, n));
	*rest = str_slice(*rest, n, rest->n);
	return *month != 0;
}

/*
 * A year to the end: four figures, or two that stand for one up to ten years
 * ahead of today.
 */
static bool
take_year(struct str *rest, struct date today, int *year)
{
	int this_year, month, day;
	size_t n;

	if (!take_number(rest, 4, year, &n) || rest->n != 0)
		return false;
	if (n != 2)
		return n == 4;
	date_split(today, &this_year, &month, &day);
	*year += *year + 2000 > this_year + 10 ? 1900 : 2000;
	return true;
}

bool
date_read(struct str s, struct date today, struct date *out)
{
	int day, month, year;
	size_t n;

	s = str_trim(s);
	if (date_read_iso(s, out))
		return true;
	if (!take_number(&s, 2, &day, &n) || take_between(&s) == 0 ||
	    !take_month(&s, &month) || take_between(&s) == 0 ||
	    !take_year(&s, today, &year))
		return false;
	return date_make(year, month, day, out);
}

/* "am" and "pm" of both languages; 0 for none, -1 for something else. */
static int
half_of_day(struct str s)
{
	static const char *const halves[] = {"am", "yb", "pm",
	                                     "yp", "yh", NULL};
	char two[2];

	if (s.n == 0)
		return 0;
	if (s.n != 2)
		return -1;
	two[0] = lower(s.p[0]);
	two[1] = lower(s.p[1]);
	switch (str_word((struct str){two, 2}, halves)) {
	case 0:
	case 1:
		return 'a';
	case -1:
		return -1;
	default:
		return 'p';
	}
}

/* Minutes past midnight for names of the hour; -1 for none. */
static int
time_named(struct str s)
{
	static const struct {
		const char *name;
		int minutes;
	} names[] = {
	        {"midday", 720},     {"noon", 720},   {"hanner dydd", 720},
	        {"canol dydd", 720}, {"midnight", 0}, {"hanner nos", 0},
	        {"canol nos", 0},
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (s.n == str_of(names[i].name).n &&
		    begins(str_of(names[i].name), s))
			return names[i].minutes;
	return -1;
}

/* ":30" or ".30", or nothing at all; *given says which. */
static bool
take_minute(struct str *rest, int *minute, bool *given)
{
	size_t n;

	*minute = 0;
	*given = rest->n > 0 && (rest->p[0] == ':' || rest->p[0] == '.');
	if (!*given)
		return true;
	*rest = str_slice(*rest, 1, rest->n);
	return take_number(rest, 2, minute, &n) && n == 2 && *minute <= 59;
}

/* The hour of the day; `half` is 'a', 'p', or 0 for the 24-hour clock. */
static bool
whole_hour(int half, int *hour)
{
	if (half == 0)
		return *hour <= 23;
	if (*hour < 1 || *hour > 12)
		return false;
	*hour = *hour % 12 + (half == 'p' ? 12 : 0);
	return true;
}

bool
time_read(struct str s, int *minutes_out)
{
	int hour, half, minute;
	bool given;
	size_t n;

	s = str_trim(s);
	if (time_named(s) >= 0) {
		*minutes_out = time_named(s);
		return true;
	}
	if (!take_number(&s, 2, &hour, &n) || !take_minute(&s, &minute, &given))
		return false;
	half = half_of_day(str_trim(s));
	/* "9" alone may be morning or evening: we do not guess. */
	if (half < 0 || (half == 0 && !given))
		return false;
	if (!whole_hour(half, &hour))
		return false;
	*minutes_out = hour * 60 + minute;
	return true;
}
