/*
 * gov_content.h - components that show something.
 */
#ifndef WEB_GOV_CONTENT_H
#define WEB_GOV_CONTENT_H

#include "web/gov/gov_base.h"

/* --- short pieces ------------------------------------------------------ */

struct gov_tag {
	struct str text;
	struct markup html;
	const char *classes; /* "govuk-tag--green" */
	struct gov_attributes attributes;
};
/* A short word about state, in capitals or colour. */
void gov_tag(struct html *h, const struct gov_tag *tag);

struct gov_inset_text {
	struct str text;
	struct markup html;
	const char *id;
	const char *classes;
	struct gov_attributes attributes;
};
/* A paragraph set off from the rest. */
void gov_inset_text(struct html *h, const struct gov_inset_text *inset);

struct gov_warning_text {
	struct str text;
	struct markup html;
	struct str icon_fallback; /* empty: "Warning" */
	const char *classes;
	struct gov_attributes attributes;
};
/* A warning with a "!" that is read out as "Warning". */
void gov_warning_text(struct html *h, const struct gov_warning_text *warning);

struct gov_details {
	struct str summary;
	struct markup summary_html;
	struct str text;
	struct markup html;
	bool open;
	const char *id;
	const char *classes;
	struct gov_attributes attributes;
};
/* Words that open to show more. */
void gov_details(struct html *h, const struct gov_details *details);
/* The same with content drawn between begin and end (text is not used). */
void gov_details_begin(struct html *h, const struct gov_details *details);
void gov_details_end(struct html *h);

/* --- buttons and panels ------------------------------------------------ */

struct gov_button {
	struct str text;
	struct markup html;
	struct str href;  /* not empty: a link that looks like a button */
	const char *type; /* NULL: "submit" */
	const char *name;
	struct str value;
	const char *id;
	bool disabled;
	bool start; /* with the arrow of a start button */
	enum gov_choice_state prevent_double_click;
	const char *classes; /* "govuk-button--secondary" */
	struct gov_attributes attributes;
};
/* A button, or a link that looks like one. */
void gov_button(struct html *h, const struct gov_button *button);

struct gov_panel_action {
	struct str text;
	struct str href;
	const char *type; /* "button": a button even with an href */
	const char *classes;
	struct gov_attributes attributes;
};
struct gov_panel_actions {
	const struct gov_panel_action *v;
	size_t n;
};
struct gov_panel {
	struct str title;
	struct markup title_html;
	struct str text;
	struct markup html;
	int heading_level;   /* 0: 1 */
	const char *classes; /* "govuk-panel--interruption" takes actions */
	struct gov_attributes attributes;
	bool has_actions; /* an actions block, perhaps empty */
	struct gov_panel_actions actions;
	const char *actions_classes;
	struct gov_attributes actions_attributes;
};
/* A large confirmation, or an interruption with actions. */
void gov_panel(struct html *h, const struct gov_panel *panel);

struct gov_notification_banner {
	struct str text;
	struct markup html;
	bool success;     /* green, and said at once by a screen reader */
	struct str title; /* empty: "Success" or "Important" */
	struct markup title_html;
	int heading_level; /* 0: 2 */
	const char *title_id;
	const char *role; /* NULL: alert for success, else region */
	enum gov_choice_state disable_auto_focus;
	const char *classes;
	struct gov_attributes attributes;
};
void gov_notification_banner(struct html *h,
                             const struct gov_notification_banner *banner);

/* --- summary list ------------------------------------------------------ */

struct gov_action {
	struct str text;
	struct markup html;
	struct str href;
	struct str hidden; /* what it acts on, for screen readers: "name" */
	const char *classes;
	struct gov_attributes attributes;
};
struct gov_actions {
	const struct gov_action *v;
	size_t n;
};
#define GOV_ACTIONS(...) GOV_LIST(struct gov_action, __VA_ARGS__)

