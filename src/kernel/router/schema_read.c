/*
 * schema_read.c - shapes as they are written: see kernel/api_schema.h.
 */
#include "kernel/router/schemas.h"

static bool
letter_is(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
figure_is(char c)
{
	return c >= '0' && c <= '9';
}

static bool
capital_is(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* A letter, then letters, figures and, of `more`, others. */
static bool
word_is(struct str s, struct str more)
{
	if (s.n == 0 || !letter_is(s.p[0]))
		return false;
	for (size_t i = 1; i < s.n; i++)
		if (!letter_is(s.p[i]) && !figure_is(s.p[i]) &&
		    str_find(more, s.p[i]) == more.n)
			return false;
	return true;
}

bool
api_shape_has_members(struct str shape)
{
	return str_find(shape, ':') < shape.n;
}

bool
api_type_is_file(const struct api_type *type)
{
	return type->kind == API_PICTURE || type->kind == API_SOUND ||
	       type->kind == API_FILE;
}

bool
api_shape_has_file(struct str shape)
{
	struct api_member member;
	struct api_type type;
	bool broken;

	if (!api_shape_has_members(shape))
		return api_type_read(shape, &type) && api_type_is_file(&type);
	while (api_member_next(&shape, &member, &broken))
		if (api_type_is_file(&member.type))
			return true;
	return false;
}

/* --- types -------------------------------------------------------------- */

/* "yes|no": each a word, none twice. */
static bool
words_read(struct str s, struct api_type *out)
{
	struct str rest = s, word;

	while (str_split(&rest, '|', &word)) {
		struct str later = rest, other;

		if (!word_is(word, S("_-")))
			return false;
		while (str_split(&later, '|', &other))
			if (str_equal(word, other))
				return false;
	}
	out->kind = API_WORDS;
	out->name = s;
	return true;
}

/* One end of a range; -1 when it is left open. */
static bool
end_read(struct str s, int64_t *out)
{
	*out = -1;
	return str_empty(s) || (str_i64(s, out) && *out >= 0);
}

/* "(1..200)" behind a word; nothing at all is a range without ends. */
static bool
range_read(struct str s, struct api_type *out)
{
	size_t dot;

	if (str_empty(s))
		return true;
	if (s.n < 5 || s.p[0] != '(' || s.p[s.n - 1] != ')')
		return false;
	s = str_slice(s, 1, s.n - 2);
	dot = str_find(s, '.');
	if (!str_starts(str_slice(s, dot, s.n), S("..")))
		return false;
	return end_read(str_slice(s, 0, dot), &out->least) &&
	       end_read(str_slice(s, dot + 2, s.n), &out->most) &&
	       (out->most < 0 || out->least <= out->most);
}

static bool
plain_read(struct str s, struct api_type *out)
{
	static const char *const words[] = {
	        [API_STRING] = "string",
	        [API_INTEGER] = "integer",
	        [API_NUMBER] = "number",
	        [API_BOOLEAN] = "boolean",
	        [API_DATE] = "date",
	        [API_DATE_TIME] = "date-time",
	        [API_OBJECT] = "object",
	        [API_PICTURE] = "picture",
	        [API_SOUND] = "sound",
	        [API_FILE] = "file",
	        NULL,
	};
	size_t at = str_find(s, '(');
	int kind = str_word(str_slice(s, 0, at), words);

	if (kind < 0)
		return false;
	if (at < s.n && kind != API_STRING && kind != API_INTEGER)
		return false;
	out->kind = (enum api_kind)kind;
	return range_read(str_slice(s, at, s.n), out);
}

static bool
one_read(struct str s, struct api_type *out)
{
	if (str_empty(s))
		return false;
	if (str_find(s, '|') < s.n)
		return words_read(s, out);
	if (!capital_is(s.p[0]))
		return plain_read(s, out);
	out->kind = API_NAMED;
	out->name = s;
	return word_is(s, S(""));
}

bool
api_type_read(struct str s, struct api_type *out)
{
	struct api_type type = {.least = -1, .most = -1};

	s = str_trim(s);
	if (str_ends(s, S("?"))) {
		type.null = true;
		s = str_slice(s, 0, s.n - 1);
	}
	if (str_starts(s, S("[")) && str_ends(s, S("]"))) {
		type.list = true;
		s = str_slice(s, 1, s.n - 2);
	}
	if (!one_read(s, &type))
		return false;
	if (api_type_is_file(&type) && (type.list || type.null))
		return false;
	*out = type;
	return true;
}

/* --- members ------------------------------------------------------------ */

bool
api_member_next(struct str *rest, struct api_member *out, bool *broken)
{
	struct api_member member = {0};
	struct str part;
	size_t at;

	*broken = false;
	if (!str_split(rest, ',', &part))
		return false;
	at = str_find(part, ':');
	member.name = str_trim(str_slice(part, 0, at));
	if (str_ends(member.name, S("?"))) {
		member.may_lack = true;
		member.name = str_slice(member.name, 0, member.name.n - 1);
	}
	*broken = at == part.n || !word_is(member.name, S("_")) ||
	          !api_type_read(str_slice(part, at + 1, part.n), &member.type);
	if (!*broken)
		*out = member;
	return !*broken;
}
