/*
 * outbox_send.c - messages by SMTP, with no transaction open meanwhile.
 *
 * A batch is taken by putting it off for some minutes, sent, and answered in
 * a second transaction.  If the program ends in between, the batch is tried
 * again later: at worst somebody gets a message twice.
 */
#include <curl/curl.h>
#include <pthread.h>
#include <string.h>

#include "kernel/outbox/outbox_local.h"

#define TAKEN_MS   ((int64_t)5 * 60 * 1000)
#define BACKOFF_MS ((int64_t)60 * 1000)

struct sending {
	struct app *app;
	struct arena *arena;
	struct message *v;
	size_t n;
	bool *sent;
};

static pthread_once_t curl_once = PTHREAD_ONCE_INIT;

static void
curl_begin(void)
{
	(void)curl_global_init(CURL_GLOBAL_DEFAULT);
}

/* --- the letter -------------------------------------------------------- */

struct letter {
	struct str text;
	size_t at;
};

/* What libcurl calls for more bytes: no arena, no jump. */
static size_t
letter_read(char *to, size_t size, size_t n, void *data)
{
	struct letter *letter = data;
	size_t room = size * n;
	size_t left = letter->text.n - letter->at;
	size_t take = left < room ? left : room;

	memcpy(to, letter->text.p + letter->at, take);
	letter->at += take;
	return take;
}

/* Whether an address can stand in a header: one line, one address. */
static bool
address_plain(struct str address)
{
	size_t ats = 0;

	for (size_t i = 0; i < address.n; i++) {
		unsigned char c = (unsigned char)address.p[i];

		if (c <= ' ' || c >= 0x7f || strchr("<>,;:\"()[]\\", c) != NULL)
			return false;
		ats += c == '@';
	}
	return ats == 1;
}

static void
sentence_put(struct buf *b, struct arena *arena, struct str key, enum lang lang)
{
	text_use(lang);
	buf_str(b, text_get(str_c(arena, key)));
	buf_lit(b, "\r\n\r\n");
	text_use(LANG_EN);
}

/* Where a message goes: a telephone by way of the service that takes mail for
 * it.  Empty: nowhere. */
static struct str
recipient(struct sending *s, const struct message *m)
{
	struct str number;

	if (str_has(m->address, S("@")))
		return m->address;
	number = outbox_number(s->arena, m->address);
	if (str_empty(number) || !outbox_can_text(s->app))
		return S("");
	return str_print(s->arena, "%.*s@%s", STR_ARG(number),
	                 s->app->text_domain);
}

static struct str
letter_make(struct sending *s, const struct message *m, struct str address)
{
	struct buf b;
	bool text = !str_has(m->address, S("@"));

	buf_init(&b, s->arena, 0);
	buf_print(&b, "From: My Direction <%s>\r\n", s->app->mail_from);
	buf_print(&b, "To: <%.*s>\r\n", STR_ARG(address));
	if (!text) /* some would send it on, too */
		buf_lit(&b, "Subject: My Direction\r\n");
	buf_lit(&b, "MIME-Version: 1.0\r\n"
	            "Auto-Submitted: auto-generated\r\n"
	            "Content-Type: text/plain; charset=utf-8\r\n"
	            "Content-Transfer-Encoding: 8bit\r\n");
	buf_print(&b, "Message-ID: <%lld@mydirection>\r\n\r\n",
	          (long long)m->id.v);
	sentence_put(&b, s->arena, m->template_key, LANG_EN);
	sentence_put(&b, s->arena, m->template_key, LANG_CY);
	buf_str(&b, m->link);
	buf_lit(&b, "\r\n");
	return buf_get(&b);
}

static void
curl_prepare(CURL *curl, const struct app *app, struct letter *letter,
             struct curl_slist *to)
{
	curl_easy_setopt(curl, CURLOPT_URL, app->smtp_url);
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, app->mail_from);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(curl, CURLOPT_READFUNCTION, letter_read);
	curl_easy_setopt(curl, CURLOPT_READDATA, letter);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, 10000L);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, 30000L);
	curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)CURLUSESSL_TRY);
}

static bool
send_one(struct sending *s, CURL *curl, const struct message *m)
{
	struct letter letter = {0};
	struct str address = recipient(s, m);
	struct curl_slist *to;
	CURLcode code;

	if (!address_plain(address) || s->app->mail_from == NULL)
		return false;
	letter.text = letter_make(s, m, address);
	to = curl_slist_append(NULL, str_c(s->arena, address));
	if (to == NULL)
		return false;
	curl_prepare(curl, s->app, &letter, to);
	code = curl_easy_perform(curl);
	curl_slist_free_all(to);
	if (code != CURLE_OK)
		log_event(LOG_WARN, "message_not_sent",
		          LOG_NUMBER("message", m->id.v),
		          LOG_NUMBER("curl", (int64_t)code));
	return code == CURLE_OK;
}

/* --- the two transactions ---------------------------------------------- */

static const struct fault *
take(struct tx *tx, void *data)
{
	struct sending *s = data;
	struct ctx ctx;
	struct instant until;

	ctx_init(&ctx, s->app, tx->arena, tx, NULL);
	until.ms = ctx.now.ms + TAKEN_MS;
	return outbox_store_take(&ctx, until, &s->v, &s->n);
}

static const struct fault *
answer(struct tx *tx, void *data)
{
	struct sending *s = data;
	struct ctx ctx;

	ctx_init(&ctx, s->app, tx->arena, tx, NULL);
	for (size_t i = 0; i < s->n; i++) {
		int64_t tries = s->v[i].tries + 1;
		struct instant next = ctx.now;
		enum message_state state = MESSAGE_SENT;

		if (!s->sent[i]) {
			state = tries >= OUTBOX_TRIES_MOST ? MESSAGE_FAILED
			                                   : MESSAGE_WAITING;
			next.ms += BACKOFF_MS << (tries - 1);
		}
		TRY(outbox_store_answer(&ctx, s->v[i].id, state, tries, next));
	}
	return NULL;
}

static void
fault_log(const struct fault *fault)
{
	if (fault != NULL)
		log_event(LOG_ERROR, "outbox_failed",
		          LOG_WORD("kind", fault_code(fault->kind)),
		          LOG_WORD("at", fault->file),
		          LOG_NUMBER("line", fault->line));
}

static void
send_batch(struct sending *s)
{
	struct tx_who who = {{0}, clock_now()};
	const struct fault *fault;
	CURL *curl;

	fault = store_write(s->app->store, s->arena, who, "outbox_send", take,
	                    s);
	fault_log(fault);
	if (fault != NULL || s->n == 0)
		return;
	curl = curl_easy_init();
	claim(curl != NULL);
	s->sent = arena_new(s->arena, bool, s->n);
	for (size_t i = 0; i < s->n; i++)
		s->sent[i] = send_one(s, curl, &s->v[i]);
	curl_easy_cleanup(curl);
	fault_log(store_write(s->app->store, s->arena, who, "outbox_send",
	                      answer, s));
}

void
outbox_send_due(struct app *app)
{
	struct sending s = {.app = app};

	if (app->smtp_url == NULL)
		return;
	(void)pthread_once(&curl_once, curl_begin);
	s.arena = arena_create(0);
	send_batch(&s);
	arena_drop(s.arena);
}
