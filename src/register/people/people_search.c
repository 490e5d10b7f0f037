/*
 * people_search.c - find somebody by what a worker remembers.
 *
 * What was typed is taken apart into numbers, dates, years and words.  A few
 * bounded reads of an index name the people who may be meant; they are judged
 * here by the spelling distance of their names, so both engines answer alike.
 */
#include "register/people/people_local.h"

#include "base/fold.h"

#define WORDS_MOST  6
#define TOKENS_MOST 16
#define NEAR_MOST   8
#define NEAR_TWO    4
#define TEXT_MOST   ((size_t)200)
#define MISS        100

/* What was asked for. */
struct asked {
	struct str words[WORDS_MOST];
	size_t n;
	int off_most;     /* how many words may be one letter off */
	int year;         /* 0: none */
	struct date born; /* or DATE_NONE */
	struct str number;
};

/* --- what was asked ----------------------------------------------------- */

/* Whether any byte is a digit: then it may be a date. */
static bool
has_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9')
			return true;
	}
	return false;
}

/* A year somebody may be born in. */
static bool
year_read(struct ctx *ctx, struct str token, int *out)
{
	int64_t year;

	if (token.n != 4 || !str_i64(token, &year) || year < 1900 ||
	    year > people_key_year(ctx->today))
		return false;
	*out = (int)year;
	return true;
}

/* A date over one token or three ("4 May 1990"); how many it takes. */
static size_t
born_read(struct ctx *ctx, const struct str *tokens, size_t n, struct date *out)
{
	if (!has_digit(tokens[0]))
		return 0;
	if (tokens[0].n >= 6 && date_read(tokens[0], ctx->today, out))
		return 1;
	if (n < 3)
		return 0;
	return date_read(str_print(ctx->arena, "%.*s %.*s %.*s",
	                           STR_ARG(tokens[0]), STR_ARG(tokens[1]),
	                           STR_ARG(tokens[2])),
	                 ctx->today, out)
	               ? 3
	               : 0;
}

/* Take one token, or three; how many. */
static size_t
token_take(struct ctx *ctx, const struct str *tokens, size_t n,
           struct asked *asked)
{
	struct str words[WORDS_MOST];
	size_t words_n;
	size_t taken;

	if (year_read(ctx, tokens[0], &asked->year))
		return 1;
	taken = born_read(ctx, tokens, n, &asked->born);
	if (taken > 0)
		return taken;
	if (has_digit(tokens[0]) &&
	    people_number_read(ctx, tokens[0], &asked->number))
		return 1;
	if (n > 1 && people_crn_read(ctx, tokens, &asked->number))
		return 2;
	words_n = fold_words(ctx->arena, tokens[0], words, WORDS_MOST);
	for (size_t i = 0; i < words_n; i++)
		asked->n = people_word_add(asked->words, asked->n, WORDS_MOST,
		                           words[i]);
	return 1;
}

static void
asked_read(struct ctx *ctx, struct str typed, struct asked *out)
{
	struct str tokens[TOKENS_MOST];
	struct str rest = typed;
	struct str token;
	size_t n = 0;

	*out = (struct asked){.born = DATE_NONE, .off_most = 1};
	while (n < TOKENS_MOST && str_split(&rest, ' ', &token)) {
		while (!str_empty(token) && (token.p[token.n - 1] == ',' ||
		                             token.p[token.n - 1] == ';'))
			token.n--;
		token = str_trim(token);
		if (!str_empty(token) && token.n <= 100)
			tokens[n++] = token;
	}
	for (size_t i = 0; i < n;)
		i += token_take(ctx, tokens + i, n - i, out);
	if (date_is(out->born))
		out->year = people_key_year(out->born);
}

/* --- judging ------------------------------------------------------------ */

void
hits_add(struct hits *hits, struct person_id person, struct str name)
{
	if (hits->n == hits->room) {
		size_t room = hits->room == 0 ? 64 : hits->room * 2;
		struct hit *v = arena_new(hits->arena, struct hit, room);

		for (size_t i = 0; i < hits->n; i++)
			v[i] = hits->v[i];
		hits->v = v;
		hits->room = room;
	}
	hits->v[hits->n++] = (struct hit){.person = person, .name = name};
}

/* How far a word asked for is from the nearest word of a name: 0 the same,
 * 1 its beginning, 2 one letter off; MISS. */
static int
word_rank(struct str asked, struct str name)
{
	struct str word;
	int best = MISS;

	while (best > 0 && str_split(&name, ' ', &word)) {
		if (str_equal(word, asked))
			best = 0;
		else if (asked.n >= 2 && best > 1 && str_starts(word, asked))
			best = 1;
		else if (asked.n >= 3 && best > 2 &&
		         fold_distance(asked, word, 1) <= 1)
			best = 2;
	}
	return best;
}

