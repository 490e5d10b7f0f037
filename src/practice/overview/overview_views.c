/*
 * overview_views.c - panels in columns, and events in a row.
 */
#include "practice/overview/overview_local.h"
#include "web/gov/icon.h"

/* --- panels -------------------------------------------------------------- */

/* One panel; what it was put together in is free for the next one. */
static void
panel_draw(struct html *h, const struct ctx *ctx,
           const struct overview_panel *p)
{
	struct arena_mark mark = arena_mark(h->arena);

	p->panel->draw(h, ctx, p->data);
	arena_release(h->arena, mark);
}

static void
band_draw(struct html *h, const struct ctx *ctx,
          const struct overview_panels *panels, enum overview_band band)
{
	for (size_t i = 0; i < panels->n; i++) {
		const struct overview_panel *p = &panels->v[i];

		if (p->data != NULL && overview_band_of(p->panel) == band &&
		    overview_fold_of(p->panel) == OVERVIEW_OPEN)
			panel_draw(h, ctx, p);
	}
}

/* Ways to more in one card; nothing where there are none. */
static void
more_draw(struct html *h, const struct ctx *ctx,
          const struct overview_panels *panels)
{
	bool any = false;

	for (size_t i = 0; i < panels->n; i++)
		any |= panels->v[i].data != NULL &&
		       overview_band_of(panels->v[i].panel) == OVERVIEW_MORE;
	if (!any)
		return;
	html_raw(h, "<div class=\"dir-card dir-more\">");
	band_draw(h, ctx, panels, OVERVIEW_MORE);
	html_raw(h, "</div>");
}

/* What opens to show the panels of a fold; nothing where there are none. */
static void
fold_draw(struct html *h, const struct ctx *ctx,
          const struct overview_panels *panels, enum overview_fold fold,
          struct str words)
{
	bool begun = false;

	for (size_t i = 0; i < panels->n; i++) {
		const struct overview_panel *p = &panels->v[i];

		if (p->data == NULL || overview_fold_of(p->panel) != fold)
			continue;
		if (!begun)
			gov_details_begin(h, &(struct gov_details){
			                             .summary = words,
			                             .classes = "dir-fold"});
		begun = true;
		panel_draw(h, ctx, p);
	}
	if (begun)
		gov_details_end(h);
}

static void
link_draw(struct html *h, struct str words, struct str href)
{
	gov_link(h, &(struct gov_link){.text = words, .href = href});
}

static void
heading_draw(struct html *h, const char *id, struct str words)
{
	html_raw(h, "<h2 class=\"govuk-heading-m\"");
	html_attr(h, "id", str_of(id));
	html_raw(h, ">");
	html_text(h, words);
	html_raw(h, "</h2>");
}

static void
empty_draw(struct html *h, struct str words)
{
	html_raw(h, "<p class=\"dir-empty\">");
	html_text(h, words);
	html_raw(h, "</p>");
}

/* --- the timeline -------------------------------------------------------- */

static struct str
local_iso(struct arena *arena, struct instant at)
{
	int minutes = instant_minutes(at);

	return str_print(arena, "%.*sT%02d:%02d",
	                 STR_ARG(date_iso(arena, instant_date(at))),
	                 minutes / 60, minutes % 60);
}

struct line_label {
	struct str words;
	struct str href;
};

static void
label_draw(struct html *h, const void *data)
{
	const struct line_label *label = data;

	if (str_empty(label->href))
		html_text(h, label->words);
	else
		link_draw(h, label->words, label->href);
}

static void
words_draw(struct html *h, const void *data)
{
	const struct event_detail *detail = data;

	if (!str_empty(detail->says)) {
		html_raw(h, "<p class=\"dir-outcome\">");
		html_text(h, detail->says);
		html_raw(h, "</p>");
	}
	if (!str_empty(detail->words)) {
		html_raw(h, "<p class=\"govuk-body\">");
		html_lines(h, detail->words);
		html_raw(h, "</p>");
	}
}

/* A title of its own has the name beside it; a sentence holds it. */
static void
line_draw(struct html *h, const struct moj_timeline *timeline, struct str base,
          const struct overview_line *line)
{
	const struct event_detail *detail = &line->detail;
	bool titled = !str_empty(detail->title);
	struct line_label label = {
	        .words = titled ? detail->title : line->sentence,
	};

	if (!str_empty(detail->path))
		label.href = str_print(h->arena, "%.*s%.*s", STR_ARG(base),
		                       STR_ARG(detail->path));
	moj_timeline_item(
	        h, timeline,
	        &(struct moj_timeline_item){
	                .label_html = html_made(h->arena, label_draw, &label),
	                .by = titled ? line->by : S(""),
	                .datetime = local_iso(h->arena, line->event->at),
	                .when = instant_words(h->arena, line->event->at),
	                .html = html_made(h->arena, words_draw, detail)});
}

