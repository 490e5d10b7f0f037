/*
 * plan_hmpps_in.c - values of a file of the services, each with its place.
 */
#include "practice/plan/plan_hmpps_in.h"

#include "base/utf8.h"
#include "base/uuid.h"

struct str
hmpps_path(struct arena *arena, const struct hmpps_at *at)
{
	struct str up;

	if (at == NULL)
		return S("$");
	up = hmpps_path(arena, at->up);
	if (at->key != NULL)
		return str_print(arena, "%.*s.%s", STR_ARG(up), at->key);
	return str_print(arena, "%.*s[%zu]", STR_ARG(up), at->place);
}

void
hmpps_wrong(struct hmpps_in *in, const struct hmpps_at *at, const char *key)
{
	if (in->problems->n > PLAN_HMPPS_TOLD_MOST)
		return;
	if (in->problems->n == 0)
		problems_add(in->problems, "file",
		             "Nothing was brought in: the file cannot be used "
		             "as it is. What is wrong is listed below");
	problems_put(in->problems, "places",
	             (struct text){
	                     .key = key,
	                     .values = {{"where", hmpps_path(in->arena, at)}}});
}

void
hmpps_remark(struct hmpps_in *in, const struct hmpps_at *at, const char *key,
             struct str was)
{
	if (in->out->remarks_n == PLAN_HMPPS_TOLD_MOST) {
		in->out->more++;
		return;
	}
	in->out->remarks[in->out->remarks_n++] = (struct plan_hmpps_remark){
	        {.key = key,
	         .values = {{"where", hmpps_path(in->arena, at)},
	                    {"was", was}}}};
}

const json_t *
hmpps_get(const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);

	return json_is_null(v) ? NULL : v;
}

const json_t *
hmpps_list(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at,
           size_t most)
{
	if (v == NULL)
		return NULL;
	if (!json_is_array(v)) {
		hmpps_wrong(in, at, TK("{where}: there should be a list here"));
		return NULL;
	}
	if (json_array_size(v) > most) {
		hmpps_wrong(in, at,
		            most == PLAN_HMPPS_GOALS_MOST
		                    ? TK("{where}: there are more than 500 "
		                         "goals here. Bring the plan in by "
		                         "parts")
		                    : TK("{where}: the list is longer than "
		                         "2,000. Bring the plan in by parts"));
		return NULL;
	}
	return v;
}

const json_t *
hmpps_object(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	if (v == NULL || json_is_object(v))
		return v;
	hmpps_wrong(in, at,
	            TK("{where}: there should be an object with members "
	               "here"));
	return NULL;
}

/* The text as it stands; nothing, and a problem, for another type. */
static struct str
hmpps_bare(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	if (v == NULL)
		return S("");
	if (json_is_string(v))
		return (struct str){json_string_value(v),
		                    json_string_length(v)};
	hmpps_wrong(in, at, TK("{where}: there should be text here"));
	return S("");
}

struct str
hmpps_str(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	struct str s = hmpps_bare(in, v, at);

	if (s.n == 0)
		return S("");
	s = utf8_clean(in->arena, s);
	if (s.n > PLAN_WORDS_MOST && utf8_length(s) > PLAN_WORDS_MOST)
		hmpps_wrong(in, at,
		            TK("{where}: there are more than 4,000 characters "
		               "here. Make it shorter"));
	return s;
}

int64_t
hmpps_i64(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	if (v == NULL)
		return 0;
	if (json_is_integer(v))
		return json_integer_value(v);
	hmpps_wrong(in, at, TK("{where}: there should be a whole number here"));
	return 0;
}

struct date
hmpps_day(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	struct str s = hmpps_bare(in, v, at);
	struct date day = DATE_NONE;

	/* "null" is how the move from the first service wrote no date. */
	if (s.n == 0 || str_is(s, "null"))
		return day;
	if (!date_read_iso(s, &day))
		hmpps_wrong(in, at,
		            TK("{where}: this is no date. A date is like "
		               "2027-03-27"));
	return day;
}

/* Two figures after `from`, below `limit`. */
static bool
hmpps_figures(struct str s, size_t from, int64_t limit, int64_t *out)
{
	return from + 2 <= s.n && s.p[from] >= '0' && s.p[from] <= '9' &&
	       str_i64(str_slice(s, from, 2), out) && *out < limit;
}

/* What is after the point of seconds, in ms; moves *at past it. */
static int64_t
hmpps_fraction(struct str s, size_t *at)
{
	int64_t ms = 0, scale = 100;

	if (*at >= s.n || s.p[*at] != '.')
		return 0;
	for (++*at; *at < s.n && s.p[*at] >= '0' && s.p[*at] <= '9'; ++*at) {
		ms += (s.p[*at] - '0') * scale;
		scale /= 10;
	}
	return ms;
}