/* All words have to be in the name, few of them one letter off. */
static int
name_rank(const struct asked *asked, struct str name)
{
	int rank = 0;
	int off = 0;

	for (size_t i = 0; i < asked->n; i++) {
		int one = word_rank(asked->words[i], name);

		if (one == MISS)
			return MISS;
		off += one == 2;
		rank += one;
	}
	return off > asked->off_most ? MISS : rank;
}

/* Judge what was added from `from` on, and keep what fits, each once. */
static void
hits_judge(struct hits *hits, size_t from, const struct asked *asked)
{
	size_t n = from;

	for (size_t i = from; i < hits->n; i++) {
		struct hit hit = hits->v[i];
		bool known = false;

		hit.rank = name_rank(asked, hit.name);
		for (size_t k = 0; k < n && !known; k++)
			known = hits->v[k].person.v == hit.person.v;
		if (hit.rank < MISS && !known)
			hits->v[n++] = hit;
	}
	hits->n = n;
}

static bool
hits_exact(const struct hits *hits)
{
	for (size_t i = 0; i < hits->n; i++) {
		if (hits->v[i].rank == 0)
			return true;
	}
	return false;
}

/* --- looking ------------------------------------------------------------ */

/* One read, judged at once. */
static const struct fault *
look(struct ctx *ctx, const struct scan *scan, const struct asked *asked,
     struct hits *hits)
{
	size_t from = hits->n;

	TRY(people_store_scan(ctx, scan, hits));
	hits_judge(hits, from, asked);
	return NULL;
}

/*
 * Read by a word, which stands for the i-th asked for: under the year when it
 * is known, alone when it is the only one, else together with another.  The
 * last word leads, for that is most often the family name, which is rarer.
 */
static const struct fault *
look_word(struct ctx *ctx, const struct asked *asked, size_t i, struct str word,
          struct hits *hits)
{
	size_t last = asked->n - 1;
	struct scan scan = {.kind = SCAN_WORD, .word = word};

	if (asked->year != 0) {
		scan.kind = SCAN_WORD_YEAR;
		scan.year = asked->year;
	} else if (asked->n > 1) {
		scan.kind = SCAN_PAIR;
		scan.word = i == last ? word : asked->words[last];
		scan.other = i == last ? asked->words[0] : word;
	}
	return look(ctx, &scan, asked, hits);
}

/* The i-th word as one that is written with one wrong letter. */
static const struct fault *
look_near(struct ctx *ctx, const struct asked *asked, size_t i,
          struct hits *hits)
{
	struct str near[NEAR_MOST];
	size_t n = 0;

	if (asked->words[i].n >= 3)
		TRY(people_store_near(ctx, asked->words[i], near, NEAR_MOST,
		                      &n));
	for (size_t k = 0; k < n; k++)
		TRY(look_word(ctx, asked, i, near[k], hits));
	return NULL;
}

/*
 * With a year: two words, the last and the first, to the letter; else the
 * last but for a letter.  Both ends of one key, so few are read however many
 * people there are.
 */
static const struct fault *
look_ends(struct ctx *ctx, const struct asked *asked, bool near,
          struct hits *hits)
{
	struct scan scan = {.kind = SCAN_PAIR_YEAR,
	                    .word = asked->words[asked->n - 1],
	                    .other = asked->words[0],
	                    .year = asked->year};
	struct str words[NEAR_MOST] = {scan.word};
	size_t n = 1;

	if (near)
		TRY(people_store_near(ctx, scan.word, words, NEAR_MOST, &n));
	for (size_t k = 0; k < n; k++) {
		scan.word = words[k];
		TRY(look(ctx, &scan, asked, hits));
	}
	return NULL;
}

/* The i-th word as the beginning of one. */
static const struct fault *
look_begins(struct ctx *ctx, const struct asked *asked, size_t i,
            struct hits *hits)
{
	struct str words[NEAR_MOST];
	size_t n = 0;

	if (asked->words[i].n >= 2)
		TRY(people_store_begins(ctx, asked->words[i], words, NEAR_MOST,
		                        &n));
	for (size_t k = 0; k < n; k++)
		TRY(look_word(ctx, asked, i, words[k], hits));
	return NULL;
}

/*
 * With a year, or one word alone.  Whoever has the last word to the letter is
 * read and judged by all words, and then whoever has it but for a letter; so
 * another word needs to be tried only when that named nobody.
 */
