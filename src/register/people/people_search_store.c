/*
 * people_search_store.c - keys, lists and kept searches.
 *
 * Each statement here reads a bounded run of an index, and the actor's reach
 * is part of it.
 */
#include "register/people/people_queries.h"

#include "base/fold.h"
#include "kernel/access/access.h"

const struct query people_q_key_add = {
        .name = "people.key_add",
        .text = "insert into people_key (word, year, person, name)"
                " values (:word, :year, :person, :name)"
                " on conflict (word, year, person) do update set"
                " name = excluded.name",
};

const struct query people_q_key_end = {
        .name = "people.key_end",
        .text = "delete from people_key where word = :word and year = :year"
                " and person = :person",
};

const struct query people_q_word_add = {
        .name = "people.word_add",
        .text = "insert into people_word (word) values (:word)"
                " on conflict (word) do nothing",
};

const struct query people_q_near_add = {
        .name = "people.near_add",
        .text = "insert into people_near (part, word) values (:part, :word)"
                " on conflict (part, word) do nothing",
};

const struct query people_q_near = {
        .name = "people.near",
        .text = "select distinct word from people_near where part in"
                " (:p0, :p1, :p2, :p3, :p4, :p5, :p6, :p7, :p8, :p9, :p10,"
                " :p11, :p12, :p13, :p14, :p15) order by word limit 200",
        .shows_nobody = "single words, to be compared",
};

const struct query people_q_begins = {
        .name = "people.begins",
        .text = "select word from people_word where word >= :low"
                " and word < :high order by word limit 12",
        .shows_nobody = "single words, to be compared",
};

/* In each: at most so many keys are read, then those within reach. */
const struct query people_q_word_year = {
        .name = "people.word_year",
        .text = "select k.person, k.name from (select person, name"
                " from people_key where word = :word and year = :year"
                " order by person limit 1000) k"
                " where " ACCESS_REACH(
                        "k.person") " order by k.person limit 200",
        .shows_nobody = "names to be judged; the lines shown are read after",
};

const struct query people_q_word = {
        .name = "people.word",
        .text = "select k.person, k.name from (select person, name, year"
                " from people_key where word = :word"
                " order by year, person limit 3000) k"
                " where " ACCESS_REACH(
                        "k.person") " order by k.year, k.person limit 200",
        .shows_nobody = "names to be judged; the lines shown are read after",
};

const struct query people_q_pair = {
        .name = "people.pair",
        .text = "select k.person, k.name from (select a.person, a.name,"
                " a.year from (select person, name, year from people_key"
                " where word = :word order by year, person limit 20000) a"
                " where exists (select 1 from people_key b where"
                " b.word = :other and b.year = a.year"
                " and b.person = a.person)"
                " order by a.year, a.person limit 1000) k"
                " where " ACCESS_REACH(
                        "k.person") " order by k.year, k.person limit 200",
        .shows_nobody = "names to be judged; the lines shown are read after",
};

const struct query people_q_pair_year = {
        .name = "people.pair_year",
        .text = "select k.person, k.name from (select a.person, a.name"
                " from people_key a where a.word = :word and a.year = :year"
                " and exists (select 1 from people_key b where"
                " b.word = :other and b.year = a.year"
                " and b.person = a.person)"
                " order by a.person limit 1000) k"
                " where " ACCESS_REACH(
                        "k.person") " order by k.person limit 200",
        .shows_nobody = "names to be judged; the lines shown are read after",
};

const struct query people_q_born_word = {
        .name = "people.born_word",
        .text = "select k.person, k.name from (select a.person, a.name"
                " from people_key a join people_person p on p.id = a.person"
                " where a.word = :word and a.year = :year"
                " and p.date_of_birth = :born and p.merged_into is null"
                " order by a.person limit 1000) k"
                " where " ACCESS_REACH(
                        "k.person") " order by k.person limit 200",
        .shows_nobody = "names to be judged; the lines shown are read after",
};

const struct query people_q_born = {
        .name = "people.born",
        .text = "select k.person, k.name from (select p.id as person,"
                " p.sort_name || ' ' || p.preferred_name as name,"
                " p.sort_name as sort"
                " from people_person p where p.date_of_birth = :born"
                " and p.merged_into is null order by p.sort_name limit 1000)"
                " k where " ACCESS_REACH(
                        "k.person") " order by k.sort, k.person limit 200",
        .shows_nobody = "names to be judged; the lines shown are read after",
};

const struct query people_q_own = {
        .name = "people.own",
        .text = "select p.id as person,"
                " p.sort_name || ' ' || p.preferred_name as name"
                " from people_person p where p.worker = :actor"
                " and p.merged_into is null and " ACCESS_REACH(
                        "p.id") " order by p.sort_name, p.id limit 300",
        .shows_nobody = "names to be judged; the lines shown are read after",
};

