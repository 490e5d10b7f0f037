/*
 * organisations_views.c - how organisations and their teams look.
 */
#include "register/organisations/organisations_local.h"

#include "web/gov/form.h"

static struct str
kind_words(struct str kind)
{
	switch (str_word(kind, organisation_kinds)) {
	case 0:
		return T("Provider");
	case 1:
		return T("Partner");
	case 2:
		return T("Court");
	default:
		return T("Commissioner");
	}
}

static struct str
days_words(struct arena *arena, const struct organisation *o)
{
	struct str from = date_is(o->valid_from)
	                          ? date_words(arena, o->valid_from)
	                          : T("the beginning");

	if (!date_is(o->valid_to))
		return TV(arena, "From {from}", {"from", from});
	return TV(arena, "{from} to {to}", {"from", from},
	          {"to", date_words(arena, o->valid_to)});
}

static struct str
action(struct arena *arena, const struct organisation *o, const char *what)
{
	return str_print(arena, "/admin/organisations/%.*s/%s",
	                 STR_ARG(id_show(arena, o->id.v)), what);
}

static void
draw_teams(struct html *h, const struct organisation_view *view)
{
	html_raw(h, "<h2 class=\"govuk-heading-m\">");
	html_text(h, T("Teams"));
	html_raw(h, "</h2><ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < view->n; i++) {
		html_raw(h, "<li>");
		html_text(h, view->teams[i].name);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* Its two small forms: another team, and the last day. */
static void
draw_forms(struct html *h, const struct ctx *ctx, const struct organisation *o)
{
	struct form form = {.req = ctx->req, .problems = ctx->problems};

	form.action = action(h->arena, o, "teams");
	page_form_begin(h, ctx, form.action, 0);
	form_input(h, &form,
	           &(struct gov_input){.name = "team",
	                               .label = T("Another team")});
	gov_button(h,
	           &(struct gov_button){.text = T("Add team"),
	                                .classes = "govuk-button--secondary"});
	page_form_end(h);

	form.action = action(h->arena, o, "end");
	page_form_begin(h, ctx, form.action, 0);
	form_date(h, &form,
	          &(struct gov_date_input){
	                  .name = "last_day",
	                  .label = T("Last day of this organisation")},
	          o->valid_to);
	gov_button(h,
	           &(struct gov_button){.text = T("Record last day"),
	                                .classes = "govuk-button--secondary"});
	page_form_end(h);
}

void
organisation_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct organisation_view *view = data;
	const struct organisation *o = &view->organisation;
	const struct gov_summary_list list = {
	        .rows = GOV_ROWS(
	                {.key = T("Short name"), .value = o->slug},
	                {.key = T("Kind"), .value = kind_words(o->kind)},
	                {.key = T("Area"),
	                 .value = o->area,
	                 .omit = str_empty(o->area)},
	                {.key = T("Days"), .value = days_words(h->arena, o)}),
	};

	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, o->name);
	html_raw(h, "</h1>");
	gov_summary_list(h, &list);
	draw_teams(h, view);
	draw_forms(h, ctx, o);
}

static void
draw_add(struct html *h, const struct ctx *ctx)
{
	struct form form = {.req = ctx->req,
	                    .problems = ctx->problems,
	                    .action = S("/admin/organisations")};

	html_raw(h, "<h2 class=\"govuk-heading-m\">");
	html_text(h, T("Add an organisation"));
	html_raw(h, "</h2>");
	page_form_begin(h, ctx, form.action, 0);
	form_input(h, &form,
	           &(struct gov_input){.name = "name", .label = T("Name")});
	form_input(
	        h, &form,
	        &(struct gov_input){.name = "slug",
	                            .label = T("Short name"),
	                            .hint = T("a-z, 0-9 and hyphens; it never "
	                                      "changes")});
	form_radios(
	        h, &form,
	        &(struct gov_radios){
	                .name = "kind",
	                .label = T("Kind"),
	                .items = GOV_CHOICES(
	                        {.value = S("provider"), .text = T("Provider")},
	                        {.value = S("partner"), .text = T("Partner")},
	                        {.value = S("court"), .text = T("Court")},
	                        {.value = S("commissioner"),
	                         .text = T("Commissioner")})});
	form_input(h, &form,
	           &(struct gov_input){.name = "area",
	                               .label = T("Area (optional)")});
	form_date(h, &form,
	          &(struct gov_date_input){.name = "valid_from",
	                                   .label = T("First day (optional)")},
	          DATE_NONE);
	gov_button(h, &(struct gov_button){.text = T("Add organisation")});
	page_form_end(h);
}

static void
draw_line(struct html *h, const struct organisation *o)
{
	html_raw(h, "<li>");
	gov_link(h, &(struct gov_link){
	                    .text = o->name,
	                    .href = str_print(
	                            h->arena, "/admin/organisations/%.*s",
	                            STR_ARG(id_show(h->arena, o->id.v)))});
	html_raw(h, "<br>");
	html_text(h, kind_words(o->kind));
	html_raw(h, ". ");
	html_text(h, days_words(h->arena, o));
	html_raw(h, "</li>");
}

void
organisations_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct organisations_view *view = data;

	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, T("Organisations"));
	html_raw(h, "</h1><ul class=\"govuk-list govuk-list--spaced\">");
	for (size_t i = 0; i < view->n; i++)
		draw_line(h, &view->organisations[i]);
	html_raw(h, "</ul>");
	draw_add(h, ctx);
}
