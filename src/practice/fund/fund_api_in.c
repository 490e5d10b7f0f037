/*
 * fund_api_in.c - what is sent to the API of the fund, read into structs.
 */
#include "practice/fund/fund_api_local.h"

#include "base/utf8.h"

#define NO_WORD "This is not one of the words that can be sent here"

const struct fault *
fund_api_body(struct ctx *ctx, const struct request *req,
              struct fund_api_in *in)
{
	json_t *body;

	TRY(request_json(req, &body));
	in->ctx = ctx;
	in->body = body;
	problems_init(&in->problems, ctx->arena);
	return NULL;
}

static struct str
text_of(struct fund_api_in *in, const json_t *of, const char *key,
        const char *field)
{
	bool wrong = false;
	struct str value = json_get_str(of, key, &wrong);

	if (wrong)
		problems_add(&in->problems, field, "Send this as text");
	return wrong ? S("") : utf8_clean(in->ctx->arena, value);
}

struct str
fund_api_str(struct fund_api_in *in, const char *key)
{
	return text_of(in, in->body, key, key);
}

/* A member as text, or what it was when it is not sent. */
static struct str
kept(struct fund_api_in *in, const char *key, struct str was)
{
	if (json_object_get(in->body, key) == NULL)
		return was;
	return fund_api_str(in, key);
}

/* The place of a word in its list; `otherwise` when none is sent. */
static int
word_of(struct fund_api_in *in, const json_t *of, const char *key,
        const char *field, const char *const *words, int otherwise)
{
	struct str value = text_of(in, of, key, field);
	int place = str_word(value, words);

	if (str_empty(value))
		return otherwise;
	if (place < 0)
		problems_add(&in->problems, field, NO_WORD);
	return place;
}

struct money
fund_api_sum(struct fund_api_in *in, const char *key)
{
	struct money sum;

	if (!json_get_i64(in->body, key, &sum.pence))
		sum.pence = 0;
	return sum;
}

int64_t
fund_api_version(struct fund_api_in *in)
{
	int64_t version = 0;

	if (!json_get_i64(in->body, "version", &version) || version <= 0)
		problems_add(&in->problems, "version",
		             "Send the version that you read, as a number");
	return version;
}

int64_t
fund_api_id(struct fund_api_in *in, const char *key)
{
	int64_t id = 0;

	if (!id_read(fund_api_str(in, key), &id))
		problems_add(&in->problems, key,
		             "Send an id of your own making, of 13 characters");
	return id;
}

static void
goal_of(struct fund_api_in *in, struct goal_id *goal)
{
	struct str value;

	if (json_object_get(in->body, "goal") == NULL)
		return;
	value = fund_api_str(in, "goal");
	goal->v = 0;
	if (!str_empty(value) && !id_read(value, &goal->v))
		problems_add(&in->problems, "goal",
		             "This is not the id of a goal");
}

static void
day_of(struct fund_api_in *in, struct date *day)
{
	struct str value;

	if (json_object_get(in->body, "needed_on") == NULL)
		return;
	value = fund_api_str(in, "needed_on");
	if (!str_empty(value) && !date_read_iso(value, day))
		problems_add(&in->problems, "needed_on",
		             "Send a date like 2027-03-27");
	else if (str_empty(value))
		*day = DATE_NONE;
}

void
fund_api_terms(struct fund_api_in *in, const struct fund_terms *was,
               struct fund_terms *out)
{
	*out = (struct fund_terms){
	        .what = kept(in, "what", was->what),
	        .why = kept(in, "why", was->why),
	        .purpose = word_of(in, in->body, "purpose", "purpose",
	                           fund_purposes, was->purpose),
	        .goal = was->goal,
	        .no_goal = kept(in, "no_goal", was->no_goal),
	        .sum = was->sum,
	        .supplier = kept(in, "supplier", was->supplier),
	        .needed_on = was->needed_on,
	        .tried = kept(in, "tried", was->tried),
	};
	if (json_object_get(in->body, "sum") != NULL)
		out->sum = fund_api_sum(in, "sum");
	goal_of(in, &out->goal);
	day_of(in, &out->needed_on);
}

/* --- a voice ---------------------------------------------------------- */

static enum fund_says
says_of(struct fund_api_in *in, const json_t *of, const char *field)
{
	int says = word_of(in, of, "answer", field, fund_says_words, 0);

	return says == FUND_YES || says == FUND_NO ? (enum fund_says)says
	                                           : FUND_SILENT;
}

static unsigned
checks_of(struct fund_api_in *in)
{
	const json_t *list = json_object_get(in->body, "checks");
	unsigned checks = 0;

	if (list != NULL && !json_is_array(list) && !json_is_null(list))
		problems_add(&in->problems, "checks", "Send this as a list");
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_int_t at = json_integer_value(json_array_get(list, i));

		if (at >= 1 && at <= FUND_CHECKS)
			checks |= 1u << (unsigned)(at - 1);
		else
			problems_add(&in->problems, "checks",
			             "Send the numbers of the questions, from "
			             "1 to 7");
	}
	return checks;
}

static bool
safe_of(struct fund_api_in *in)
{
	const json_t *safe = json_object_get(in->body, "benefits_safe");

	if (safe != NULL && !json_is_boolean(safe) && !json_is_null(safe))
		problems_add(&in->problems, "benefits_safe",
		             "Send true or false");
	return json_is_true(safe);
}

void
fund_api_voice(struct fund_api_in *in, struct fund_voice *out)
{
	int way = word_of(in, in->body, "way", "way", fund_ways, FUND_PURCHASE);

	*out = (struct fund_voice){
	        .says = says_of(in, in->body, "answer"),
	        .words = fund_api_str(in, "words"),
	        .refusal = word_of(in, in->body, "refusal", "refusal",
	                           fund_refusals, -1),
	        .checks = checks_of(in),
	        .tie = fund_api_str(in, "tie"),
	        .public_reason = fund_api_str(in, "public_reason"),
	        .way = way < 0 ? FUND_PURCHASE : (enum fund_way)way,
	        .benefits_safe = safe_of(in),
	};
}

bool
fund_api_peer(struct fund_api_in *in, struct fund_voice *out)
{
	const json_t *peer = json_object_get(in->body, "peer");

	*out = (struct fund_voice){.says = FUND_SILENT};
	if (peer == NULL || json_is_null(peer))
		return false;
	if (!json_is_object(peer))
		problems_add(&in->problems, "peer",
		             "Send the peer’s name, answer and words");
	out->says = says_of(in, peer, "peer_says");
	out->words = text_of(in, peer, "words", "peer_words");
	out->name = text_of(in, peer, "name", "peer_name");
	return true;
}
