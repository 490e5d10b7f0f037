/*
 * router_rate.c - how often somebody may ask, and sentences for later.
 *
 * Both are kept in memory: after a restart everybody begins anew.
 */
#include <string.h>

#include "kernel/router/router_local.h"

/* --- rates ------------------------------------------------------------- */

void
rates_init(struct rates *rates)
{
	pthread_mutex_init(&rates->lock, NULL);
	id_random(&rates->salt, sizeof(rates->salt));
}

static uint64_t
mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ (h >> 29);
}

static uint64_t
who_of(const struct rates *rates, int64_t user, struct str peer,
       const void *what)
{
	uint64_t h = mix(rates->salt, (uint64_t)(uintptr_t)what);

	if (user != 0)
		return mix(h, (uint64_t)user) | 1;
	for (size_t i = 0; i < peer.n; i++)
		h = mix(h, (unsigned char)peer.p[i]);
	return h | 1;
}

/*
 * The cell of somebody among eight neighbours: their own, else one of a
 * minute that has passed, else the one that has counted least.
 */
static struct rate_cell *
cell_of(struct rates *rates, uint64_t who, int64_t minute)
{
	size_t at = (size_t)(who >> 20) % (RATE_CELLS / 8) * 8;
	struct rate_cell *best = &rates->cells[at];

	for (size_t i = 0; i < 8; i++) {
		struct rate_cell *c = &rates->cells[at + i];

		if (c->who == who && c->minute == minute)
			return c;
		if (c->minute < best->minute ||
		    (c->minute == best->minute && c->n < best->n))
			best = c;
	}
	*best = (struct rate_cell){who, minute, 0};
	return best;
}

int
rates_count(struct rates *rates, int64_t user, struct str peer,
            const void *what, unsigned most, int64_t ms)
{
	uint64_t who = who_of(rates, user, peer, what);
	int64_t minute = ms / 60000 + 1;
	bool over;

	pthread_mutex_lock(&rates->lock);
	over = ++cell_of(rates, who, minute)->n > most;
	pthread_mutex_unlock(&rates->lock);
	return over ? (int)(60 - ms / 1000 % 60) : 0;
}

/* --- notices ----------------------------------------------------------- */

void
notice_keep(struct notices *notices, uint64_t name, int64_t user,
            const struct said *said)
{
	const struct text *text = &said->text;
	struct notice *notice;

	pthread_mutex_lock(&notices->lock);
	notice = &notices->v[notices->next++ % NOTICES];
	*notice = (struct notice){.name = name,
	                          .user = user,
	                          .key = text->key,
	                          .wordings_n = said->wordings_n};
	for (size_t i = 0; i < said->wordings_n; i++)
		notice->wordings[i] = said->wordings[i];
	for (int i = 0; i < 4 && text->values[i].name != NULL; i++) {
		struct str v = str_slice(text->values[i].value, 0, NOTICE_ROOM);

		/* A letter is not cut in half. */
		while (v.n < text->values[i].value.n && v.n > 0 &&
		       ((unsigned char)v.p[v.n] & 0xc0) == 0x80)
			v.n--;
		notice->values[i].name = text->values[i].name;
		notice->values[i].n = v.n;
		if (v.n > 0)
			memcpy(notice->values[i].value, v.p, v.n);
	}
	pthread_mutex_unlock(&notices->lock);
}

static struct text
notice_text(const struct notice *notice, struct arena *arena)
{
	struct text text = {.key = notice->key};

	for (int i = 0; i < 4 && notice->values[i].name != NULL; i++) {
		text.values[i].name = notice->values[i].name;
		text.values[i].value =
		        str_copy(arena, (struct str){notice->values[i].value,
		                                     notice->values[i].n});
	}
	return text;
}

bool
notice_take(struct notices *notices, uint64_t name, int64_t user,
            struct arena *arena, struct said *out)
{
	struct notice found = {0};

	pthread_mutex_lock(&notices->lock);
	for (size_t i = 0; i < NOTICES; i++) {
		struct notice *notice = &notices->v[i];

		if (notice->name != name || notice->name == 0)
			continue;
		/* Somebody else has signed in meanwhile: not for them. */
		if (notice->user == 0 || notice->user == user)
			found = *notice;
		notice->name = 0;
	}
	pthread_mutex_unlock(&notices->lock);
	if (found.name == 0)
		return false;
	*out = (struct said){.text = notice_text(&found, arena),
	                     .wordings_n = found.wordings_n};
	for (size_t i = 0; i < found.wordings_n; i++)
		out->wordings[i] = found.wordings[i];
	return true;
}

void
reply_notice(struct ctx *ctx, struct reply *reply, struct text text)
{
	struct turn *turn = ctx->turn;

	if (turn == NULL)
		return;
	turn->notice.text = text;
	notice_ask(turn, reply);
}

void
notice_ask(struct turn *turn, struct reply *reply)
{
	turn->noticed = true;
	reply_cookie(reply, &(struct cookie){
	                            .name = NOTICE_COOKIE,
	                            .value = id_show(
	                                    turn->ctx.arena,
	                                    (int64_t)(turn->notice_name >> 1)),
	                            .max_age = 60,
	                            .http_only = true,
	                            .secure = turn->ctx.app->secure,
	                            .same_site = "Lax"});
}
