/*
 * study_views.c - the list of studies, and one of them.
 */
#include "insight/study/study_views.h"

#include "web/gov/chart.h"
#include "web/gov/words.h"

static const char *const stage_looks[STUDY_STAGES] = {
        "govuk-tag--grey",      "govuk-tag--blue",   "govuk-tag--light-blue",
        "govuk-tag--yellow",    "govuk-tag--purple", "govuk-tag--purple",
        "govuk-tag--turquoise", "govuk-tag--green"};

/* --- the list ------------------------------------------------------------- */

static void
draw_line(struct html *h, const struct study *study, struct date today)
{
	enum study_stage stage = study_stage_on(study, today);

	html_raw(h, "<li><p class=\"govuk-body govuk-!-margin-bottom-1\">");
	gov_link(h, &(struct gov_link){.text = study->design.title,
	                               .href = study_path(h->arena, study->id,
	                                                  "")});
	html_raw(h, " ");
	gov_tag(h, &(struct gov_tag){.text = text_get(study_stage_keys[stage]),
	                             .classes = stage_looks[stage]});
	html_raw(h, "</p><p class=\"govuk-body-s dir-muted\">");
	html_text(h, study->design.question);
	html_raw(h, "</p></li>");
}

void
study_draw_list(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct study_list_screen *screen = data;

	words_title(h, T("Studies"));
	words_para(h, T("Did it reduce reoffending, and what can honestly be "
	                "said? A study is planned before anybody looks. No "
	                "name is in it."));
	if (ctx_can(ctx, CAN_WRITE_STUDIES))
		gov_button(h, &(struct gov_button){.text = T("Plan a study"),
		                                   .href = S("/studies/new")});
	if (screen->n == 0) {
		words_para(h, T("There is no study yet."));
		return;
	}
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < screen->n; i++)
		draw_line(h, &screen->studies[i], screen->today);
	html_raw(h, "</ul>");
}

/* --- one: where it stands ------------------------------------------------- */

static void
draw_stages(struct html *h, const struct study *study, struct date today)
{
	enum study_stage stage = study_stage_on(study, today);
	struct path_stop stops[STUDY_STAGES] = {{.done = false}};

	for (int i = 0; i < STUDY_STAGES; i++)
		stops[i] = (struct path_stop){
		        .title = text_get(study_stage_keys[i]),
		        .says = i < (int)stage    ? T("Done")
		                : i == (int)stage ? T("Here")
		                                  : T("To come"),
		        .look = i == (int)stage ? stage_looks[i] : NULL,
		        .done = i < (int)stage,
		};
	words_heading(h, T("Where it stands"), "stands");
	chart_path(h, &(struct path_stops){stops, STUDY_STAGES});
}

static struct str
columns_words(struct arena *arena, unsigned columns)
{
	struct str out = S("");

	for (int i = 0; i < STUDY_COLUMNS; i++)
		if ((columns & (1u << i)) != 0)
			out = str_print(
			        arena, "%.*s%s%.*s", STR_ARG(out),
			        str_empty(out) ? "" : "; ",
			        STR_ARG(text_get(study_column_keys[i])));
	return out;
}

static struct str
days_words(struct arena *arena, const struct study_design *d)
{
	return TV(arena, "{days} days, and {lag} for a case to be proved",
	          {"days", str_print(arena, "%lld", (long long)d->follow_days)},
	          {"lag", str_print(arena, "%lld", (long long)d->lag_days)});
}

static struct str
seen_words(struct arena *arena, const struct study_design *d)
{
	return TV(arena,
	          "{base} in 100 reoffend without it; a fall of {fall} points "
	          "is hoped for",
	          {"base", study_share_show(arena, d->base)},
	          {"fall", study_share_show(arena, d->fall)});
}

static void
draw_design(struct html *h, const struct study *study)
{
	const struct study_design *d = &study->design;
	struct arena *a = h->arena;

	words_heading(h, T("The design"), "design");
	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = T("Start of the programme"),
	                         .value = text_get(study_start_keys[d->start])},
	                        {.key = T("People who start"),
	                         .value = TV(a, "From {from} to {to}",
	                                     {"from", date_words(a, d->from)},
	                                     {"to", date_words(a, d->to)})},
	                        {.key = T("Follow-up"),
	                         .value = days_words(a, d)},
	                        {.key = T("Everybody is followed by"),
	                         .value = date_words(a, study_matures(d))},
	                        {.key = T("Compared with"),
	                         .value =
	                                 TV(a,
	                                    "{ratio} people who did not start, "
	                                    "to each",
	                                    {"ratio",
	                                     str_print(a, "%lld",
	                                               (long long)d->ratio)})},
	                        {.key = T("Compared by"),
	                         .value = columns_words(a, d->columns)},
	                        {.key = T("Reoffending"),
	                         .value = seen_words(a, d)},
	                        {.key = T("Reviewers"), .value = d->reviewers},
	                        {.key = T("Lawful basis"),
	                         .value = d->basis})});
}

static void
draw_amendments(struct html *h, const struct study_screen *screen)
{
	if (screen->amendments_n == 0)
		return;
	words_heading(h, T("Changed after it was registered"), "amended");
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < screen->amendments_n; i++) {
		const struct study_amendment *one = &screen->amendments[i];

		html_raw(h, "<li><p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\">");
		html_text(h, one->reason);
		html_raw(h, "</p><p class=\"govuk-body-s dir-muted\">");
		html_text(h, TV(h->arena, "{who} changed {what} on {when}",
		                {"who", one->by_name}, {"what", one->what},
		                {"when", instant_words(h->arena, one->at)}));
		html_raw(h, "</p></li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_register(struct html *h, const struct ctx *ctx, const struct study *study)
{
	words_para(h, T("Somebody looked at what it could see. Registering "
	                "freezes the plan: a later change needs a reason, and "
	                "is shown for ever."));
	page_form_begin(h, ctx, study_path(h->arena, study->id, "/register"),
	                0);
	gov_button(h, &(struct gov_button){.text = T("Register the plan")});
	page_form_end(h);
}

static void
draw_next(struct html *h, const struct ctx *ctx,
          const struct study_screen *screen)
{
	const struct study *study = &screen->study;

	if (!screen->may_write || study->state >= STUDY_FROZEN)
		return;
	words_heading(h, T("What is next"), "next");
	if (study->state == STUDY_DESIGNED && study->looks > 0)
		draw_register(h, ctx, study);
	html_raw(h, "<ul class=\"govuk-list\"><li>");
	gov_link(h, &(struct gov_link){.text = T("Look at what it could see"),
	                               .href = study_path(h->arena, study->id,
	                                                  "/power")});
	html_raw(h, "</li><li>");
	gov_link(h, &(struct gov_link){.text = T("Change the design"),
	                               .href = study_path(h->arena, study->id,
	                                                  "/design")});
	html_raw(h, "</li></ul>");
}

void
study_draw_one(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct study_screen *screen = data;
	const struct study *study = &screen->study;

	words_title(h, study->design.title);
	html_raw(h, "<p class=\"govuk-body-l\">");
	html_text(h, study->design.question);
	html_raw(h, "</p>");
	draw_stages(h, study, ctx->today);
	draw_next(h, ctx, screen);
	draw_design(h, study);
	draw_amendments(h, screen);
	if (!str_empty(study->plan_sha256)) {
		words_heading(h, T("The registered plan"), "plan");
		words_para(h, TV(h->arena,
		                 "Registered on {when}. Its mark is {mark}.",
		                 {"when", instant_words(h->arena,
		                                        study->registered_at)},
		                 {"mark", study->plan_sha256}));
	}
}