static const struct fault *
look_single(struct ctx *ctx, const struct asked *asked, struct hits *hits)
{
	size_t last = asked->n - 1;

	if (asked->n > 1) {
		TRY(look_ends(ctx, asked, false, hits));
		if (hits_exact(hits))
			return NULL;
		TRY(look_word(ctx, asked, last, asked->words[last], hits));
		if (hits->n == 0 && asked->words[last].n >= 3)
			TRY(look_ends(ctx, asked, true, hits));
		if (hits->n > 0)
			return NULL;
	}
	for (size_t i = asked->n; i-- > 0 && hits->n == 0;) {
		TRY(look_word(ctx, asked, i, asked->words[i], hits));
		if (hits_exact(hits))
			return NULL;
		TRY(look_near(ctx, asked, i, hits));
	}
	return NULL;
}

/* Several words without a year: two of them have to fit at a time. */
static const struct fault *
look_pairs(struct ctx *ctx, const struct asked *asked, struct hits *hits)
{
	for (size_t i = asked->n - 1; i-- > 0;)
		TRY(look_word(ctx, asked, i, asked->words[i], hits));
	if (hits_exact(hits))
		return NULL;
	for (size_t i = asked->n; i-- > 0;)
		TRY(look_near(ctx, asked, i, hits));
	return NULL;
}

/* Two words with one wrong letter each: the last and the first. */
static const struct fault *
look_two(struct ctx *ctx, const struct asked *asked, struct hits *hits)
{
	struct scan scan = {.kind = asked->year != 0 ? SCAN_WORD_YEAR
	                                             : SCAN_PAIR,
	                    .year = asked->year};
	struct str last[NEAR_TWO];
	struct str first[NEAR_TWO] = {S("")};
	size_t last_n;
	size_t first_n = 1;

	TRY(people_store_near(ctx, asked->words[asked->n - 1], last, NEAR_TWO,
	                      &last_n));
	if (asked->year == 0)
		TRY(people_store_near(ctx, asked->words[0], first, NEAR_TWO,
		                      &first_n));
	for (size_t i = 0; i < last_n; i++) {
		for (size_t k = 0; k < first_n; k++) {
			scan.word = last[i];
			scan.other = first[k];
			TRY(look(ctx, &scan, asked, hits));
		}
	}
	return NULL;
}

/* One word that nobody has may be one still being typed: whoever begins so
 * comes before whoever is spelt nearly so. */
static const struct fault *
look_beginnings(struct ctx *ctx, const struct asked *asked, struct hits *hits)
{
	if (asked->n == 1 && !hits_exact(hits))
		return look_begins(ctx, asked, 0, hits);
	for (size_t i = asked->n; i-- > 0 && hits->n == 0;)
		TRY(look_begins(ctx, asked, i, hits));
	return NULL;
}

/* By names alone or with a year. */
static const struct fault *
look_names(struct ctx *ctx, struct asked *asked, struct hits *hits)
{
	if (asked->year == 0)
		TRY(look(ctx, &(struct scan){.kind = SCAN_OWN}, asked, hits));
	if (asked->year == 0 && asked->n > 1)
		TRY(look_pairs(ctx, asked, hits));
	else
		TRY(look_single(ctx, asked, hits));
	TRY(look_beginnings(ctx, asked, hits));
	if (hits->n > 0 || asked->n < 2 || asked->words[0].n < 3 ||
	    asked->words[asked->n - 1].n < 3)
		return NULL;
	asked->off_most = 2;
	TRY(look_two(ctx, asked, hits));
	asked->off_most = 1;
	return NULL;
}

/* "mac donald" for "macdonald": a short word and the next as one. */
static bool
asked_join(struct ctx *ctx, struct asked *asked)
{
	for (size_t i = 0; i + 1 < asked->n; i++) {
		if (asked->words[i].n > 3)
			continue;
		asked->words[i] = str_print(ctx->arena, "%.*s%.*s",
		                            STR_ARG(asked->words[i]),
		                            STR_ARG(asked->words[i + 1]));
		for (size_t k = i + 1; k + 1 < asked->n; k++)
			asked->words[k] = asked->words[k + 1];
		asked->n--;
		return true;
	}
	return false;
}

/* A CRN, or any other number. */
static const struct fault *
look_number(struct ctx *ctx, struct asked *asked, struct hits *hits)
{
	struct asked nothing = {.born = DATE_NONE};
	struct person_id person;

	TRY(people_store_reach_crn(ctx, asked->number, &person));
	if (person.v != 0) {
		hits_add(hits, person, S(""));
		return NULL;
	}
	return look(ctx,
	            &(struct scan){.kind = SCAN_NUMBER, .word = asked->number},
	            &nothing, hits);
}

