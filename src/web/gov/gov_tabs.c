#include "web/gov/gov_content.h"

/* --- tabs -------------------------------------------------------------- */

static const char *
panel_id(struct html *h, const struct gov_tabs *tabs, size_t i)
{
	const char *id = tabs->items.v[i].id;
	if (id != NULL && id[0] != '\0')
		return id;
	return str_print(h->arena, "%s-%zu",
	                 tabs->id_prefix == NULL ? "" : tabs->id_prefix, i + 1)
	        .p;
}

static void
tab_draw(struct html *h, const struct gov_tabs *tabs, size_t i)
{
	const struct gov_tab *tab = &tabs->items.v[i];
	html_raw(h, "<li");
	gov_class(h, "govuk-tabs__list-item",
	          i == 0 ? "govuk-tabs__list-item--selected" : NULL);
	html_raw(h, "><a class=\"govuk-tabs__tab\"");
	html_attr(h, "href", str_print(h->arena, "#%s", panel_id(h, tabs, i)));
	gov_attributes(h, tab->attributes);
	html_raw(h, ">");
	html_text(h, tab->label);
	html_raw(h, "</a></li>");
}

static void
panel_draw(struct html *h, const struct gov_tabs *tabs, size_t i)
{
	const struct gov_tab *tab = &tabs->items.v[i];
	html_raw(h, "<div");
	gov_class(h, "govuk-tabs__panel",
	          i > 0 ? "govuk-tabs__panel--hidden" : NULL);
	gov_attr_c(h, "id", panel_id(h, tabs, i));
	gov_attributes(h, tab->panel_attributes);
	html_raw(h, ">");
	if (!str_empty(tab->panel_html.made)) {
		html_markup(h, tab->panel_html);
	} else if (!str_empty(tab->panel)) {
		html_raw(h, "<p class=\"govuk-body\">");
		html_text(h, tab->panel);
		html_raw(h, "</p>");
	}
	html_raw(h, "</div>");
}

void
gov_tabs(struct html *h, const struct gov_tabs *tabs)
{
	html_raw(h, "<div");
	gov_attr_c(h, "id", tabs->id);
	gov_class(h, "govuk-tabs", tabs->classes);
	gov_attributes(h, tabs->attributes);
	html_raw(h, " data-module=\"govuk-tabs\">"
	            "<h2 class=\"govuk-tabs__title\">");
	html_text(h, str_empty(tabs->title) ? T("Contents") : tabs->title);
	html_raw(h, "</h2>");
	if (tabs->items.n > 0) {
		html_raw(h, "<ul class=\"govuk-tabs__list\">");
		for (size_t i = 0; i < tabs->items.n; i++)
			if (!tabs->items.v[i].omit)
				tab_draw(h, tabs, i);
		html_raw(h, "</ul>");
	}
	for (size_t i = 0; i < tabs->items.n; i++)
		if (!tabs->items.v[i].omit)
			panel_draw(h, tabs, i);
	html_raw(h, "</div>");
}

/* --- task list --------------------------------------------------------- */

static void
task_title(struct html *h, const struct gov_task *task, const char *by)
{
	if (str_empty(task->href)) {
		html_raw(h, "<div");
		gov_attr_c(h, "class", task->title_classes);
		html_raw(h, ">");
		gov_put(h, task->title, task->title_html);
		html_raw(h, "</div>");
		return;
	}
	html_raw(h, "<a");
	gov_class(h, "govuk-link govuk-task-list__link", task->title_classes);
	html_attr(h, "href", task->href);
	gov_attr_c(h, "aria-describedby", by);
	html_raw(h, ">");
	gov_put(h, task->title, task->title_html);
	html_raw(h, "</a>");
}

static void
task_status(struct html *h, const struct gov_task *task, const char *id)
{
	html_raw(h, "<div");
	gov_class(h, "govuk-task-list__status", task->status_classes);
	gov_attr_c(h, "id", id);
	html_raw(h, ">");
	if (task->status_tag != NULL)
		gov_tag(h, task->status_tag);
	else
		gov_put(h, task->status, task->status_html);
	html_raw(h, "</div>");
}

static void
task_draw(struct html *h, const struct gov_task *task, const char *id)
{
	const char *hint_id = str_print(h->arena, "%s-hint", id).p;
	const char *status_id = str_print(h->arena, "%s-status", id).p;
	bool hinted = !gov_none(task->hint, task->hint_html);
	html_raw(h, "<li");
	gov_class(h,
	          str_empty(task->href) ? "govuk-task-list__item"
	                                : "govuk-task-list__item "
	                                  "govuk-task-list__item--with-link",
	          task->classes);
	html_raw(h, "><div class=\"govuk-task-list__name-and-hint\">");
	task_title(h, task, gov_words(h, hinted ? hint_id : NULL, status_id));
	if (hinted) {
		html_raw(h, "<div");
		gov_attr_c(h, "id", hint_id);
		html_raw(h, " class=\"govuk-task-list__hint\">");
		gov_put(h, task->hint, task->hint_html);
		html_raw(h, "</div>");
	}
	html_raw(h, "</div>");
	task_status(h, task, status_id);
	html_raw(h, "</li>");
}

void
gov_task_list(struct html *h, const struct gov_task_list *list)
{
	const char *prefix = list->id_prefix == NULL ? "task-list"
	                                             : list->id_prefix;
	html_raw(h, "<ul");
	gov_class(h, "govuk-task-list", list->classes);
	gov_attributes(h, list->attributes);
	html_raw(h, ">");
	for (size_t i = 0; i < list->items.n; i++)
		if (!list->items.v[i].omit)
			task_draw(
			        h, &list->items.v[i],
			        str_print(h->arena, "%s-%zu", prefix, i + 1).p);
	html_raw(h, "</ul>");
}