static void
lines_draw(struct html *h, struct str base, const struct overview_lines *lines,
           int level)
{
	struct moj_timeline timeline = {.heading_level = level,
	                                .classes = "dir-timeline"};

	moj_timeline_begin(h, &timeline);
	for (size_t i = 0; i < lines->n; i++)
		line_draw(h, &timeline, base, &lines->v[i]);
	moj_timeline_end(h);
}

static void
filters_draw(struct html *h, const struct timeline_view *view)
{
	struct moj_sub_item items[8];
	size_t n = 1;

	items[0] = (struct moj_sub_item){.text = T("Everything"),
	                                 .href = view->base,
	                                 .active = view->asked.group == NULL};
	for (size_t i = 0; overview_groups[i] != NULL && n < 8; i++) {
		const char *group = overview_groups[i];

		items[n++] = (struct moj_sub_item){
		        .text = overview_group_name(group),
		        .href = str_print(h->arena, "%.*s?group=%s",
		                          STR_ARG(view->base), group),
		        .active = view->asked.group != NULL &&
		                  str_is(str_of(group), view->asked.group)};
	}
	moj_sub_navigation(
	        h, &(struct moj_sub_navigation){.label = T("What to show"),
	                                        .items = {items, n}});
}

/* A page further back begins after the last event of the one before. */
static void
pages_draw(struct html *h, const struct timeline_view *view)
{
	struct gov_pagination pages = {0};
	const char *group = view->asked.group;
	struct str query = group == NULL
	                           ? S("?")
	                           : str_print(h->arena, "?group=%s&", group);

	if (instant_is(view->asked.filter.before)) {
		pages.previous.text = T("Newest");
		pages.previous.href =
		        group == NULL ? view->base
		                      : str_print(h->arena, "%.*s?group=%s",
		                                  STR_ARG(view->base), group);
	}
	if (view->lines.more) {
		const struct event_line *last = view->lines.last;

		pages.next.text = T("Earlier");
		pages.next.href =
		        str_print(h->arena, "%.*s%.*sbefore=%lld&after=%.*s",
		                  STR_ARG(view->base), STR_ARG(query),
		                  (long long)last->at.ms,
		                  STR_ARG(id_show(h->arena, last->id.v)));
	}
	if (!str_empty(pages.previous.href) || !str_empty(pages.next.href))
		gov_pagination(h, &pages);
}

void
overview_draw_timeline(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct timeline_view *view = data;

	(void)ctx;
	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, view->own ? T("What has happened") : T("Timeline"));
	html_raw(h, "</h1>");
	filters_draw(h, view);
	if (view->lines.n == 0)
		empty_draw(h, T("Nothing has happened yet."));
	else
		lines_draw(h,
		           view->own
		                   ? S("/me")
		                   : people_path(h->arena, view->head.crn, ""),
		           &view->lines, 2);
	pages_draw(h, view);
}

/* --- the case page ------------------------------------------------------- */

static void
latest_draw(struct html *h, const struct case_view *view)
{
	html_raw(h, "<section class=\"dir-card\""
	            " aria-labelledby=\"latest\">");
	heading_draw(h, "latest", T("Latest activity"));
	if (view->lines.n == 0) {
		empty_draw(h, T("Nothing has happened yet."));
	} else {
		lines_draw(h, people_path(h->arena, view->head.crn, ""),
		           &view->lines, 3);
		html_raw(h, "<p class=\"govuk-body\">");
		link_draw(h, T("See all that has happened"),
		          people_path(h->arena, view->head.crn, "/timeline"));
		html_raw(h, "</p>");
	}
	html_raw(h, "</section>");
}

void
overview_draw_case(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct case_view *view = data;

	band_draw(h, ctx, &view->panels, OVERVIEW_ABOVE);
	html_raw(h, "<div class=\"dir-cols dir-cols--main\"><div>");
	band_draw(h, ctx, &view->panels, OVERVIEW_MAIN);
	latest_draw(h, view);
	html_raw(h, "</div><div>");
	band_draw(h, ctx, &view->panels, OVERVIEW_SIDE);
	more_draw(h, ctx, &view->panels);
	html_raw(h, "</div></div>");
}

/* --- the person's home --------------------------------------------------- */

