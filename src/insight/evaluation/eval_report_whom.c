/*
 * eval_report_whom.c - whom a finding is of, where it is not participants.
 *
 * Of numbers and never of the sentences of a result, as all that may be said.
 */
#include "base/text.h"
#include "insight/evaluation/eval_report_local.h"

struct str
eval_say_whom(const struct eval_paper *paper)
{
	struct str of = result_word(paper->plan, "estimand");

	if (str_is(of, "ate"))
		return T("everybody in the study");
	return str_is(of, "ato") ? T("people who might be in either group")
	                         : S("");
}

struct str
eval_say_sure_of(const struct eval_paper *paper, struct str whom)
{
	static const char *const keys[2][2] = {
	        {TK("With the programme there are more than without it, of "
	            "{whom}: {what}."),
	         TK("With the programme it comes more often, or sooner, than "
	            "without it, for {whom}: {what}.")},
	        {TK("With the programme there are fewer than without it, of "
	            "{whom}: {what}."),
	         TK("With the programme it comes less often, or later, than "
	            "without it, for {whom}: {what}.")}};

	bool reduced = str_is(result_word(paper->verdict, "word"), "reduced");

	return text_show(
	        paper->arena,
	        &(struct text){keys[reduced][eval_is_ratio(paper)],
	                       {{"whom", whom}, {"what", paper->what}}});
}
