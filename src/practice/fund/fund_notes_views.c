/*
 * fund_notes_views.c - what whoever decides is asked to look at.
 */
#include "practice/fund/fund_notes.h"
#include "register/orders/orders.h"
#include "web/gov/words.h"

static const char *const note_keys[NOTE_COUNT] = {
        TK("None of the requirements we hold speaks against it."),
        TK("Is any of it in a place they may not enter?"),
        TK("Is any of it in the hours when they must be at home?"),
        TK("Does it buy alcohol, or take them where it is drunk?"),
        TK("Is it something they may not do?"),
        TK("Does it change where they live or sleep?"),
        TK("Does it take them abroad?"),
        TK("Does it have them drive?"),
        TK("Does it take them to an event they may not go to?"),
        TK("Does a condition of the licence speak about it?"),
        TK("It costs more than nearly all that was paid for this purpose in "
           "a year. That may be right: say why."),
        TK("Nothing was paid to this supplier in a year. A new one is "
           "welcome: see that it is there."),
        TK("It is the third request or more in a short time. There may be a "
           "larger need: talk about it."),
        TK("The supplier has the name of the person, or of whoever asked. It "
           "may be by chance: ask."),
        TK("Somebody has written down a tie to the supplier."),
};

static void
draw_list(struct html *h, const struct fund_notes *notes)
{
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < notes->n; i++) {
		const struct fund_note *note = &notes->v[i];

		html_raw(h, "<li>");
		if (!str_empty(note->fact)) {
			html_raw(h, "<strong>");
			html_text(h, requirement_kind_words(note->fact));
			html_raw(h, "</strong> ");
		}
		html_text(h, text_get(note_keys[note->code]));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

void
fund_draw_notes(struct html *h, const struct fund_notes *notes)
{
	if (notes->n == 0)
		return;
	words_heading(h, T("To look at first"), "notes");
	words_para(h,
	           T("These help to explain. They do not decide. What is shown "
	             "here is kept with your answer."));
	draw_list(h, notes);
}

void
fund_draw_notes_kept(struct html *h, const struct fund_notes *notes)
{
	if (notes->n == 0)
		return;
	words_heading(h, T("What was shown to those who decided"), "shown");
	draw_list(h, notes);
}
