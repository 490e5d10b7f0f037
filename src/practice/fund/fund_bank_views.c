/*
 * fund_bank_views.c - the bank beside the books.
 */
#include <string.h>

#include "practice/fund/fund_finance_views.h"

const char *const fund_bank_why_keys[] = {
        TK("A charge or interest of the bank"),
        TK("At the bank next month"),
        TK("It belongs to the month before"),
        TK("It is nothing of the fund’s"),
        TK("Something else"),
};

static struct str
line_path(struct arena *arena, struct bank_line_id id, const char *rest)
{
	return str_print(arena, "/bank/%.*s%s", STR_ARG(id_show(arena, id.v)),
	                 rest);
}

static struct str
move_path(struct arena *arena, struct entry_id id, const char *rest)
{
	return str_print(arena, "/books/%.*s%s", STR_ARG(id_show(arena, id.v)),
	                 rest);
}

struct str
fund_move_words(struct arena *arena, const struct fund_bank_move *move)
{
	if (str_is(move->code, "fund.pot"))
		return T("Put in the pot");
	if (str_is(move->code, "fund.returned"))
		return str_empty(move->what) ? T("Money that came back")
		                             : TV(arena, "{what}, came back",
		                                  {"what", move->what});
	return str_empty(move->what) ? move->code : move->what;
}

void
fund_draw_links(struct html *h, const struct ctx *ctx)
{
	static const struct {
		enum permission permission;
		const char *href;
		const char *text;
	} links[] = {
	        {CAN_PAY_FUND, "/bank", TK("The bank beside the books")},
	        {CAN_PAY_FUND, "/months", TK("Months")},
	        {CAN_SEE_FLOATS, "/floats", TK("Cash floats")},
	        {CAN_END_FUND, "/endings", TK("What the fund still owes")},
	        {CAN_END_FUND, "/write-offs", TK("To be written off")},
	        {CAN_SEE_SIGNALS, "/signals", TK("Signals set aside")},
	};

	html_raw(h, "<ul class=\"govuk-list\">");
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		if (!ctx_can(ctx, links[i].permission))
			continue;
		html_raw(h, "<li>");
		gov_link(h, &(struct gov_link){.text = text_get(links[i].text),
		                               .href = str_of(links[i].href)});
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* --- tables ------------------------------------------------------------- */

struct linked {
	struct str text;
	struct str href;
};

static void
draw_linked(struct html *h, const void *data)
{
	const struct linked *l = data;

	gov_link(h, &(struct gov_link){.text = l->text, .href = l->href});
}

/* One row: the day, words with a link, what is to be done, the sum. */
static void
row(struct html *h, const struct gov_table *table, struct date on,
    struct linked what, struct str state, struct money sum)
{
	struct linked *kept = arena_new(h->arena, struct linked, 1);

	*kept = what;
	if (str_empty(kept->text))
		kept->text = T("The bank wrote nothing");
	gov_table_row(h, table,
	              (const struct gov_cell[]){
	                      {.text = date_words(h->arena, on)},
	                      {.html = html_made(h->arena, draw_linked, kept)},
	                      {.text = state},
	                      {.text = money_show(h->arena, sum),
	                       .format = "numeric"}},
	              4);
}

#define TABLE(caption_) \
	{ \
		.caption = (caption_), \
		.caption_classes = "govuk-table__caption--m", \
		.head = GOV_CELLS({.text = T("Day")}, {.text = T("What")}, \
		                  {.text = T("How it stands")}, \
		                  {.text = T("Sum"), .format = "numeric"}), \
	}

static struct str
explained(struct arena *arena, int why, struct str words)
{
	return TV(arena, "{why}: {words}",
	          {"why", text_get(fund_bank_why_keys[why])}, {"words", words});
}

static struct str
line_state(struct arena *arena, const struct fund_bank_line *line, int fit)
{
	if (line->matched)
		return line->by_rule ? T("Matched by itself") : T("Matched");
	if (line->why >= 0)
		return explained(arena, line->why, line->why_words);
	return fit > 0 ? T("Likely found: confirm it")
	               : T("Not in the books: find it or explain it");
}

/* Whether a line belongs to this part of the page. */
enum part { PART_CONFIRM, PART_ALONE, PART_EXPLAINED, PART_MATCHED };

static enum part
part_of(const struct fund_bank_screen *s, size_t i)
{
	if (s->lines[i].matched)
		return PART_MATCHED;
	if (s->lines[i].why >= 0)
		return PART_EXPLAINED;
	return s->fits[i] > 0 ? PART_CONFIRM : PART_ALONE;
}

static void
draw_lines(struct html *h, const struct fund_bank_screen *s, enum part part,
           struct str caption)
{
	const struct gov_table table = TABLE(caption);
	size_t n = 0;

	for (size_t i = 0; i < s->lines_n; i++)
		n += part_of(s, i) == part;
	if (n == 0)
		return;
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < s->lines_n; i++) {
		const struct fund_bank_line *line = &s->lines[i];

		if (part_of(s, i) != part)
			continue;
		row(h, &table, line->on,
		    (struct linked){line->words,
		                    line_path(h->arena, line->id, "")},
		    line_state(h->arena, line, s->fits[i]), line->sum);
	}
	gov_table_scroll_end(h);
}

