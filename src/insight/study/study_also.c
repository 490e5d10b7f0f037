/*
 * study_also.c - rules: how sentences went, and where people live and work.
 */
#include "insight/study/study_also.h"

#include "base/csv.h"
#include "register/orders/orders_end.h"

static bool
is_asked(const struct study_design *d, enum study_more what)
{
	return (d->more & 1u << what) != 0;
}

struct date
study_followed(const struct study_design *design)
{
	return date_add_days(design->to, (int)design->follow_days);
}

/* --- what is known -------------------------------------------------------- */

/* How the sentence stood; ORDER_OUTCOMES: not known. */
static enum order_outcome
outcome_of(const struct study_design *d, const struct study_also *also)
{
	int word = str_word(also->outcome, order_outcomes);

	if (word < 0 || !date_is(also->outcome_on) ||
	    (word == ORDER_RUNNING &&
	     date_before(also->outcome_on, study_followed(d))))
		return ORDER_OUTCOMES;
	return (enum order_outcome)word;
}

bool
study_also_known(const struct study_design *design, enum study_more what,
                 const struct study_also *also)
{
	switch (what) {
	case STUDY_MORE_SENTENCE:
		return outcome_of(design, also) != ORDER_OUTCOMES;
	case STUDY_MORE_HOUSING:
		return also->housed >= 0;
	case STUDY_MORE_WORK:
		return also->in_work >= 0;
	default:
		return true;
	}
}

/* --- columns -------------------------------------------------------------- */

/* In the order in which they stand. */
static const struct {
	enum study_more what;
	const char *header;
} columns[] = {
        {STUDY_MORE_SENTENCE, ",order_ended,order_completed,order_revoked"},
        {STUDY_MORE_HOUSING, ",housed_at_end"},
        {STUDY_MORE_WORK, ",in_work_at_end"},
};

void
study_also_header(struct buf *buf, const struct study_design *design)
{
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		if (is_asked(design, columns[i].what))
			buf_str(buf, str_of(columns[i].header));
}

/* 1, 0, or empty where it is not known. */
static void
put_known(struct buf *buf, bool known, bool yes)
{
	csv_put(buf, !known ? S("") : yes ? S("1") : S("0"), false, false);
}

static void
put_sentence(struct buf *buf, const struct study_design *d,
             const struct study_also *also)
{
	enum order_outcome is = outcome_of(d, also);
	bool known = is != ORDER_OUTCOMES;
	bool ended = known && is != ORDER_RUNNING;

	csv_put(buf, ended ? date_iso(buf->arena, also->outcome_on) : S(""),
	        false, false);
	put_known(buf, known, is == ORDER_COMPLETED || is == ORDER_EARLY);
	put_known(buf, known, is == ORDER_REVOKED);
}

void
study_also_put(struct buf *buf, const struct study_design *design,
               const struct study_also *also)
{
	if (is_asked(design, STUDY_MORE_SENTENCE))
		put_sentence(buf, design, also);
	if (is_asked(design, STUDY_MORE_HOUSING))
		put_known(buf, also->housed >= 0, also->housed == 1);
	if (is_asked(design, STUDY_MORE_WORK))
		put_known(buf, also->in_work >= 0, also->in_work == 1);
}

size_t
study_also_wanted(const struct study_design *design,
                  const char *out[STUDY_ALSO_COLUMNS])
{
	size_t n = 0;

	if (is_asked(design, STUDY_MORE_SENTENCE)) {
		out[n++] = "order_outcome";
		out[n++] = "order_outcome_on";
	}
	if (is_asked(design, STUDY_MORE_HOUSING))
		out[n++] = "housed_at_end";
	if (is_asked(design, STUDY_MORE_WORK))
		out[n++] = "in_work_at_end";
	return n;
}

/* --- of both sides -------------------------------------------------------- */

bool
study_also_enough(int64_t known, int64_t of)
{
	return 5 * known >= 4 * of;
}

static int
sentence_lack(const int64_t known[2], const int64_t here[2])
{
	if (known[1] == 0 || !study_also_enough(known[1], here[1]))
		return STUDY_LACK_SENTENCE_HERE;
	return study_also_enough(known[0], here[0])
	               ? -1
	               : STUDY_LACK_SENTENCE_OTHERS;
}

int
study_also_lack(const struct study_design *design, const int64_t (*known)[2],
                const int64_t here[2], bool elsewhere)
{
	static const struct {
		enum study_more what;
		enum study_lack others, participants;
	} lacks[] = {
	        {STUDY_MORE_HOUSING, STUDY_LACK_HOUSING_OTHERS,
	         STUDY_LACK_HOUSING_HERE},
	        {STUDY_MORE_WORK, STUDY_LACK_WORK_OTHERS, STUDY_LACK_WORK_HERE},
	};
	int sentence = sentence_lack(known[STUDY_MORE_SENTENCE], here);

	if (is_asked(design, STUDY_MORE_SENTENCE) && sentence >= 0)
		return sentence;
	for (size_t i = 0; i < sizeof(lacks) / sizeof(lacks[0]); i++) {
		enum study_more what = lacks[i].what;

		if (!is_asked(design, what))
			continue;
		if (known[what][1] == 0)
			return (int)lacks[i].participants;
		if (known[what][0] == 0 && !elsewhere)
			return (int)lacks[i].others;
	}
	return -1;
}