const struct query people_q_number = {
        .name = "people.number",
        .text = "select i.person, '' as name from people_identifier i"
                " where i.value = :word and " ACCESS_REACH(
                        "i.person") " order by i.person limit 50",
        .shows_nobody = "numbers only; the lines shown are read after",
};

#define LINE_COLUMNS \
	" p.id as person, p.crn, p.first_name, p.last_name," \
	" p.preferred_name, p.date_of_birth, p.worker," PEOPLE_ORDER_COLUMNS \
	", coalesce(u.name, '') as worker_name," \
	" coalesce(t.name, '') as team_name from people_person p" \
	" left join identity_v_user u on u.id = p.worker" \
	" left join organisations_v_team t on t.id = p.team" PEOPLE_ORDER_JOIN \
	" "

const struct query people_q_line = {
        .name = "people.line",
        .text = "select" LINE_COLUMNS "where p.id = :id"
                " and p.merged_into is null and " ACCESS_REACH("p.id"),
        .person = "person",
};

#define LIST_ORDER " order by p.sort_name, p.id limit :most offset :offset"

const struct query people_q_list_own = {
        .name = "people.list_own",
        .text = "select" LINE_COLUMNS "where p.worker = :actor"
                " and p.merged_into is null and " ACCESS_REACH("p.id")
                        LIST_ORDER,
        .person = "person",
};

const struct query people_q_list_team = {
        .name = "people.list_team",
        .text = "select" LINE_COLUMNS "where p.team = :of and p.team <> 0"
                " and p.merged_into is null and " ACCESS_REACH("p.id")
                        LIST_ORDER,
        .person = "person",
};

const struct query people_q_list_all = {
        .name = "people.list_all",
        .text = "select" LINE_COLUMNS "where p.organisation = :of"
                " and p.organisation <> 0"
                " and p.merged_into is null and " ACCESS_REACH("p.id")
                        LIST_ORDER,
        .person = "person",
};

const struct query people_q_count_own = {
        .name = "people.count_own",
        .text = "select count(*) as n from (select 1 as one from"
                " people_person p where p.worker = :actor"
                " and p.merged_into is null and " ACCESS_REACH(
                        "p.id") " limit 1001) k",
        .shows_nobody = "count only",
};

const struct query people_q_count_team = {
        .name = "people.count_team",
        .text = "select count(*) as n from (select 1 as one from"
                " people_person p where p.team = :of and p.team <> 0"
                " and p.merged_into is null and " ACCESS_REACH(
                        "p.id") " limit 1001) k",
        .shows_nobody = "count only",
};

const struct query people_q_count_all = {
        .name = "people.count_all",
        .text = "select count(*) as n from (select 1 as one from"
                " people_person p where p.organisation = :of"
                " and p.organisation <> 0"
                " and p.merged_into is null and " ACCESS_REACH(
                        "p.id") " limit 1001) k",
        .shows_nobody = "count only",
};

const struct query people_q_found_put = {
        .name = "people.found_put",
        .text = "insert into people_search (id, user_id, at, people, more)"
                " values (:id, :actor, :now, :people, :more)",
        .unaudited = "who was shown is written when the result is shown",
};

const struct query people_q_found = {
        .name = "people.found",
        .text = "select people, more from people_search where id = :id"
                " and user_id = :actor",
        .shows_nobody = "ids only; the lines shown are read after",
};

const struct query people_q_found_purge = {
        .name = "people.found_purge",
        .text = "delete from people_search where at < :before",
        .unaudited = "kept for a day, by itself",
};

const struct fault *
people_store_keys(struct ctx *ctx, struct person_id person,
                  const struct person_facts *facts)
{
	struct str words[PEOPLE_KEY_WORDS];
	size_t n = people_key_words(ctx->arena, facts, words);
	struct str name = people_key_name(ctx->arena, facts);
	int year = people_key_year(facts->date_of_birth);

	for (size_t i = 0; i < n; i++) {
		struct str parts[PEOPLE_NEAR_PARTS];
		size_t parts_n;
		int64_t added;

		TRY(sql_do(ctx->tx, &people_q_key_add,
		           ARGS(arg_str("word", words[i]),
		                arg_i64("year", year),
		                arg_i64("person", person.v),
		                arg_str("name", name)),
		           NULL));
		TRY(sql_do(ctx->tx, &people_q_word_add,
		           ARGS(arg_str("word", words[i])), &added));
		if (added == 0)
			continue;
		parts_n = people_near_parts(ctx->arena, words[i], parts);
		for (size_t k = 0; k < parts_n; k++)
			TRY(sql_do(ctx->tx, &people_q_near_add,
			           ARGS(arg_str("part", parts[k]),
			                arg_str("word", words[i])),
			           NULL));
	}
	return NULL;
}