static const struct fault *
look_all(struct ctx *ctx, struct asked *asked, struct hits *hits)
{
	if (!str_empty(asked->number))
		return look_number(ctx, asked, hits);
	if (date_is(asked->born) && asked->n > 0) {
		TRY(look(ctx,
		         &(struct scan){.kind = SCAN_BORN_WORD,
		                        .word = asked->words[asked->n - 1],
		                        .year = asked->year,
		                        .born = asked->born},
		         asked, hits));
		if (hits_exact(hits))
			return NULL;
	}
	if (date_is(asked->born))
		return look(ctx,
		            &(struct scan){.kind = SCAN_BORN,
		                           .born = asked->born},
		            asked, hits);
	if (asked->n == 0)
		return NULL;
	TRY(look_names(ctx, asked, hits));
	if (hits->n == 0 && asked_join(ctx, asked))
		TRY(look_names(ctx, asked, hits));
	return NULL;
}

/* --- answering ---------------------------------------------------------- */

static int
hit_compare(const struct hit *a, const struct hit *b)
{
	int by_name;

	if (a->rank != b->rank)
		return a->rank - b->rank;
	by_name = str_compare(a->name, b->name);
	if (by_name != 0)
		return by_name;
	return a->person.v < b->person.v ? -1 : 1;
}

/* By insertion: there are a few hundred at most. */
static void
hits_sort(struct hits *hits)
{
	for (size_t i = 1; i < hits->n; i++) {
		struct hit hit = hits->v[i];
		size_t k = i;

		for (; k > 0 && hit_compare(&hit, &hits->v[k - 1]) < 0; k--)
			hits->v[k] = hits->v[k - 1];
		hits->v[k] = hit;
	}
}

/* The lines of the best, each read within reach. */
static const struct fault *
lines_read(struct ctx *ctx, const struct hits *hits, struct person_line *out,
           size_t *n, bool *more)
{
	*n = 0;
	*more = false;
	for (size_t i = 0; i < hits->n; i++) {
		bool found;

		/* Who fits to the letter stands alone. */
		if (*n > 0 && hits->v[i].rank > 0 && out[0].rank == 0)
			return NULL;
		if (*n == PEOPLE_FOUND_MOST) {
			*more = true;
			return NULL;
		}
		TRY(people_store_line(ctx, hits->v[i].person, &out[*n],
		                      &found));
		if (!found)
			continue;
		out[*n].rank = hits->v[i].rank;
		(*n)++;
	}
	return NULL;
}

const struct fault *
people_search(struct ctx *ctx, struct str words, struct person_line **out,
              size_t *n, bool *more)
{
	struct hits hits = {.arena = ctx->arena};
	struct asked asked;
	struct person_line *lines;

	asked_read(ctx, str_slice(words, 0, TEXT_MOST), &asked);
	TRY(look_all(ctx, &asked, &hits));
	hits_sort(&hits);
	lines = arena_new(ctx->arena, struct person_line,
	                  PEOPLE_FOUND_MOST + 1);
	TRY(lines_read(ctx, &hits, lines, n, more));
	*out = lines;
	return NULL;
}

const struct fault *
people_list(struct ctx *ctx, enum people_list which, int64_t page, int64_t size,
            struct person_line **out, size_t *n, int64_t *total, bool *more)
{
	if (size < 1 || size > 200)
		size = 50;
	if (page < 0 || page > 1000)
		page = 0;
	TRY(people_store_list(ctx, which, page * size, size, out, n));
	TRY(people_store_list_count(ctx, which, total));
	*more = *total > 1000;
	if (*more)
		*total = 1000;
	return NULL;
}

const struct fault *
people_search_keep(struct ctx *ctx, struct str words, int64_t *id)
{
	struct person_line *lines;
	struct buf ids;
	size_t n;
	bool more;

	TRY(people_search(ctx, words, &lines, &n, &more));
	buf_init(&ids, ctx->arena, 0);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_char(&ids, ' ');
		buf_i64(&ids, lines[i].person.v);
	}
	*id = id_new();
	return people_store_found_put(ctx, *id, buf_get(&ids), more);
}

const struct fault *
people_search_kept(struct ctx *ctx, int64_t id, struct person_line **out,
                   size_t *n, bool *more)
{
	struct person_line *lines;
	struct str ids;
	struct str part;
	bool found;

	TRY(people_store_found(ctx, id, &ids, more, &found));
	if (!found)
		return fault_not_found(ctx, "This search is no longer kept. "
		                            "Search again");
	lines = arena_new(ctx->arena, struct person_line,
	                  PEOPLE_FOUND_MOST + 1);
	*n = 0;
	while (*n < PEOPLE_FOUND_MOST && str_split(&ids, ' ', &part)) {
		struct person_id person;

		if (!str_i64(part, &person.v))
			continue;
		TRY(people_store_line(ctx, person, &lines[*n], &found));
		*n += found;
	}
	*out = lines;
	return NULL;
}
