/*
 * outbox_views.c - what did not go out, as a table.
 */
#include "kernel/outbox/outbox_local.h"
#include "web/gov/gov.h"

static struct str
state_words(enum message_state state)
{
	return state == MESSAGE_FAILED ? T("Could not be sent")
	                               : T("Not sent: no mail server");
}

void
outbox_list_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct outbox_list *list = data;
	const struct gov_table table = {
	        .head = GOV_CELLS({.text = T("When")}, {.text = T("To")},
	                          {.text = T("Message")}, {.text = T("State")}),
	        .classes = "dir-table",
	};

	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, T("Messages that did not go out"));
	html_raw(h, "</h1><p class=\"govuk-body\">");
	html_text(h, list->configured
	                     ? T("Each was tried eight times.")
	                     : T("No mail server is configured. Make a new "
	                         "code for each member of staff, print it and "
	                         "hand it over. For a person on probation "
	                         "their worker makes it, on the person’s "
	                         "details."));
	html_raw(h, "</p>");
	if (list->n == 0) {
		html_raw(h, "<p class=\"dir-empty\">");
		html_text(h, T("Every message has gone out."));
		html_raw(h, "</p>");
		return;
	}
	html_raw(h, "<section class=\"dir-scroll\" tabindex=\"0\"");
	html_attr(h, "aria-label", T("Messages that did not go out"));
	html_raw(h, ">");
	gov_table_begin(h, &table);
	for (size_t i = 0; i < list->n; i++) {
		const struct message_line *m = &list->v[i];

		gov_table_row(
		        h, &table,
		        (const struct gov_cell[]){
		                {.text = instant_words(ctx->arena, m->made_at)},
		                {.text = m->address},
		                {.text = text_get(
		                         str_c(ctx->arena, m->template_key))},
		                {.text = state_words(m->state)}},
		        4);
	}
	gov_table_end(h);
	html_raw(h, "</section>");
}