struct gov_summary_row {
	struct str key;
	struct markup key_html;
	struct str value;
	struct markup value_html;
	struct gov_actions actions;
	bool omit;          /* leave this row out */
	bool actions_empty; /* an actions list that is there and empty */
	const char *classes;
	const char *key_classes;
	const char *value_classes;
	const char *actions_classes;
};
struct gov_summary_rows {
	const struct gov_summary_row *v;
	size_t n;
};
#define GOV_ROWS(...) GOV_LIST(struct gov_summary_row, __VA_ARGS__)

struct gov_summary_card {
	struct str title;
	struct markup title_html;
	bool no_title;
	int heading_level; /* 0: 2 */
	const char *title_classes;
	struct gov_actions actions;
	const char *actions_classes;
	const char *classes;
	struct gov_attributes attributes;
};
struct gov_summary_list {
	struct gov_summary_rows rows;
	const struct gov_summary_card *card; /* or NULL */
	const char *classes;
	struct gov_attributes attributes;
};
/* Names and values, one a row, perhaps with links to change them. */
void gov_summary_list(struct html *h, const struct gov_summary_list *list);

/* --- table ------------------------------------------------------------- */

struct gov_cell {
	struct str text;
	struct markup html;
	const char *format; /* "numeric" */
	const char *classes;
	int colspan; /* 0: none */
	int rowspan;
	struct gov_attributes attributes;
};
struct gov_cells {
	const struct gov_cell *v;
	size_t n;
	bool omit; /* leave this row out */
};
#define GOV_CELLS(...) GOV_LIST(struct gov_cell, __VA_ARGS__)
struct gov_table_rows {
	const struct gov_cells *v;
	size_t n;
};
struct gov_table {
	struct str caption;
	const char *caption_classes; /* "govuk-table__caption--m" */
	bool has_head;               /* a head though it has no cells */
	struct gov_cells head;
	struct gov_table_rows rows;
	bool first_cell_is_header;
	const char *classes;
	struct gov_attributes attributes;
};
/* A table whose rows are at hand. */
void gov_table(struct html *h, const struct gov_table *table);

/* A table that may scroll sideways: inside a named, focusable section. */
void gov_table_scroll(struct html *h, const struct gov_table *table);

/* The same table row by row, when the rows come from a query: begin draws
 * caption and head; each row; end. */
void gov_table_begin(struct html *h, const struct gov_table *table);
void gov_table_row(struct html *h, const struct gov_table *table,
                   const struct gov_cell *cells, size_t n);
void gov_table_end(struct html *h);

/* Row by row, in a section that may scroll sideways. */
void gov_table_scroll_begin(struct html *h, const struct gov_table *table);
void gov_table_scroll_end(struct html *h);

/* --- tabs and task list ------------------------------------------------ */

struct gov_tab {
	struct str label;
	const char *id; /* NULL: the list's prefix and a number */
	struct gov_attributes attributes;
	struct str panel;
	struct markup panel_html;
	struct gov_attributes panel_attributes;
	bool omit;
};
struct gov_tab_items {
	const struct gov_tab *v;
	size_t n;
};
struct gov_tabs {
	struct str title; /* empty: "Contents" */
	const char *id;
	const char *id_prefix;
	struct gov_tab_items items;
	const char *classes;
	struct gov_attributes attributes;
};
/* Panels behind tabs; one below the other without JavaScript. */
void gov_tabs(struct html *h, const struct gov_tabs *tabs);

struct gov_task {
	struct str title;
	struct markup title_html;
	const char *title_classes;
	struct str href;
	struct str hint;
	struct markup hint_html;
	struct str status;
	struct markup status_html;
	const struct gov_tag *status_tag; /* instead of status */
	const char *status_classes;
	const char *classes;
	bool omit;
};
struct gov_tasks {
	const struct gov_task *v;
	size_t n;
};
struct gov_task_list {
	const char *id_prefix; /* NULL: "task-list" */
	struct gov_tasks items;
	const char *classes;
	struct gov_attributes attributes;
};
/* Tasks with their state. */
void gov_task_list(struct html *h, const struct gov_task_list *list);

#endif
