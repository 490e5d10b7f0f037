/* hands_json.c - a body for a route of the API, filled in by chance. */
#include "app/app.h"
#include "kernel/router/schemas.h"
#include "tests/system/hands.h"

struct body {
	struct buf b;
	struct chance *c;
	const struct hand_seen *seen;
	const char *words;
	int deep;
};

static const struct api_schema *
schema_of(struct str name)
{
	for (size_t c = 0; capabilities[c] != NULL; c++) {
		const struct api_schema *s = capabilities[c]->schemas;

		for (; s != NULL && s->name != NULL; s++)
			if (str_is(name, s->name))
				return s;
	}
	return NULL;
}

static void
quoted(struct body *f, struct str s)
{
	buf_char(&f->b, '"');
	buf_str(&f->b, s);
	buf_char(&f->b, '"');
}

/* One of the words between the bars. */
static void
one_of_bars(struct body *f, struct str words)
{
	struct str part, chosen = S("");
	size_t n = 0;

	while (str_split(&words, '|', &part))
		if (chance_of(f->c, ++n) == 0)
			chosen = part;
	quoted(f, chosen);
}

static void
one_word(struct body *f, const char *const *words)
{
	struct str chosen = S("");
	size_t n = 0;

	for (; *words != NULL; words++)
		if (**words != '\0' && chance_of(f->c, ++n) == 0)
			chosen = str_of(*words);
	quoted(f, chosen);
}

static void value(struct body *f, struct str name, const struct api_type *type);
static void members(struct body *f, struct str shape);

static void
named(struct body *f, struct str name, struct str schema)
{
	const struct api_schema *s = schema_of(schema);
	const char *id;
	struct api_type type;

	if (s == NULL || f->deep > 3) {
		buf_lit(&f->b, "null");
	} else if (s->words != NULL) {
		one_word(f, s->words);
	} else if (str_is(schema, "Id")) {
		id = hand_seen_get(f->seen, f->c,
		                   str_print(f->b.arena, ":%.*s",
		                             STR_ARG(name)));
		if (id == NULL)
			id = hand_seen_get(f->seen, f->c, S(""));
		quoted(f, str_of(id == NULL ? "" : id));
	} else if (api_shape_has_members(str_of(s->shape))) {
		f->deep++;
		members(f, str_of(s->shape));
		f->deep--;
	} else if (api_type_read(str_of(s->shape), &type)) {
		value(f, name, &type);
	}
}

/* Of the kinds that have no ends: one of two. */
static const char *const either[][2] = {
        [API_BOOLEAN] = {"true", "false"},
        [API_DATE] = {"\"2027-01-15\"", "\"2026-11-20\""},
        [API_DATE_TIME] = {"\"2026-11-24T09:00:00Z\"",
                           "\"2026-12-24T09:00:00Z\""},
        [API_OBJECT] = {"{}", "{}"},
        [API_PICTURE] = {"{}", "{}"},
        [API_SOUND] = {"{}", "{}"},
        [API_FILE] = {"{}", "{}"},
};

static void
plain(struct body *f, struct str name, const struct api_type *type)
{
	if (type->kind == API_STRING)
		quoted(f, str_of(f->words));
	else if (type->kind == API_INTEGER || type->kind == API_NUMBER)
		buf_i64(&f->b, (type->least > 0 ? type->least : 0) +
		                       (int64_t)chance_of(f->c, 4));
	else if (type->kind == API_WORDS)
		one_of_bars(f, type->name);
	else if (type->kind == API_NAMED)
		named(f, name, type->name);
	else
		buf_str(&f->b, str_of(either[type->kind][chance_of(f->c, 2)]));
}

static void
value(struct body *f, struct str name, const struct api_type *type)
{
	if (type->null && chance_of(f->c, 3) == 0) {
		buf_lit(&f->b, "null");
		return;
	}
	if (type->list)
		buf_char(&f->b, '[');
	plain(f, name, type);
	if (type->list)
		buf_char(&f->b, ']');
}

static void
members(struct body *f, struct str shape)
{
	struct api_member member;
	bool broken = false, first = true;

	buf_char(&f->b, '{');
	while (api_member_next(&shape, &member, &broken)) {
		bool version = str_is(member.name, "version");

		if (member.may_lack && !version && chance_of(f->c, 3) == 0)
			continue;
		if (!first)
			buf_char(&f->b, ',');
		first = false;
		quoted(f, member.name);
		buf_char(&f->b, ':');
		if (version)
			buf_i64(&f->b, 1 + (int64_t)chance_of(f->c, 4));
		else
			value(f, member.name, &member.type);
	}
	buf_char(&f->b, '}');
}

const char *
hand_json_fill(struct arena *arena, struct chance *c,
               const struct hand_seen *seen, const char *shape,
               const char *words)
{
	const struct api_schema *s = schema_of(str_of(shape));
	struct body f = {.c = c, .seen = seen, .words = words};

	buf_init(&f.b, arena, 0);
	if (s == NULL || s->shape == NULL)
		buf_lit(&f.b, "{}");
	else
		members(&f, str_of(s->shape));
	return str_c(arena, buf_get(&f.b));
}
