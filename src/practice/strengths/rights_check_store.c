/*
 * rights_check_store.c - rows of decision rights that are off.
 */
#include "practice/strengths/rights_local.h"

#define WHOLE \
	.shows_nobody = "numbers of rows that are off, no facts", \
	.scans = "a check walks everything"

const struct query rights_check_person = {
        .name = "strengths.rights_check_person",
        WHOLE,
        .text = "select r.rating as id from strengths_rating r"
                " where not exists (select 1 from strengths_decision d"
                "  where d.decision = r.decision and d.person = r.person)"
                " limit 1",
};

/* Probation's say in a topic, from most to none. */
#define SAY(column) \
	" case " column " when 'judgement' then 2 when 'own' then 1 else 0 end"

/* Whoever took it to themselves was given it by the other side. */
const struct query rights_check_taken = {
        .name = "strengths.rights_check_taken",
        WHOLE,
        .text = "select c.change as id from strengths_right c"
                " where c.state = 'stands' and c.answered_by is null"
                " and (c.side = 'worker') = (" SAY("c.kind") " >" SAY(
                        "c.was") ") limit 1",
};

const struct query rights_check_answered = {
        .name = "strengths.rights_check_answered",
        WHOLE,
        .text = "select c.change as id from strengths_right c"
                " where c.state in ('stands', 'no')"
                " and c.answered_by = c.made_by limit 1",
};

/* A decision is there before anybody says how it felt. */
const struct query rights_check_early = {
        .name = "strengths.rights_check_early",
        WHOLE,
        .text = "select r.rating as id from strengths_rating r"
                " join strengths_decision d on d.decision = r.decision"
                " where r.at < d.at limit 1",
};
