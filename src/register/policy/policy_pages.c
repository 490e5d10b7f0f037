/*
 * policy_pages.c - the dated rules: read, propose, decide.
 */
#include "register/policy/policy_grant_local.h"

#include "kernel/identity/identity.h"
#include "web/gov/form.h"

static const struct fault *
get_policies(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct policy_list_view view = {0};
	struct policy_row *rows;

	(void)req;
	TRY(policy_all(ctx, &rows, &view.n));
	view.rows = rows;
	view.waits = arena_new(ctx->arena, bool, view.n + 1);
	for (size_t i = 0; i < view.n; i++)
		view.waits[i] = policy_waits(ctx, &rows[i]);
	page_show(ctx, reply,
	          &(struct page){.title = T("Rules in force"),
	                         .nav = NAV_POLICY,
	                         .wide = true},
	          policy_draw_list, &view);
	return NULL;
}

static const struct fault *
get_policy(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct policy_row_view view = {0};
	struct policy_id id;

	TRY(request_place_id(req, "policy", &id.v));
	TRY(policy_row_of(ctx, id, &view.row));
	TRY(identity_user_name(ctx, view.row.proposed_by, &view.proposed_by));
	TRY(identity_user_name(ctx, view.row.confirmed_by, &view.confirmed_by));
	TRY(identity_user_name(ctx, view.row.stopped_by, &view.stopped_by));
	view.guarded = policy_guarded(ctx->app, view.row.rule);
	view.waits = policy_waits(ctx, &view.row);
	view.may_stop = view.waits && ctx_can(ctx, CAN_STOP_POLICY);
	view.may_propose = ctx_can(ctx, CAN_CHANGE_POLICY) &&
	                   view.row.state == POLICY_IN_FORCE;
	view.may_decide = ctx_can(ctx, CAN_CHANGE_POLICY) &&
	                  view.row.state == POLICY_PROPOSED &&
	                  view.row.proposed_by.v != ctx->actor.v;
	page_show(ctx, reply,
	          &(struct page){.title = view.row.says,
	                         .nav = NAV_POLICY,
	                         .back = S("/policy")},
	          policy_draw_row, &view);
	return NULL;
}

/* The days of a proposal; DATE_NONE with a problem when unreadable. */
static void
days_read(const struct request *req, struct policy_row *row,
          struct problems *problems)
{
	if (form_date_read(req, "valid_from", &row->valid_from) < 1) {
		row->valid_from = DATE_NONE;
		problems_add(problems, "valid_from",
		             "Enter the first day the value holds");
	}
	switch (form_date_read(req, "valid_to", &row->valid_to)) {
	case 1:
		return;
	case 0:
		break;
	default:
		problems_add(problems, "valid_to",
		             "Enter the last day as a day, month and year");
	}
	row->valid_to = DATE_NONE;
}

static const struct fault *
post_propose(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct policy_row row;
	struct policy_id id;
	struct problems problems;
	int status;

	TRY(request_place_id(req, "policy", &id.v));
	TRY(policy_row_of(ctx, id, &row));
	problems_init(&problems, ctx->arena);
	days_read(req, &row, &problems);
	status = str_word(request_field(req, "status"), policy_statuses);
	if (status < 0)
		problems_add(&problems, "status",
		             "Say whether somebody read the source");
	TRY(problems_fault(&problems));
	row.status = (enum policy_status)status;
	row.selector = request_field(req, "selector");
	row.value = request_field(req, "value");
	row.source = request_field(req, "source");
	TRY(policy_propose(ctx, &row, &id));
	reply_notice(ctx, reply,
	             TEXT("The change is proposed. Somebody else must confirm "
	                  "it"));
	reply_see_other(reply, S("/policy"));
	return NULL;
}

static const struct fault *
post_decide(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str decision = request_field(req, "decision");
	struct policy_id id;

	TRY(request_place_id(req, "policy", &id.v));
	if (!str_is(decision, "confirm") && !str_is(decision, "refuse"))
		return fault_invalid(ctx, "Choose to confirm or to refuse");
	TRY(policy_decide(ctx, id, str_is(decision, "confirm")));
	reply_notice(ctx, reply, TEXT("The decision is recorded"));
	reply_see_other(reply, S("/policy"));
	return NULL;
}

static const struct fault *
post_stop(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct policy_id id;

	TRY(request_place_id(req, "policy", &id.v));
	TRY(policy_stop(ctx, id));
	reply_notice(ctx, reply, TEXT("The change is stopped"));
	reply_see_other(reply, S("/policy"));
	return NULL;
}

const struct route policy_routes[] = {
        {GET, "/policy", get_policies, CAN_SEE_POLICY,
         "The dated rules, by name and day", .form = NULL},
        {GET, "/policy/:policy", get_policy, CAN_SEE_POLICY,
         "One dated rule, with its source", .form = NULL},
        {POST, "/policy/:policy/propose", post_propose, CAN_CHANGE_POLICY,
         "Propose a new value of a rule", .form = get_policy,
         .refused = "policy.not_let"},
        {POST, "/policy/:policy/decide", post_decide, CAN_CHANGE_POLICY,
         "Confirm or refuse a proposal of somebody else", .form = get_policy,
         .refused = "policy.not_let"},
        {POST, "/policy/:policy/stop", post_stop, CAN_STOP_POLICY,
         "Stop a change that waits for its day", .form = get_policy,
         .refused = "policy.not_let"},
        {GET, "/roles", grant_get, CAN_SEE_POLICY,
         "Roles asked for, agreed and stopped", .form = NULL},
        {POST, "/roles", grant_post_ask, CAN_CHANGE_POLICY,
         "Ask for a role that two people give", .form = grant_get,
         .refused = "policy.not_let"},
        {POST, "/roles/:grant/agree", grant_post_agree, CAN_CHANGE_POLICY,
         "Agree to a role somebody else asked for", .form = grant_get,
         .refused = "policy.not_let"},
        {POST, "/roles/:grant/stop", grant_post_stop, CAN_STOP_POLICY,
         "Stop a role that waits", .form = grant_get,
         .refused = "policy.not_let"},
        ROUTES_END,
};