const struct fault *
people_store_keys_clear(struct ctx *ctx, struct person_id person,
                        const struct person_facts *facts)
{
	struct str words[PEOPLE_KEY_WORDS];
	size_t n = people_key_words(ctx->arena, facts, words);
	int year = people_key_year(facts->date_of_birth);

	for (size_t i = 0; i < n; i++)
		TRY(sql_do(ctx->tx, &people_q_key_end,
		           ARGS(arg_str("word", words[i]),
		                arg_i64("year", year),
		                arg_i64("person", person.v)),
		           NULL));
	return NULL;
}

static const struct fault *
scan_rows(struct ctx *ctx, const struct scan *scan, struct rows *rows)
{
	switch (scan->kind) {
	case SCAN_WORD_YEAR:
		return sql_rows(ctx->tx, &people_q_word_year,
		                ARGS(arg_str("word", scan->word),
		                     arg_i64("year", scan->year)),
		                rows);
	case SCAN_WORD:
		return sql_rows(ctx->tx, &people_q_word,
		                ARGS(arg_str("word", scan->word)), rows);
	case SCAN_PAIR:
		return sql_rows(ctx->tx, &people_q_pair,
		                ARGS(arg_str("word", scan->word),
		                     arg_str("other", scan->other)),
		                rows);
	case SCAN_PAIR_YEAR:
		return sql_rows(ctx->tx, &people_q_pair_year,
		                ARGS(arg_str("word", scan->word),
		                     arg_str("other", scan->other),
		                     arg_i64("year", scan->year)),
		                rows);
	case SCAN_BORN_WORD:
		return sql_rows(ctx->tx, &people_q_born_word,
		                ARGS(arg_str("word", scan->word),
		                     arg_i64("year", scan->year),
		                     arg_date("born", scan->born)),
		                rows);
	case SCAN_BORN:
		return sql_rows(ctx->tx, &people_q_born,
		                ARGS(arg_date("born", scan->born)), rows);
	case SCAN_OWN:
		return sql_rows(ctx->tx, &people_q_own, NO_ARGS, rows);
	default:
		return sql_rows(ctx->tx, &people_q_number,
		                ARGS(arg_str("word", scan->word)), rows);
	}
}

const struct fault *
people_store_scan(struct ctx *ctx, const struct scan *scan, struct hits *hits)
{
	bool folded = scan->kind != SCAN_BORN && scan->kind != SCAN_OWN;
	struct rows rows;

	TRY(scan_rows(ctx, scan, &rows));
	for (size_t i = 0; i < rows.n; i++) {
		struct person_id person = {row_i64(&rows.v[i], "person")};
		struct str name = row_str(&rows.v[i], "name");

		/* A preferred name is stored as it is written. */
		if (!folded)
			name = fold(ctx->arena, name);
		hits_add(hits, person, name);
	}
	return NULL;
}

/* The words of rows, at most `most`. */
static size_t
words_read(const struct rows *rows, struct str *out, size_t most)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n && n < most; i++)
		out[n++] = row_str(&rows->v[i], "word");
	return n;
}

const struct fault *
people_store_near(struct ctx *ctx, struct str word, struct str *out,
                  size_t most, size_t *n)
{
	static const char *const names[PEOPLE_NEAR_PARTS] = {
	        "p0", "p1", "p2",  "p3",  "p4",  "p5",  "p6",  "p7",
	        "p8", "p9", "p10", "p11", "p12", "p13", "p14", "p15"};
	struct str parts[PEOPLE_NEAR_PARTS];
	struct arg args[PEOPLE_NEAR_PARTS + 1] = {{0}};
	size_t parts_n = people_near_parts(ctx->arena, word, parts);
	struct str *words;
	struct rows rows;

	*n = 0;
	for (size_t i = 0; i < PEOPLE_NEAR_PARTS; i++)
		args[i] = arg_str(names[i], parts[i < parts_n ? i : 0]);
	TRY(sql_rows(ctx->tx, &people_q_near, args, &rows));
	words = arena_new(ctx->arena, struct str, rows.n + 1);
	rows.n = words_read(&rows, words, rows.n);
	for (size_t i = 0; i < rows.n && *n < most; i++) {
		if (fold_distance(word, words[i], 1) == 1)
			out[(*n)++] = words[i];
	}
	return NULL;
}

