#include <string.h>

#include "tests/gov/door.h"

#define COMMON(h, o) \
	.text = door_str((h), (o), "text"), .html = door_html((o), "html"), \
	.classes = door_c((h), (o), "classes"), \
	.attributes = door_attributes((h), (o), "attributes")

static struct gov_tag
tag_of(struct html *h, const json_t *o)
{
	return (struct gov_tag){COMMON(h, o)};
}

static void
tag(struct html *h, const json_t *o)
{
	struct gov_tag t = tag_of(h, o);
	gov_tag(h, &t);
}

static void
inset_text(struct html *h, const json_t *o)
{
	gov_inset_text(h, &(struct gov_inset_text){COMMON(h, o),
	                                           .id = door_c(h, o, "id")});
}

static void
warning_text(struct html *h, const json_t *o)
{
	gov_warning_text(h, &(struct gov_warning_text){
	                            COMMON(h, o),
	                            .icon_fallback = door_str(
	                                    h, o, "iconFallbackText")});
}

static void
details(struct html *h, const json_t *o)
{
	gov_details(h, &(struct gov_details){
	                       COMMON(h, o),
	                       .summary = door_str(h, o, "summaryText"),
	                       .summary_html = door_html(o, "summaryHtml"),
	                       .open = door_truthy(o, "open"),
	                       .id = door_c(h, o, "id")});
}

static void
button(struct html *h, const json_t *o)
{
	gov_button(h, &(struct gov_button){
	                      COMMON(h, o), .href = door_str(h, o, "href"),
	                      .type = door_c(h, o, "type"),
	                      .name = door_c(h, o, "name"),
	                      .value = door_str(h, o, "value"),
	                      .id = door_c(h, o, "id"),
	                      .disabled = door_truthy(o, "disabled"),
	                      .start = door_truthy(o, "isStartButton"),
	                      .prevent_double_click =
	                              door_state(o, "preventDoubleClick")});
}

static void
panel(struct html *h, const json_t *o)
{
	const json_t *actions = door_at(o, "actions");
	const json_t *list = door_at(actions, "items");
	struct gov_panel_action *v = door_new(h, struct gov_panel_action, list);
	for (size_t i = 0; i < door_n(list); i++) {
		const json_t *a = door_item(list, i);
		v[i] = (struct gov_panel_action){
		        .text = door_str(h, a, "text"),
		        .href = door_str(h, a, "href"),
		        .type = door_c(h, a, "type"),
		        .classes = door_c(h, a, "classes"),
		        .attributes = door_attributes(h, a, "attributes")};
	}
	gov_panel(h, &(struct gov_panel){
	                     COMMON(h, o), .title = door_str(h, o, "titleText"),
	                     .title_html = door_html(o, "titleHtml"),
	                     .heading_level = door_int(o, "headingLevel"),
	                     .has_actions = actions != NULL,
	                     .actions = {v, door_n(list)},
	                     .actions_classes = door_c(h, actions, "classes"),
	                     .actions_attributes = door_attributes(
	                             h, actions, "attributes")});
}

static void
notification_banner(struct html *h, const json_t *o)
{
	const char *type = door_c(h, o, "type");
	gov_notification_banner(
	        h,
	        &(struct gov_notification_banner){
	                COMMON(h, o),
	                .success = type != NULL && strcmp(type, "success") == 0,
	                .title = door_str(h, o, "titleText"),
	                .title_html = door_html(o, "titleHtml"),
	                .heading_level = door_int(o, "titleHeadingLevel"),
	                .title_id = door_c(h, o, "titleId"),
	                .role = door_c(h, o, "role"),
	                .disable_auto_focus =
	                        door_state(o, "disableAutoFocus")});
}

/* --- summary list ------------------------------------------------------ */

static struct gov_actions
actions_of(struct html *h, const json_t *o)
{
	const json_t *list = door_at(door_at(o, "actions"), "items");
	struct gov_action *v = door_new(h, struct gov_action, list);
	for (size_t i = 0; i < door_n(list); i++) {
		const json_t *a = door_item(list, i);
		v[i] = (struct gov_action){
		        COMMON(h, a), .href = door_str(h, a, "href"),
		        .hidden = door_str(h, a, "visuallyHiddenText")};
	}
	return (struct gov_actions){v, door_n(list)};
}

static struct gov_summary_row
row_of(struct html *h, const json_t *o)
{
	const json_t *key = door_at(o, "key");
	const json_t *value = door_at(o, "value");
	const json_t *actions = door_at(o, "actions");
	return (struct gov_summary_row){
	        .omit = o == NULL,
	        .key = door_str(h, key, "text"),
	        .key_html = door_html(key, "html"),
	        .key_classes = door_c(h, key, "classes"),
	        .value = door_str(h, value, "text"),
	        .value_html = door_html(value, "html"),
	        .value_classes = door_c(h, value, "classes"),
	        .actions = actions_of(h, o),
	        .actions_empty = json_is_array(door_at(actions, "items")),
	        .actions_classes = door_c(h, actions, "classes"),
	        .classes = door_c(h, o, "classes")};
}

static const struct gov_summary_card *
card_of(struct html *h, const json_t *o)
{
	const json_t *title = door_at(o, "title");
	struct gov_summary_card *card =
	        arena_new(h->arena, struct gov_summary_card, 1);
	if (o == NULL)
		return NULL;
	*card = (struct gov_summary_card){
	        .title = door_str(h, title, "text"),
	        .title_html = door_html(title, "html"),
	        .no_title = title == NULL,
	        .heading_level = door_int(title, "headingLevel"),
	        .title_classes = door_c(h, title, "classes"),
	        .actions = actions_of(h, o),
	        .actions_classes = door_c(h, door_at(o, "actions"), "classes"),
	        .classes = door_c(h, o, "classes"),
	        .attributes = door_attributes(h, o, "attributes")};
	return card;
}