/* "2026-05-17T09:30:00.000Z" without heed of the Z; what is after it. */
static bool
hmpps_clock(struct str s, struct instant *out, struct str *rest)
{
	int64_t hour, minute, second, ms = 0;
	struct date day;
	size_t at = 16;

	if (s.n < at || s.p[10] != 'T' || s.p[13] != ':' ||
	    !date_read_iso(str_slice(s, 0, 10), &day) ||
	    !hmpps_figures(s, 11, 24, &hour) ||
	    !hmpps_figures(s, 14, 60, &minute))
		return false;
	if (at < s.n && s.p[at] == ':') {
		if (!hmpps_figures(s, 17, 60, &second))
			return false;
		at = 19;
		ms = second * 1000 + hmpps_fraction(s, &at);
	}
	*out = instant_of(day, (int)(hour * 60 + minute));
	out->ms += ms;
	*rest = str_slice(s, at, s.n - at);
	return true;
}

struct instant
hmpps_local(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	struct str s = hmpps_bare(in, v, at), rest;
	struct instant out = INSTANT_NONE;

	if (s.n == 0)
		return out;
	if (!hmpps_clock(s, &out, &rest)) {
		hmpps_wrong(in, at,
		            TK("{where}: this is no time. A time is like "
		               "2027-03-27T09:30:00Z"));
		return INSTANT_NONE;
	}
	if (rest.n == 0 || str_is(rest, "Z"))
		return out;
	hmpps_wrong(in, at,
	            TK("{where}: this time has an offset, and this kind of "
	               "file has local time that ends in Z. Export it again"));
	return INSTANT_NONE;
}

struct instant
hmpps_moment(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	struct str s = hmpps_bare(in, v, at), rest;
	struct instant out = INSTANT_NONE;

	if (s.n == 0 || instant_read(s, &out))
		return out;
	/* The move from the first service wrote local time without a Z. */
	if (hmpps_clock(s, &out, &rest) && rest.n == 0)
		return out;
	hmpps_wrong(in, at,
	            TK("{where}: this is no time. A time is like "
	               "2027-03-27T09:30:00Z"));
	return INSTANT_NONE;
}

unsigned
hmpps_word(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at,
           const char *const *words, unsigned otherwise)
{
	struct str s = hmpps_bare(in, v, at);
	int place;

	if (s.n == 0)
		return otherwise;
	place = str_word(s, words);
	if (place >= 0)
		return (unsigned)place;
	hmpps_remark(in, at,
	             TK("{where}: “{was}” is not known here. It is kept in the "
	                "file, and read as the nearest that promises nothing"),
	             s);
	return otherwise;
}

enum plan_area
hmpps_area_of(struct arena *arena, struct str name)
{
	struct str s = str_lower(arena, name);

	if (str_is(s, "finance"))
		return PLAN_AREA_FINANCES;
	for (unsigned i = 1; i < PLAN_AREA_COUNT; i++)
		if (str_is(s, plan_area_words[i]) ||
		    str_equal(s, str_lower(arena, str_of(plan_area_keys[i]))))
			return i;
	return PLAN_AREA_NONE;
}

enum plan_area
hmpps_area(struct hmpps_in *in, const json_t *v, const struct hmpps_at *at)
{
	struct str s = hmpps_bare(in, v, at);
	enum plan_area area = hmpps_area_of(in->arena, s);

	if (s.n == 0 || area != PLAN_AREA_NONE)
		return area;
	hmpps_remark(in, at,
	             TK("{where}: the area “{was}” is not known here. It is "
	                "kept in the file; choose one when you change the "
	                "goal"),
	             hmpps_bare(in, v, at));
	return PLAN_AREA_NONE;
}

int
hmpps_state(struct str word)
{
	int state = str_word(word, plan_state_words);

	if (state >= 0)
		return state;
	if (str_is(word, "yes"))
		return PLAN_AGREED;
	if (str_is(word, "no"))
		return PLAN_DO_NOT_AGREE;
	if (str_is(word, "couldNotAnswer") || str_is(word, "could_not_answer"))
		return PLAN_COULD_NOT_ANSWER;
	return -1;
}

struct str
hmpps_local_iso(struct arena *arena, struct instant at)
{
	struct str day = date_iso(arena, instant_date(at));
	int minutes = instant_minutes(at);
	int64_t ms = at.ms % 60000;

	if (ms < 0)
		ms += 60000;
	return str_print(arena, "%.*sT%02d:%02d:%02dZ", STR_ARG(day),
	                 minutes / 60, minutes % 60, (int)(ms / 1000));
}

/* --- uuids --------------------------------------------------------------- */

struct str
hmpps_uuid(struct arena *arena, int64_t id, unsigned kind)
{
	return uuid_of_id(arena, id, kind);
}

bool
hmpps_uuid_is_ours(struct str uuid)
{
	return uuid.n == 36 && str_is(str_slice(uuid, 24, 8), "6d796469");
}

int64_t
hmpps_uuid_id(struct str uuid)
{
	return uuid_id(uuid, HMPPS_ITSELF);
}