/* Whether a line that waits to be confirmed may be this move. */
static bool
likely(struct arena *arena, const struct fund_bank_screen *s,
       const struct fund_bank_move *m)
{
	for (size_t i = 0; i < s->lines_n; i++)
		if (!s->lines[i].matched &&
		    fund_bank_fit(arena, &s->lines[i], m) > 0)
			return true;
	return false;
}

static struct str
move_state(struct arena *arena, const struct fund_bank_screen *s,
           const struct fund_bank_move *m)
{
	if (m->why >= 0)
		return explained(arena, m->why, m->why_words);
	return likely(arena, s, m) ? T("Likely one of those to confirm")
	                           : T("Not at the bank yet: explain it");
}

static void
draw_moves(struct html *h, const struct fund_bank_screen *s)
{
	const struct gov_table table =
	        TABLE(T("In the books and not at the bank"));

	if (s->moves_n == 0)
		return;
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < s->moves_n; i++) {
		const struct fund_bank_move *m = &s->moves[i];

		row(h, &table, m->on,
		    (struct linked){fund_move_words(h->arena, m),
		                    move_path(h->arena, m->entry, "")},
		    move_state(h->arena, s, m), m->sum);
	}
	gov_table_scroll_end(h);
}

static void
draw_statements(struct html *h, const struct fund_bank_screen *s)
{
	const struct gov_table table = {
	        .caption = T("Statements that are in"),
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS({.text = T("From")}, {.text = T("To")},
	                          {.text = T("Lines"), .format = "numeric"},
	                          {.text = T("Begins"), .format = "numeric"},
	                          {.text = T("Ends"), .format = "numeric"}),
	};

	if (s->statements_n == 0)
		return;
	for (size_t i = 0; i < s->statements_n; i++)
		if (s->statements[i].gap)
			gov_warning_text(
			        h,
			        &(struct gov_warning_text){
			                .text = TV(
			                        h->arena,
			                        "A statement is missing before "
			                        "{day}: the one before ends "
			                        "with {ends}, and this one "
			                        "begins with {begins}.",
			                        {"day",
			                         date_words(h->arena,
			                                    s->statements[i]
			                                            .from)},
			                        {"ends",
			                         money_show(h->arena,
			                                    s->statements[i]
			                                            .gap_from)},
			                        {"begins",
			                         money_show(
			                                 h->arena,
			                                 s->statements[i]
			                                         .opening)})});
	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < s->statements_n; i++) {
		const struct fund_bank_statement *one = &s->statements[i];

		gov_table_row(
		        h, &table,
		        (const struct gov_cell[]){
		                {.text = date_words(h->arena, one->from)},
		                {.text = date_words(h->arena, one->to)},
		                {.text = str_print(h->arena, "%lld",
		                                   (long long)one->lines),
		                 .format = "numeric"},
		                {.text = money_show(h->arena, one->opening),
		                 .format = "numeric"},
		                {.text = money_show(h->arena, one->closing),
		                 .format = "numeric"}},
		        5);
	}
	gov_table_scroll_end(h);
}