/* What to do next, with a way to its goal. */
static void
next_draw(struct html *h, const struct me_view *view)
{
	if (str_empty(view->next))
		return;
	html_raw(h, "<p class=\"dir-hero__next\">");
	gov_link(h,
	         &(struct gov_link){
	                 .text = TV(h->arena, "Next: {step}",
	                            {"step", view->next}),
	                 .href = str_print(
	                         h->arena, "/me/plan/goals/%.*s",
	                         STR_ARG(id_show(h->arena, view->next_goal.v))),
	                 .classes = "govuk-link--inverse"});
	html_raw(h, "</p>");
}

void
overview_draw_hero(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct me_view *view = data;

	html_raw(h, "<div class=\"dir-hero\"><div"
	            " class=\"govuk-width-container\"><h1"
	            " class=\"govuk-heading-xl\">");
	html_text(h, TV(ctx->arena, "Hello, {name}",
	                {"name", view->head.known_as}));
	html_raw(h, "</h1><p>");
	if (view->steps == 0)
		html_text(h, T("This is your place. See your plan and what "
		               "comes next."));
	else if (view->steps_done == 0)
		html_text(h, TN(ctx->arena, "You have {n} step to do.",
		                "You have {n} steps to do.", view->steps));
	else
		html_text(h,
		          TV(ctx->arena,
		             "You have done {done} of your {all} steps. "
		             "Keep going.",
		             {"done", str_print(ctx->arena, "%lld",
		                                (long long)view->steps_done)},
		             {"all", str_print(ctx->arena, "%lld",
		                               (long long)view->steps)}));
	html_raw(h, "</p>");
	next_draw(h, view);
	html_raw(h, "</div></div>");
}

/* What a telephone dials: figures, and a plus sign in front. */
static struct str
tel_of(struct arena *arena, struct str phone)
{
	struct buf buf;

	buf_init(&buf, arena, 64);
	buf_lit(&buf, "tel:");
	for (size_t i = 0; i < phone.n; i++)
		if ((phone.p[i] >= '0' && phone.p[i] <= '9') ||
		    (phone.p[i] == '+' && buf.n == 4))
			buf_char(&buf, phone.p[i]);
	return buf_get(&buf);
}

/* A number on one line. */
static struct str
unbroken(struct arena *arena, struct str phone)
{
	struct buf buf;

	buf_init(&buf, arena, 0);
	for (size_t i = 0; i < phone.n; i++)
		if (phone.p[i] == ' ')
			buf_lit(&buf, "\u00a0");
		else
			buf_char(&buf, phone.p[i]);
	return buf_get(&buf);
}

