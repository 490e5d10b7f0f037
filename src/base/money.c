#include "base/money.h"

bool
money_add(struct money a, struct money b, struct money *out)
{
	int64_t pence;

	if (__builtin_add_overflow(a.pence, b.pence, &pence))
		return false;
	out->pence = pence;
	return true;
}

bool
money_subtract(struct money a, struct money b, struct money *out)
{
	int64_t pence;

	if (__builtin_sub_overflow(a.pence, b.pence, &pence))
		return false;
	out->pence = pence;
	return true;
}

bool
money_less(struct money a, struct money b)
{
	return a.pence < b.pence;
}

/* Whether commas, if any, part the pounds into threes. */
static bool
commas_stand_right(struct str pounds)
{
	struct str rest = pounds;
	struct str part;
	size_t parts = 0;

	if (pounds.n == 0)
		return false;
	while (str_split(&rest, ',', &part)) {
		if (part.n == 0)
			return false;
		if (parts == 0 && part.n != pounds.n && part.n > 3)
			return false;
		if (parts > 0 && part.n != 3)
			return false;
		parts++;
	}
	return true;
}

/* Add figures to *v, passing over commas. */
static bool
add_figures(struct str s, int64_t *v)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == ',')
			continue;
		if (s.p[i] < '0' || s.p[i] > '9' ||
		    __builtin_mul_overflow(*v, 10, v) ||
		    __builtin_add_overflow(*v, s.p[i] - '0', v))
			return false;
	}
	return true;
}

/* Make pounds pence, with the one or two figures after the point. */
static bool
add_pence(struct str s, int64_t *v)
{
	if (s.n > 2 || str_find(s, ',') != s.n || !add_figures(s, v))
		return false;
	for (size_t n = s.n; n < 2; n++)
		if (__builtin_mul_overflow(*v, 10, v))
			return false;
	return true;
}

bool
money_read(struct str s, struct money *out)
{
	struct str pounds, pence;
	size_t point;
	int64_t v = 0;

	s = str_trim(s);
	if (str_starts(s, S("£")))
		s = str_trim(str_slice(s, S("£").n, s.n));
	point = str_find(s, '.');
	pounds = str_slice(s, 0, point);
	pence = str_slice(s, point + 1, s.n);
	if (!commas_stand_right(pounds) || !add_figures(pounds, &v))
		return false;
	if ((point < s.n && pence.n == 0) || !add_pence(pence, &v))
		return false;
	out->pence = v;
	return true;
}

struct str
money_show(struct arena *arena, struct money m)
{
	uint64_t size = m.pence < 0 ? 0 - (uint64_t)m.pence : (uint64_t)m.pence;
	uint64_t pounds = size / 100;
	struct str shown = str_print(arena, ".%02d", (int)(size % 100));

	while (pounds >= 1000) {
		shown = str_print(arena, ",%03d%.*s", (int)(pounds % 1000),
		                  STR_ARG(shown));
		pounds /= 1000;
	}
	return str_print(arena, "%s£%d%.*s", m.pence < 0 ? "\u2212\u2060" : "",
	                 (int)pounds, STR_ARG(shown));
}

struct str
money_plain(struct arena *arena, struct money m)
{
	uint64_t size = m.pence < 0 ? 0 - (uint64_t)m.pence : (uint64_t)m.pence;

	return str_print(arena, "%s%lld.%02lld", m.pence < 0 ? "-" : "",
	                 (long long)(size / 100), (long long)(size % 100));
}
