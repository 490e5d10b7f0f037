/*
 * identifiers.c - canonical forms and check letters.
 */
#include "register/people/identifiers.h"

const char *const identifier_kinds[] = {"crn", "pnc", "cro", "prison", NULL};

static const char check_letters[] = "ZABCDEFGHJKLMNPQRTUVWXY";

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Whether bytes `from` to `to` are all digits, and at least one. */
static bool
digits(struct str s, size_t from, size_t to)
{
	if (from >= to || to > s.n)
		return false;
	for (size_t i = from; i < to; i++) {
		if (!is_digit(s.p[i]))
			return false;
	}
	return true;
}

/* Upper case, without any blank inside or around. */
static struct str
plain(struct arena *arena, struct str s)
{
	char *out = arena_bytes(arena, s.n + 1, 1);
	size_t n = 0;

	s = str_upper(arena, s);
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] != ' ' && s.p[i] != '\t')
			out[n++] = s.p[i];
	}
	return (struct str){out, n};
}

/* Whether the letter is the one of these digits, taken as one number. */
static bool
letter_fits(struct str number, char letter)
{
	unsigned rest = 0;

	for (size_t i = 0; i < number.n; i++)
		rest = (rest * 10 + (unsigned)(number.p[i] - '0')) % 23;
	return check_letters[rest] == letter;
}

/* A two-figure year with its century. */
static int
year_whole(int year, struct date today)
{
	int now;
	int month;
	int day;

	date_split(today, &now, &month, &day);
	return year <= now % 100 ? 2000 + year : 1900 + year;
}

static int
number_of(struct str s, size_t from, size_t n)
{
	int v = 0;

	for (size_t i = from; i < from + n; i++)
		v = v * 10 + (s.p[i] - '0');
	return v;
}

/* One way to read a PNC: the year's figures, the serial's, the letter. */
static bool
pnc_try(struct arena *arena, struct str s, size_t year_n, struct date today,
        struct str *out)
{
	struct str number;
	int year;
	int serial;

	if (s.n < year_n + 2 || s.n - year_n - 1 > 7)
		return false;
	year = number_of(s, 0, year_n);
	serial = number_of(s, year_n, s.n - year_n - 1);
	number = str_print(arena, "%02d%07d", year % 100, serial);
	if (!letter_fits(number, s.p[s.n - 1]))
		return false;
	if (year_n == 2)
		year = year_whole(year, today);
	*out = str_print(arena, "%04d/%07d%c", year, serial, s.p[s.n - 1]);
	return true;
}

/*
 * The figures and letter without the slash, and after how many figures the
 * slash said the year ends (0: there was none).  False when it is no PNC.
 */
static bool
pnc_bare(struct arena *arena, struct str s, struct str *bare, size_t *year_n)
{
	size_t slash = str_find(s, '/');

	*bare = s;
	*year_n = 0;
	if (s.n < 4 || !is_letter(s.p[s.n - 1]))
		return false;
	if (slash < s.n) {
		if (slash != 2 && slash != 4)
			return false;
		*year_n = slash;
		*bare = str_print(arena, "%.*s%.*s", (int)slash, s.p,
		                  (int)(s.n - slash - 1), s.p + slash + 1);
	}
	return bare->n <= (slash == 2 ? 10u : 12u) &&
	       digits(*bare, 0, bare->n - 1);
}

/*
 * With a slash the year ends there.  Without one a long number has a year of
 * four figures; a short one is read both ways, two figures first, and the way
 * whose check letter fits is taken.
 */
static enum identifier_state
pnc_read(struct arena *arena, struct str s, struct date today, struct str *out)
{
	struct str bare;
	size_t year_n;

	if (!pnc_bare(arena, s, &bare, &year_n))
		return IDENTIFIER_NONE;
	if (year_n != 4 && pnc_try(arena, bare, 2, today, out))
		return IDENTIFIER_GOOD;
	if (year_n != 2 && pnc_try(arena, bare, 4, today, out))
		return IDENTIFIER_GOOD;
	*out = s;
	return IDENTIFIER_UNCONFIRMED;
}

/* NNNNNN/YYL: the serial first. */
static enum identifier_state
cro_standard(struct arena *arena, struct str s, struct str *out)
{
	size_t slash = str_find(s, '/');
	struct str number;

	if (slash < 1 || slash > 6 || s.n != slash + 4 ||
	    !digits(s, 0, slash) || !digits(s, slash + 1, slash + 3))
		return IDENTIFIER_NONE;
	number = str_print(arena, "%.2s%06d", s.p + slash + 1,
	                   number_of(s, 0, slash));
	if (!letter_fits(number, s.p[s.n - 1])) {
		*out = s;
		return IDENTIFIER_UNCONFIRMED;
	}
	*out = str_print(arena, "%06d/%.3s", number_of(s, 0, slash),
	                 s.p + slash + 1);
	return IDENTIFIER_GOOD;
}

/* SFYY/NNNNNL: the serial's figures count as they are given. */
static enum identifier_state
cro_file(struct arena *arena, struct str s, struct str *out)
{
	struct str number;

	if (s.n < 7 || s.n > 12 || s.p[4] != '/' || !digits(s, 2, 4) ||
	    !digits(s, 5, s.n - 1))
		return IDENTIFIER_NONE;
	number = str_print(arena, "%.2s%.*s", s.p + 2, (int)(s.n - 6), s.p + 5);
	*out = s;
	return letter_fits(number, s.p[s.n - 1]) ? IDENTIFIER_GOOD
	                                         : IDENTIFIER_UNCONFIRMED;
}

static enum identifier_state
cro_read(struct arena *arena, struct str s, struct str *out)
{
	if (s.n < 5 || !is_letter(s.p[s.n - 1]))
		return IDENTIFIER_NONE;
	if (str_starts(s, S("SF")))
		return cro_file(arena, s, out);
	return cro_standard(arena, s, out);
}

static enum identifier_state
crn_read(struct str s, struct str *out)
{
	if (s.n != 7 || !is_letter(s.p[0]) || !digits(s, 1, 7))
		return IDENTIFIER_NONE;
	*out = s;
	return IDENTIFIER_GOOD;
}

/* A letter, four figures, two letters. */
static enum identifier_state
prison_read(struct str s, struct str *out)
{
	if (s.n != 7 || !is_letter(s.p[0]) || !digits(s, 1, 5) ||
	    !is_letter(s.p[5]) || !is_letter(s.p[6]))
		return IDENTIFIER_NONE;
	*out = s;
	return IDENTIFIER_GOOD;
}

enum identifier_state
identifier_read(struct arena *arena, enum identifier_kind kind, struct str s,
                struct date today, struct str *out)
{
	if (s.n > 40)
		return IDENTIFIER_NONE;
	s = plain(arena, s);
	switch (kind) {
	case IDENTIFIER_CRN:
		return crn_read(s, out);
	case IDENTIFIER_PNC:
		return pnc_read(arena, s, today, out);
	case IDENTIFIER_CRO:
		return cro_read(arena, s, out);
	case IDENTIFIER_PRISON:
		return prison_read(s, out);
	default:
		return IDENTIFIER_NONE;
	}
}
