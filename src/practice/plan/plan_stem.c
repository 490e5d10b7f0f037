/*
 * plan_stem.c - rules: starts of sentences for a goal.
 */
#include "practice/plan/plan_stem.h"

#include "practice/plan/plan_api_local.h"
#include "register/policy/policy.h"

static const struct plan_stem_edition *const editions[] = {&plan_stems_first};

#define EDITIONS (sizeof(editions) / sizeof(editions[0]))

const struct fault *
plan_stem_edition_on(struct ctx *ctx, struct date on,
                     const struct plan_stem_edition **out)
{
	int64_t number;

	TRY(policy_get_i64(ctx, "plan.goal_starts", S(""), on,
	                   plan_stems_first.number, &number));
	for (size_t i = 0; i < EDITIONS; i++)
		if (editions[i]->number == number) {
			*out = editions[i];
			return NULL;
		}
	return fault_unavailable(
	        ctx,
	        "The starts of sentences are not here. Tell those who run this "
	        "service: the rule is plan.goal_starts");
}

/* A small letter, or a byte of one that has a mark; else 0. */
static char
plan_stem_small(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c + ('a' - 'A'));
	if ((unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z'))
		return c;
	return 0;
}

/* The next letter, small; 0 at the end.  Stops, spaces and the dots at the
 * end, typed as three or as one sign, do not count. */
static char
plan_stem_letter(struct str *rest)
{
	while (rest->n > 0) {
		bool sign = str_starts(*rest, S("\xe2\x80")) && rest->n > 2;
		size_t skip = sign ? 3 : 1;
		char c = sign ? 0 : plan_stem_small(rest->p[0]);

		*rest = str_slice(*rest, skip, rest->n - skip);
		if (c != 0)
			return c;
	}
	return 0;
}

static bool
plan_stem_same(struct str a, struct str b)
{
	char c;

	do {
		c = plan_stem_letter(&a);
		if (c != plan_stem_letter(&b))
			return false;
	} while (c != 0);
	return true;
}

/* In the language that is in use. */
static bool
plan_stem_is_one(struct str title)
{
	for (size_t e = 0; e < EDITIONS; e++)
		for (int i = 0; i < PLAN_AREA_COUNT; i++)
			for (int k = 0; k < PLAN_STEMS_MOST; k++) {
				const char *key = editions[e]->stems[i][k];

				if (key != NULL &&
				    plan_stem_same(title, text_get(key)))
					return true;
			}
	return false;
}

bool
plan_stem_is_unfinished(struct str title)
{
	enum lang shown = text_lang();
	bool is;

	text_use(LANG_EN);
	is = plan_stem_is_one(title);
	text_use(LANG_CY);
	is = is || plan_stem_is_one(title);
	text_use(shown);
	return is;
}

/* The statement of the plan with this id, or NULL. */
static const struct plan_statement *
plan_stem_statement(const struct plan_whole *whole, struct str asked)
{
	int64_t id;

	if (!id_read(asked, &id))
		return NULL;
	for (size_t i = 0; i < whole->statements_n; i++)
		if (whole->statements[i].id.v == id &&
		    !str_empty(whole->statements[i].words))
			return &whole->statements[i];
	return NULL;
}

const struct fault *
plan_stem_asked(struct ctx *ctx, const struct request *req,
                const struct plan_screen *screen, struct plan_start *out)
{
	int area = str_word(request_query(req, "area"), plan_area_words);
	int64_t place;

	*out = (struct plan_start){
	        .area = area > 0 ? (enum plan_area)area : PLAN_AREA_NONE,
	        .statement = plan_stem_statement(&screen->whole,
	                                         request_query(req, "words")),
	};
	TRY(plan_stem_edition_on(ctx, ctx->today, &out->edition));
	if (str_i64(request_query(req, "start"), &place) && place >= 1 &&
	    place <= PLAN_STEMS_MOST)
		out->stem = out->edition->stems[out->area][place - 1];
	return NULL;
}

/* --- as JSON --------------------------------------------------------- */

static void
plan_api_stems_put(struct json_out *j, const struct plan_stem_edition *edition)
{
	json_array(j, "areas");
	for (int i = 1; i < PLAN_AREA_COUNT; i++) {
		json_object(j, NULL);
		json_str(j, "area_of_need", str_of(plan_area_words[i]));
		json_array(j, "starts");
		for (int k = 0; k < PLAN_STEMS_MOST; k++)
			if (edition->stems[i][k] != NULL)
				json_str(j, NULL,
				         text_get(edition->stems[i][k]));
		json_end(j);
		json_end(j);
	}
	json_end(j);
}

const struct fault *
plan_api_starts(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	const struct plan_stem_edition *edition = &plan_stems_first;
	struct plan_screen *screen;
	struct json_out j;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_stem_edition_on(ctx, ctx->today, &edition));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_i64(&j, "edition", edition->number);
	plan_api_stems_put(&j, edition);
	json_end(&j);
	return NULL;
}
