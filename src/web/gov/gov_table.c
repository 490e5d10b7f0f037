#include "web/gov/gov_content.h"

static const char *
format_class(struct html *h, const char *part, const struct gov_cell *cell)
{
	if (cell->format == NULL || cell->format[0] == '\0')
		return part;
	return str_print(h->arena, "%s %s--%s", part, part, cell->format).p;
}

static void
cell_inside(struct html *h, const struct gov_cell *cell)
{
	if (cell->colspan > 0)
		html_attr_i64(h, "colspan", cell->colspan);
	if (cell->rowspan > 0)
		html_attr_i64(h, "rowspan", cell->rowspan);
	gov_attributes(h, cell->attributes);
	html_raw(h, ">");
	gov_put(h, cell->text, cell->html);
}

static void
head_draw(struct html *h, const struct gov_cells *head)
{
	html_raw(h, "<thead class=\"govuk-table__head\">"
	            "<tr class=\"govuk-table__row\">");
	for (size_t i = 0; i < head->n; i++) {
		html_raw(h, "<th scope=\"col\"");
		gov_class(h,
		          format_class(h, "govuk-table__header", &head->v[i]),
		          head->v[i].classes);
		cell_inside(h, &head->v[i]);
		html_raw(h, "</th>");
	}
	html_raw(h, "</tr></thead>");
}

void
gov_table_begin(struct html *h, const struct gov_table *table)
{
	html_raw(h, "<table");
	gov_class(h, "govuk-table", table->classes);
	gov_attributes(h, table->attributes);
	html_raw(h, ">");
	if (!str_empty(table->caption)) {
		html_raw(h, "<caption");
		gov_class(h, "govuk-table__caption", table->caption_classes);
		html_raw(h, ">");
		html_text(h, table->caption);
		html_raw(h, "</caption>");
	}
	if (table->has_head || table->head.n > 0)
		head_draw(h, &table->head);
	html_raw(h, "<tbody class=\"govuk-table__body\">");
}

void
gov_table_row(struct html *h, const struct gov_table *table,
              const struct gov_cell *cells, size_t n)
{
	html_raw(h, "<tr class=\"govuk-table__row\">");
	for (size_t i = 0; i < n; i++) {
		if (i == 0 && table->first_cell_is_header) {
			html_raw(h, "<th scope=\"row\"");
			gov_class(h, "govuk-table__header", cells[i].classes);
			cell_inside(h, &cells[i]);
			html_raw(h, "</th>");
			continue;
		}
		html_raw(h, "<td");
		gov_class(h, format_class(h, "govuk-table__cell", &cells[i]),
		          cells[i].classes);
		cell_inside(h, &cells[i]);
		html_raw(h, "</td>");
	}
	html_raw(h, "</tr>");
}

void
gov_table_end(struct html *h)
{
	html_raw(h, "</tbody></table>");
}

void
gov_table(struct html *h, const struct gov_table *table)
{
	gov_table_begin(h, table);
	for (size_t i = 0; i < table->rows.n; i++)
		if (!table->rows.v[i].omit)
			gov_table_row(h, table, table->rows.v[i].v,
			              table->rows.v[i].n);
	gov_table_end(h);
}

static void
gov_table_scroll_open(struct html *h, const struct gov_table *table)
{
	html_raw(h, "<section class=\"dir-scroll\" tabindex=\"0\"");
	html_attr(h, "aria-label",
	          TV(h->arena, "{caption}: table",
	             {"caption", table->caption}));
	html_raw(h, ">");
}

void
gov_table_scroll(struct html *h, const struct gov_table *table)
{
	gov_table_scroll_open(h, table);
	gov_table(h, table);
	html_raw(h, "</section>");
}

void
gov_table_scroll_begin(struct html *h, const struct gov_table *table)
{
	gov_table_scroll_open(h, table);
	gov_table_begin(h, table);
}

void
gov_table_scroll_end(struct html *h)
{
	gov_table_end(h);
	html_raw(h, "</section>");
}
