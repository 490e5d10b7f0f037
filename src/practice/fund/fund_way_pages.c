/*
 * fund_way_pages.c - what whoever pays typed, and the mark of a supplier.
 */
#include "practice/fund/fund_way_local.h"

void
fund_read_handover(const struct ctx *ctx, const struct request *req,
                   struct fund_handover *out, struct problems *problems)
{
	static const char *const who[] = {"person", "worker", NULL};
	struct str day = request_field(req, "on_day");
	struct str end = request_field(req, "last_four");

	*out = (struct fund_handover){
	        .reference = str_empty(end) ? request_field(req, "reference")
	                                    : end,
	        .on = DATE_NONE,
	        .to_worker = str_word(request_field(req, "handed_to"), who),
	};
	if (!money_read(request_field(req, "theirs"), &out->theirs))
		out->theirs.pence = 0;
	if (str_empty(day) || date_read(day, ctx->today, &out->on))
		return;
	out->on = DATE_NONE;
	problems_add(problems, "on_day", "Enter a real date, for example {day}",
	             {"day", S("20/11/2026")});
}

const struct fault *
fund_post_supplier(struct ctx *ctx, const struct request *req,
                   struct reply *reply)
{
	struct fund_id id;

	TRY(request_place_id(req, "request", &id.v));
	TRY(fund_supplier_mark(ctx, id,
	                       str_is(request_field(req, "small"), "yes")));
	reply_notice(ctx, reply, TEXT("It is written down about the supplier"));
	reply_see_other(reply, str_print(ctx->arena, "/fund/%.*s",
	                                 STR_ARG(id_show(ctx->arena, id.v))));
	return NULL;
}