const struct fault *
people_store_begins(struct ctx *ctx, struct str word, struct str *out,
                    size_t most, size_t *n)
{
	/* U+10FFFF is above every letter, by bytes. */
	struct str until =
	        str_print(ctx->arena, "%.*s\xf4\x8f\xbf\xbf", STR_ARG(word));
	struct rows rows;

	TRY(sql_rows(ctx->tx, &people_q_begins,
	             ARGS(arg_str("low", word), arg_str("high", until)),
	             &rows));
	*n = words_read(&rows, out, most);
	return NULL;
}

static struct person_line
line_read(struct arena *arena, const struct row *row)
{
	struct person_line line = {
	        .person = {row_i64(row, "person")},
	        .crn = row_str(row, "crn"),
	        .first_name = row_str(row, "first_name"),
	        .last_name = row_str(row, "last_name"),
	        .date_of_birth = row_date(row, "date_of_birth"),
	        .worker = {row_i64(row, "worker")},
	        .worker_name = row_str(row, "worker_name"),
	        .team_name = row_str(row, "team_name"),
	        .order_kind = row_str(row, "order_kind"),
	        .order_ends = row_date(row, "order_ends"),
	};
	struct str known_as = row_str(row, "preferred_name");

	if (str_empty(known_as))
		known_as = line.first_name;
	line.name = str_trim(str_print(arena, "%.*s %.*s", STR_ARG(known_as),
	                               STR_ARG(line.last_name)));
	return line;
}

const struct fault *
people_store_line(struct ctx *ctx, struct person_id person,
                  struct person_line *out, bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &people_q_line,
	              ARGS(arg_i64("id", person.v),
	                   arg_date("today", ctx->today)),
	              &row));
	*found = row != NULL;
	if (row != NULL)
		*out = line_read(ctx->arena, row);
	return NULL;
}

static const struct fault *
list_rows(struct ctx *ctx, enum people_list which, int64_t offset, int64_t most,
          struct rows *rows)
{
	if (which == PEOPLE_OWN)
		return sql_rows(ctx->tx, &people_q_list_own,
		                ARGS(arg_i64("offset", offset),
		                     arg_i64("most", most),
		                     arg_date("today", ctx->today)),
		                rows);
	return sql_rows(ctx->tx,
	                which == PEOPLE_TEAM ? &people_q_list_team
	                                     : &people_q_list_all,
	                ARGS(arg_i64("offset", offset), arg_i64("most", most),
	                     arg_date("today", ctx->today),
	                     arg_i64("of", which == PEOPLE_TEAM
	                                           ? ctx->who.team.v
	                                           : ctx->who.organisation.v)),
	                rows);
}

const struct fault *
people_store_list(struct ctx *ctx, enum people_list which, int64_t offset,
                  int64_t most, struct person_line **out, size_t *n)
{
	struct person_line *v;
	struct rows rows;

	TRY(list_rows(ctx, which, offset, most, &rows));
	v = arena_new(ctx->arena, struct person_line, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		v[i] = line_read(ctx->arena, &rows.v[i]);
	*out = v;
	*n = rows.n;
	return NULL;
}

const struct fault *
people_store_list_count(struct ctx *ctx, enum people_list which, int64_t *out)
{
	const struct row *row;

	if (which == PEOPLE_OWN)
		TRY(sql_one(ctx->tx, &people_q_count_own, NO_ARGS, &row));
	else if (which == PEOPLE_TEAM)
		TRY(sql_one(ctx->tx, &people_q_count_team,
		            ARGS(arg_i64("of", ctx->who.team.v)), &row));
	else
		TRY(sql_one(ctx->tx, &people_q_count_all,
		            ARGS(arg_i64("of", ctx->who.organisation.v)),
		            &row));
	*out = row_i64(row, "n");
	return NULL;
}

const struct fault *
people_store_found_put(struct ctx *ctx, int64_t id, struct str people,
                       bool more)
{
	return sql_do(ctx->tx, &people_q_found_put,
	              ARGS(arg_i64("id", id), arg_str("people", people),
	                   arg_bool("more", more)),
	              NULL);
}

const struct fault *
people_store_found(struct ctx *ctx, int64_t id, struct str *people, bool *more,
                   bool *found)
{
	const struct row *row;

	TRY(sql_maybe(ctx->tx, &people_q_found, ARGS(arg_i64("id", id)), &row));
	*found = row != NULL;
	if (row != NULL) {
		*people = row_str(row, "people");
		*more = row_bool(row, "more");
	}
	return NULL;
}

const struct fault *
people_store_found_purge(struct ctx *ctx, struct instant before)
{
	return sql_do(ctx->tx, &people_q_found_purge,
	              ARGS(arg_instant("before", before)), NULL);
}