/* --- bringing one in ---------------------------------------------------- */

/* Every row that could not be read, with row and column. */
static void
draw_wrong(struct html *h, const struct problems *problems)
{
	if (problems == NULL || problems_of(problems, "rows") == NULL)
		return;
	words_heading(h, T("Rows that cannot be read"), "rows");
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < problems->n; i++) {
		if (strcmp(problems->v[i].field, "rows") != 0)
			continue;
		html_raw(h, "<li>");
		html_text(h, text_show(h->arena, &problems->v[i].text));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_balance(struct html *h, const struct form *form, const char *name,
             struct str label)
{
	form_input(h, form,
	           &(struct gov_input){.name = name,
	                               .label = label,
	                               .label_size = "s",
	                               .inputmode = "decimal",
	                               .spellcheck = GOV_OFF,
	                               .classes = "govuk-input--width-10",
	                               .prefix = {.text = S("£")}});
}

static void
draw_bring(struct html *h, const struct ctx *ctx)
{
	struct form form;

	words_heading(h, T("Bring in a statement"), "bring");
	page_form(ctx, &form);
	form.upload = true;
	form_begin(h, &form, S("/bank"));
	form_file(h, &form,
	          &(struct gov_file_upload){
	                  .name = "statement",
	                  .label = T("The bank’s file"),
	                  .label_size = "s",
	                  .hint = T("CSV or camt.053. Bringing it in twice "
	                            "adds nothing. Only whoever pays reads "
	                            "what the bank wrote."),
	          });
	words_para(h, T("Only where the file holds no balances:"));
	draw_balance(h, &form, "opening", T("Balance before the first row"));
	draw_balance(h, &form, "closing", T("Balance after the last row"));
	fund_form_end(h, T("Bring it in"), NULL);
}

void
fund_draw_bank(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_bank_screen *s = data;

	words_title(h, T("The bank beside the books"));
	draw_wrong(h, ctx->problems);
	if (s->statements_n == 0)
		words_para(h, T("No statement is in yet."));
	draw_lines(h, s, PART_CONFIRM, T("To confirm"));
	draw_lines(h, s, PART_ALONE, T("At the bank and not in the books"));
	draw_moves(h, s);
	draw_lines(h, s, PART_EXPLAINED, T("Explained"));
	draw_statements(h, s);
	draw_bring(h, ctx);
	draw_lines(h, s, PART_MATCHED, T("Matched"));
}

/* --- one line, one move ------------------------------------------------- */

static void
draw_match(struct html *h, const struct ctx *ctx,
           const struct fund_bank_screen *s)
{
	struct gov_choice *items =
	        arena_new(h->arena, struct gov_choice, s->moves_n);
	struct form form;

	if (s->moves_n == 0) {
		words_para(h, T("Nothing in the books of these days may be "
		                "it."));
		return;
	}
	for (size_t i = 0; i < s->moves_n; i++) {
		const struct fund_bank_move *m = &s->moves[i];

		items[i] = (struct gov_choice){
		        .value = id_show(h->arena, m->entry.v),
		        .text = TV(h->arena, "{sum}: {what}",
		                   {"sum", money_show(h->arena, m->sum)},
		                   {"what", fund_move_words(h->arena, m)}),
		        .hint = str_print(h->arena, "%.*s %.*s",
		                          STR_ARG(date_words(h->arena, m->on)),
		                          STR_ARG(m->supplier)),
		        .checked = i == 0 && m->sum.pence == s->line.sum.pence
		                           ? GOV_ON
		                           : GOV_OFF,
		};
	}
	form = fund_form_begin(h, ctx,
	                       line_path(h->arena, s->line.id, "/match"), 0);
	form_checkboxes(
	        h, &form,
	        &(struct gov_checkboxes){
	                .name = "entry",
	                .fieldset =
	                        &(struct gov_fieldset){
	                                .legend = T("What did this line pay?"),
	                                .legend_classes =
	                                        "govuk-fieldset__legend--s"},
	                .items = {items, s->moves_n}});
	fund_form_end(h, T("Match"), NULL);
}

static void
draw_explain(struct html *h, const struct ctx *ctx, struct str action, int why,
             struct str words)
{
	struct gov_choice items[FUND_WHY_COUNT];
	struct form form;

	words_heading(h, T("There is nothing beside it"), "explain");
	for (int i = 0; i < FUND_WHY_COUNT; i++)
		items[i] = (struct gov_choice){
		        .value = str_of(fund_bank_whys[i]),
		        .text = text_get(fund_bank_why_keys[i])};
	form = fund_form_begin(h, ctx, action, 0);
	form_radios(
	        h, &form,
	        &(struct gov_radios){
	                .name = "why",
	                .fieldset =
	                        &(struct gov_fieldset){
	                                .legend = T("Why?"),
	                                .legend_classes =
	                                        "govuk-fieldset__legend--s"},
	                .items = {items, FUND_WHY_COUNT},
	                .value = why < 0 ? S("")
	                                 : str_of(fund_bank_whys[why])});
	fund_field_line(h, &form, "words", T("In a few words"),
	                T("About the payment, and nothing about a person."),
	                words);
	fund_form_end(h, T("Explain it"), "govuk-button--secondary");
}

static void
draw_undo(struct html *h, const struct ctx *ctx,
          const struct fund_bank_screen *s)
{
	struct form form;

	words_para(h, s->line.by_rule ? T("It is matched by itself: the sum, "
	                                  "the day and the name fit one "
	                                  "payment only.")
	                              : T("It is matched."));
	form = fund_form_begin(h, ctx, line_path(h->arena, s->line.id, "/undo"),
	                       0);
	fund_field_line(h, &form, "reason", T("Why is the match undone?"),
	                T("About the payment, and nothing about a person."),
	                S(""));
	fund_form_end(h, T("Undo the match"), "govuk-button--secondary");
}

void
fund_draw_bank_line(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_bank_screen *s = data;
	struct money sum = s->of_books ? s->move.sum : s->line.sum;

	words_title(h, money_show(h->arena, sum));
	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = T("Day"),
	                         .value = date_words(h->arena,
	                                             s->of_books ? s->move.on
	                                                         : s->line.on)},
	                        {.key = T("The bank wrote"),
	                         .value = s->line.words,
	                         .omit = s->of_books ||
	                                 str_empty(s->line.words)},
	                        {.key = T("What"),
	                         .value = fund_move_words(h->arena, &s->move),
	                         .omit = !s->of_books},
	                        {.key = T("From"),
	                         .value = s->move.supplier,
	                         .omit = str_empty(s->move.supplier)})});
	if (s->of_books) {
		if (s->move.matched)
			words_para(h, T("It is matched."));
		else
			draw_explain(h, ctx,
			             move_path(h->arena, s->move.entry,
			                       "/explain"),
			             s->move.why, s->move.why_words);
		return;
	}
	if (s->line.matched) {
		draw_undo(h, ctx, s);
		return;
	}
	draw_match(h, ctx, s);
	draw_explain(h, ctx, line_path(h->arena, s->line.id, "/explain"),
	             s->line.why, s->line.why_words);
}