/* An address as a link has it: nothing in it begins a subject or a copy. */
static struct str
mailto_of(struct arena *arena, struct str email)
{
	static const struct str plain =
	        S("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	          "0123456789@._-+");
	struct buf buf;

	buf_init(&buf, arena, 0);
	buf_lit(&buf, "mailto:");
	for (size_t i = 0; i < email.n; i++)
		if (str_find(plain, email.p[i]) < plain.n)
			buf_char(&buf, email.p[i]);
		else
			buf_print(&buf, "%%%02X", (unsigned char)email.p[i]);
	return buf_get(&buf);
}

/* A way to reach the worker, large enough for a thumb. */
static void
reach_draw(struct html *h, enum icon which, struct str words, struct str href)
{
	html_raw(h, "<p class=\"govuk-body dir-reach\">");
	icon_link(h, which, words, href);
	html_raw(h, "</p>");
}

static void
worker_reach_draw(struct html *h, const struct person_head *head)
{
	if (!str_empty(head->worker_phone))
		reach_draw(h, ICON_PHONE,
		           unbroken(h->arena, head->worker_phone),
		           tel_of(h->arena, head->worker_phone));
	if (!str_empty(head->worker_email))
		reach_draw(h, ICON_MESSAGE, head->worker_email,
		           mailto_of(h->arena, head->worker_email));
}

static void
talk_draw(struct html *h, const struct ctx *ctx, const struct me_view *view)
{
	const struct person_head *head = &view->head;

	html_raw(h, "<section class=\"dir-card dir-card--key\""
	            " aria-labelledby=\"talk\">");
	heading_draw(h, "talk", T("Talk to someone"));
	html_raw(h, "<p class=\"govuk-body\">");
	if (str_empty(head->worker_name))
		html_text(h, T("You do not have a worker yet."));
	else
		html_text(h, TV(ctx->arena, "Your worker is {name}.",
		                {"name", head->worker_name}));
	if (!str_empty(head->team_name)) {
		html_raw(h, "<br>");
		html_text(h, TV(ctx->arena, "Team: {team}",
		                {"team", head->team_name}));
	}
	html_raw(h, "</p>");
	worker_reach_draw(h, head);
	html_raw(h, "</section>");
}

/* A link to a page that the program has. */
static void
way_draw(struct html *h, const struct ctx *ctx, enum icon which,
         struct str words, const char *path)
{
	if (!overview_has_page(ctx, path))
		return;
	html_raw(h, "<p class=\"govuk-body dir-noprint\">");
	if (which == ICON_NONE)
		link_draw(h, words, str_of(path));
	else
		icon_link(h, which, words, str_of(path));
	html_raw(h, "</p>");
}

void
overview_draw_me(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct me_view *view = data;

	band_draw(h, ctx, &view->panels, OVERVIEW_ABOVE);
	html_raw(h, "<div class=\"dir-cols dir-cols--main\"><div>");
	band_draw(h, ctx, &view->panels, OVERVIEW_MAIN);
	html_raw(h, "</div><div>");
	talk_draw(h, ctx, view);
	band_draw(h, ctx, &view->panels, OVERVIEW_SIDE);
	fold_draw(h, ctx, &view->panels, OVERVIEW_PROMISED, T("Promises"));
	fold_draw(h, ctx, &view->panels, OVERVIEW_HELP,
	          T("What I need, and what helps me"));
	fold_draw(h, ctx, &view->panels, OVERVIEW_COURT,
	          T("What the court asked, and what came from elsewhere"));
	way_draw(h, ctx, ICON_PRINTER, T("Print my plan"), "/me/plan/print");
	way_draw(h, ctx, ICON_CLOCK, T("What has happened"), "/me/timeline");
	way_draw(h, ctx, ICON_PEOPLE, T("Who looked at my record"),
	         "/me/access");
	way_draw(h, ctx, ICON_NONE, T("My details"), "/me/details");
	html_raw(h, "</div></div>");
}

/* --- today, and the plain first page ------------------------------------- */

/* What waits for those who look after the work of others. */
static void
oversee_draw(struct html *h, const struct ctx *ctx,
             const struct today_view *view)
{
	if (!ctx_can(ctx, CAN_REVIEW_GLASS))
		return;
	html_raw(h, "<section class=\"dir-card\""
	            " aria-labelledby=\"oversee\">");
	heading_draw(h, "oversee", T("Looking after the work"));
	if (view->glasses > 0) {
		html_raw(h, "<p class=\"govuk-body\">");
		link_draw(h,
		          TN(ctx->arena,
		             "{n} record opened out of reach waits for your "
		             "review",
		             "{n} records opened out of reach wait for your "
		             "review",
		             (int64_t)view->glasses),
		          S("/reviews/glass"));
		html_raw(h, "</p>");
	}
	html_raw(h, "<p class=\"govuk-body\">");
	link_draw(h, T("The people of my team"), S("/people?which=team"));
	html_raw(h, "</p><p class=\"govuk-body\">");
	link_draw(h, T("The people of my organisation"),
	          S("/people?which=all"));
	html_raw(h, "</p>");
	way_draw(h, ctx, ICON_NONE, T("Likely duplicates"), "/duplicates");
	html_raw(h, "</section>");
}

void
overview_draw_today(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct today_view *view = data;

	html_raw(h, "<h1 class=\"govuk-heading-l"
	            " govuk-!-margin-bottom-1\">");
	html_text(h, T("Today"));
	html_raw(h, "</h1><p class=\"govuk-body dir-muted\">");
	html_text(h, date_words_day(ctx->arena, ctx->today));
	html_raw(h, "</p>");
	people_find(h, ctx);
	html_raw(h, "<div class=\"dir-cols dir-cols--main\"><div>");
	band_draw(h, ctx, &view->panels, OVERVIEW_MAIN);
	html_raw(h, "</div><div>");
	oversee_draw(h, ctx, view);
	band_draw(h, ctx, &view->panels, OVERVIEW_SIDE);
	way_draw(h, ctx, ICON_PEOPLE, T("All my people"), "/people");
	html_raw(h, "</div></div>");
}

void
overview_draw_plain(struct html *h, const struct ctx *ctx, const void *data)
{
	(void)data;
	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, T("My Direction"));
	html_raw(h, "</h1><p class=\"govuk-body\">");
	html_text(h, T("Your role does not open anybody’s record. This is "
	               "what you can do:"));
	html_raw(h, "</p>");
	way_draw(h, ctx, ICON_NONE, T("See the rules in force"), "/policy");
	way_draw(h, ctx, ICON_NONE, T("See and change your account"),
	         "/account");
}