static void
summary_list(struct html *h, const json_t *o)
{
	const json_t *list = door_at(o, "rows");
	struct gov_summary_row *v = door_new(h, struct gov_summary_row, list);
	for (size_t i = 0; i < door_n(list); i++)
		v[i] = row_of(h, door_item(list, i));
	gov_summary_list(
	        h, &(struct gov_summary_list){
	                   .rows = {v, door_n(list)},
	                   .card = card_of(h, door_at(o, "card")),
	                   .classes = door_c(h, o, "classes"),
	                   .attributes = door_attributes(h, o, "attributes")});
}

/* --- table ------------------------------------------------------------- */

static struct gov_cells
cells_of(struct html *h, const json_t *list)
{
	struct gov_cell *v = door_new(h, struct gov_cell, list);
	for (size_t i = 0; i < door_n(list); i++) {
		const json_t *c = door_item(list, i);
		v[i] = (struct gov_cell){COMMON(h, c),
		                         .format = door_c(h, c, "format"),
		                         .colspan = door_int(c, "colspan"),
		                         .rowspan = door_int(c, "rowspan")};
	}
	return (struct gov_cells){v, door_n(list), list == NULL};
}

static void
table(struct html *h, const json_t *o)
{
	const json_t *list = door_at(o, "rows");
	struct gov_cells *v = door_new(h, struct gov_cells, list);
	for (size_t i = 0; i < door_n(list); i++)
		v[i] = cells_of(h, door_item(list, i));
	gov_table(h,
	          &(struct gov_table){
	                  .caption = door_str(h, o, "caption"),
	                  .caption_classes = door_c(h, o, "captionClasses"),
	                  .has_head = door_truthy(o, "head"),
	                  .head = cells_of(h, door_at(o, "head")),
	                  .rows = {v, door_n(list)},
	                  .first_cell_is_header =
	                          door_truthy(o, "firstCellIsHeader"),
	                  .classes = door_c(h, o, "classes"),
	                  .attributes = door_attributes(h, o, "attributes")});
}

/* --- tabs, tasks ------------------------------------------------------- */

static void
tabs(struct html *h, const json_t *o)
{
	const json_t *list = door_at(o, "items");
	struct gov_tab *v = door_new(h, struct gov_tab, list);
	for (size_t i = 0; i < door_n(list); i++) {
		const json_t *tab = door_item(list, i);
		const json_t *p = door_at(tab, "panel");
		v[i] = (struct gov_tab){
		        .omit = tab == NULL,
		        .label = door_str(h, tab, "label"),
		        .id = door_c(h, tab, "id"),
		        .attributes = door_attributes(h, tab, "attributes"),
		        .panel = door_str(h, p, "text"),
		        .panel_html = door_html(p, "html"),
		        .panel_attributes =
		                door_attributes(h, p, "attributes")};
	}
	gov_tabs(h, &(struct gov_tabs){
	                    .title = door_str(h, o, "title"),
	                    .id = door_c(h, o, "id"),
	                    .id_prefix = door_c(h, o, "idPrefix"),
	                    .items = {v, door_n(list)},
	                    .classes = door_c(h, o, "classes"),
	                    .attributes = door_attributes(h, o, "attributes")});
}

static struct gov_task
task_of(struct html *h, const json_t *o)
{
	const json_t *title = door_at(o, "title");
	const json_t *hint = door_at(o, "hint");
	const json_t *status = door_at(o, "status");
	const json_t *status_tag = door_at(status, "tag");
	struct gov_tag *t = arena_new(h->arena, struct gov_tag, 1);
	*t = tag_of(h, status_tag);
	return (struct gov_task){.omit = o == NULL,
	                         .title = door_str(h, title, "text"),
	                         .title_html = door_html(title, "html"),
	                         .title_classes = door_c(h, title, "classes"),
	                         .href = door_str(h, o, "href"),
	                         .hint = door_str(h, hint, "text"),
	                         .hint_html = door_html(hint, "html"),
	                         .status = door_str(h, status, "text"),
	                         .status_html = door_html(status, "html"),
	                         .status_tag = status_tag == NULL ? NULL : t,
	                         .status_classes = door_c(h, status, "classes"),
	                         .classes = door_c(h, o, "classes")};
}

static void
task_list(struct html *h, const json_t *o)
{
	const json_t *list = door_at(o, "items");
	struct gov_task *v = door_new(h, struct gov_task, list);
	for (size_t i = 0; i < door_n(list); i++)
		v[i] = task_of(h, door_item(list, i));
	gov_task_list(h, &(struct gov_task_list){
	                         .id_prefix = door_c(h, o, "idPrefix"),
	                         .items = {v, door_n(list)},
	                         .classes = door_c(h, o, "classes"),
	                         .attributes =
	                                 door_attributes(h, o, "attributes")});
}

door_fn
door_content(const char *component)
{
	static const struct door_row rows[] = {{"button", button},
	                                       {"details", details},
	                                       {"inset-text", inset_text},
	                                       {"notification-banner",
	                                        notification_banner},
	                                       {"panel", panel},
	                                       {"summary-list", summary_list},
	                                       {"table", table},
	                                       {"tabs", tabs},
	                                       {"tag", tag},
	                                       {"task-list", task_list},
	                                       {"warning-text", warning_text},
	                                       {NULL, NULL}};
	return door_find(rows, component);
}
