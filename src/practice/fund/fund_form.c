/*
 * fund_form.c - what was typed in a form, read into structs.
 */
#include "practice/fund/fund_views.h"

/* What is no sum in figures is 0, which the rules refuse. */
struct money
fund_read_sum(const struct request *req)
{
	struct money sum;

	if (!money_read(request_field(req, "sum"), &sum))
		sum.pence = 0;
	return sum;
}

int64_t
fund_read_seen(const struct request *req)
{
	int64_t seen;

	return str_i64(request_field(req, FORM_VERSION), &seen) && seen > 0
	               ? seen
	               : -1;
}

void
fund_read_terms(const struct ctx *ctx, const struct request *req,
                struct fund_terms *out, struct problems *problems)
{
	struct str day = request_field(req, "needed_on");

	*out = (struct fund_terms){
	        .what = request_field(req, "what"),
	        .why = request_field(req, "why"),
	        .purpose =
	                str_word(request_field(req, "purpose"), fund_purposes),
	        .no_goal = request_field(req, "no_goal"),
	        .sum = fund_read_sum(req),
	        .supplier = request_field(req, "supplier"),
	        .needed_on = DATE_NONE,
	        .tried = request_field(req, "tried"),
	};
	if (!id_read(request_field(req, "goal"), &out->goal.v))
		out->goal.v = 0;
	if (str_empty(day) || date_read(day, ctx->today, &out->needed_on))
		return;
	out->needed_on = DATE_NONE;
	problems_add(problems, "needed_on",
	             "Enter a real date, for example {day}",
	             {"day", S("20/11/2026")});
}

static enum fund_says
says_of(const struct request *req, const char *field)
{
	int says = str_word(request_field(req, field), fund_says_words);

	return says < 0 ? FUND_SILENT : (enum fund_says)says;
}

void
fund_read_voice(const struct request *req, struct fund_voice *out)
{
	int way = str_word(request_field(req, "way"), fund_ways);

	*out = (struct fund_voice){
	        .says = says_of(req, "says"),
	        .words = request_field(req, "words"),
	        .refusal =
	                str_word(request_field(req, "refusal"), fund_refusals),
	        .tie = request_field(req, "tie"),
	        .public_reason = request_field(req, "public_reason"),
	        .way = way < 0 ? FUND_PURCHASE : (enum fund_way)way,
	        .benefits_safe =
	                str_is(request_field(req, "benefits_safe"), "yes"),
	};
	for (unsigned i = 0; i < FUND_CHECKS; i++)
		if (request_field_has(req, "checks",
		                      str_print(req->arena, "%u", i + 1)))
			out->checks |= 1u << i;
}

void
fund_read_peer(const struct request *req, struct fund_voice *out)
{
	*out = (struct fund_voice){
	        .says = says_of(req, "peer_says"),
	        .words = request_field(req, "peer_words"),
	        .name = request_field(req, "peer_name"),
	};
}
