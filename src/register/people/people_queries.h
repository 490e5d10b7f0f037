/* people_queries.h - every statement of register/people. */
#ifndef REGISTER_PEOPLE_QUERIES_H
#define REGISTER_PEOPLE_QUERIES_H

#include "register/people/people_merge_local.h"

/*
 * Join the order that is in force on the day :today, the last to end of
 * several (order_current in register/orders), to a person p; its columns.
 */
#define PEOPLE_ORDER_COLUMNS \
	" coalesce(o.kind, '') as order_kind, o.ends_on as order_ends"
#define PEOPLE_ORDER_JOIN \
	" left join people_order o on o.id = (select c.id from people_order c" \
	" where c.person = p.id" \
	" and (c.starts_on is null or c.starts_on <= :today)" \
	" and (c.ends_on is null or c.ends_on >= :today)" \
	" order by case when c.ends_on is null then 0 else 1 end," \
	" c.ends_on desc, coalesce(c.starts_on, 0) desc, c.id desc limit 1)"

extern const struct query people_q_by_crn;
extern const struct query people_q_studied;
extern const struct query people_q_reached;
extern const struct query people_q_submitted;
extern const struct query people_q_pairs;
extern const struct query people_q_by_id;
extern const struct query people_q_facts;
extern const struct query people_q_facts_lock;
extern const struct query people_q_head;
extern const struct query people_q_heads;
extern const struct query people_q_reach_crn;
extern const struct query people_q_reach_alias;
extern const struct query people_q_add;
extern const struct query people_q_set;
extern const struct query people_q_number_add;
extern const struct query people_q_numbers;
extern const struct query people_q_place_end;
extern const struct query people_q_place_add;
extern const struct query people_q_place_set;
extern const struct query people_q_places;
extern const struct query people_q_user_organisation;
extern const struct query people_q_workers;
extern const struct query people_q_order_put;
extern const struct query people_q_orders_of;
extern const struct query people_q_orders_set;
extern const struct query people_q_told;
extern const struct query people_q_tell;
extern const struct query people_q_corrections;
extern const struct query people_q_correction;
extern const struct query people_q_corrections_open;
extern const struct query people_q_corrections_wait;
extern const struct query people_q_correction_add;
extern const struct query people_q_correction_done;
extern const struct query people_q_key_add;
extern const struct query people_q_key_end;
extern const struct query people_q_word_add;
extern const struct query people_q_near_add;
extern const struct query people_q_near;
extern const struct query people_q_begins;
extern const struct query people_q_word_year;
extern const struct query people_q_word;
extern const struct query people_q_pair;
extern const struct query people_q_pair_year;
extern const struct query people_q_born_word;
extern const struct query people_q_born;
extern const struct query people_q_own;
extern const struct query people_q_number;
extern const struct query people_q_line;
extern const struct query people_q_list_own;
extern const struct query people_q_list_team;
extern const struct query people_q_list_all;
extern const struct query people_q_count_own;
extern const struct query people_q_count_team;
extern const struct query people_q_count_all;
extern const struct query people_q_found_put;
extern const struct query people_q_found;
extern const struct query people_q_found_purge;
extern const struct query people_q_alike;
extern const struct query people_q_number_shared;
extern const struct query people_q_duplicate_add;
extern const struct query people_q_duplicates;
extern const struct query people_q_duplicate_state;
extern const struct query people_q_signs_in;
extern const struct query people_q_merge_add;
extern const struct query people_q_merge;
extern const struct query people_q_merge_at;
extern const struct query people_q_merges;
extern const struct query people_q_merge_undone;
extern const struct query people_q_merged_into;
extern const struct query people_q_alias;
extern const struct query people_q_alias_end;
extern const struct query people_q_aliases_of;
extern const struct query people_q_aliases_set;
extern const struct query people_q_merge_row_add;
extern const struct query people_q_merge_rows;
extern const struct query people_q_numbers_of;
extern const struct query people_q_numbers_set;
extern const struct query people_q_told_of;
extern const struct query people_q_told_set;
extern const struct query people_q_corrections_of;
extern const struct query people_q_corrections_set;

#endif
