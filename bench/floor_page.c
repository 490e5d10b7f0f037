/*
 * floor_page PORT DB USER PATH - what a page of one person, /people/CRN with or
 * without more behind it, is measured against.
 *
 * First the real page is asked for once, in this process, and each statement
 * it runs is kept with its values.  Then bare libmicrohttpd with two epoll
 * I/O threads and the same number of workers (suspend and resume) answers
 * every GET: it steps the same statements to their last row in a read
 * transaction, writes the audit entry through the same group commit, and
 * sends the bytes of the real page with its headers.  No routing, sign-in,
 * rules or drawing.
 */
#include <arpa/inet.h>
#include <curl/curl.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"

#define WORKERS      8
#define KEPT_MOST    200
#define HEADERS_MOST 40

static pthread_mutex_t keep_lock = PTHREAD_MUTEX_INITIALIZER;
static bool keeping;
static char *kept[KEPT_MOST];
static size_t kept_n;

static struct app *app;
static int64_t person;
static char *page;
static size_t page_n;
static char *headers[HEADERS_MOST][2];
static size_t headers_n;
static struct MHD_Response *response;
static const char *db_path;

static _Noreturn void
give_up(const char *why)
{
	fprintf(stderr, "floor_page: %s\n", why);
	exit(1);
}

/* Keep what the page reads; what it writes goes another way. */
static int
on_statement(unsigned kind, void *data, void *statement, void *text)
{
	sqlite3_stmt *s = statement;
	const char *sql = text;
	char *expanded;

	(void)kind;
	(void)data;
	pthread_mutex_lock(&keep_lock);
	if (keeping && sqlite3_stmt_readonly(s) &&
	    sqlite3_column_count(s) > 0 &&
	    sqlite3_strnicmp(sql, "--", 2) != 0 && kept_n < KEPT_MOST) {
		expanded = sqlite3_expanded_sql(s);
		if (expanded != NULL)
			kept[kept_n++] = expanded;
	}
	pthread_mutex_unlock(&keep_lock);
	return 0;
}

static int
on_open(sqlite3 *db, const char **error, const struct sqlite3_api_routines *api)
{
	(void)error;
	(void)api;
	sqlite3_trace_v2(db, SQLITE_TRACE_STMT, on_statement, NULL);
	return SQLITE_OK;
}

static size_t
on_body(char *p, size_t size, size_t n, void *data)
{
	(void)data;
	page = realloc(page, page_n + size * n);
	if (page == NULL)
		give_up("no memory");
	memcpy(page + page_n, p, size * n);
	page_n += size * n;
	return size * n;
}

static size_t
on_header(char *p, size_t size, size_t n, void *data)
{
	char *line = strndup(p, size * n);
	char *colon = strchr(line, ':');

	(void)data;
	if (colon == NULL || headers_n == HEADERS_MOST)
		return size * n;
	*colon = '\0';
	line[strcspn(line, "\r\n")] = '\0';
	colon++;
	colon += strspn(colon, " ");
	colon[strcspn(colon, "\r\n")] = '\0';
	if (strcasecmp(line, "Content-Length") != 0 &&
	    strcasecmp(line, "Connection") != 0 &&
	    strcasecmp(line, "Date") != 0) {
		headers[headers_n][0] = line;
		headers[headers_n++][1] = colon;
	}
	return size * n;
}

/* Ask for the real page once; the second time its statements are kept. */
static void
page_ask(int port, const char *path, const char *token)
{
	CURL *curl = curl_easy_init();
	struct curl_slist *list = NULL;
	char url[400], header[400];
	long status = 0;

	snprintf(url, sizeof(url), "http://127.0.0.1:%d%s", port, path);
	snprintf(header, sizeof(header), "Authorization: Bearer %s", token);
	list = curl_slist_append(list, header);
	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_header);
	page_n = headers_n = 0;
	if (curl_easy_perform(curl) != CURLE_OK)
		give_up("the real page did not answer");
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
	if (status != 200)
		give_up("the real page was not answered 200");
	curl_slist_free_all(list);
	curl_easy_cleanup(curl);
}

/* --- the bare server ------------------------------------------------------ */

struct ask {
	struct MHD_Connection *connection;
	bool ready;
	struct arena *arena;
	struct job job;
	struct ask *next;
};

static pthread_mutex_t queue_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t queue_filled = PTHREAD_COND_INITIALIZER;
static struct ask *queue_first, **queue_last = &queue_first;

static const struct fault *
entry_write(struct tx *tx, void *data)
{
	struct actor who = {.purpose = PURPOSE_WORKING};
	struct ctx ctx;

	(void)data;
	ctx_init(&ctx, app, tx->arena, tx, &who);
	return audit_record_read(&ctx, &person, 1);
}

static void
entry_done(struct job *job, const struct fault *fault)
{
	struct ask *ask = job->data;

	if (fault != NULL)
		give_up("an audit entry was not written");
	ask->ready = true;
	MHD_resume_connection(ask->connection);
}

static sqlite3_stmt *
prepared(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *s = NULL;

	if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &s,
	                       NULL) != SQLITE_OK)
		give_up(sqlite3_errmsg(db));
	return s;
}

static void
step_all(sqlite3_stmt *s)
{
	int rc;

	do
		rc = sqlite3_step(s);
	while (rc == SQLITE_ROW);
	if (rc != SQLITE_DONE)
		give_up("a statement failed");
	sqlite3_reset(s);
}

static struct ask *
ask_take(void)
{
	struct ask *ask;

	pthread_mutex_lock(&queue_lock);
	while (queue_first == NULL)
		pthread_cond_wait(&queue_filled, &queue_lock);
	ask = queue_first;
	queue_first = ask->next;
	if (queue_first == NULL)
		queue_last = &queue_first;
	pthread_mutex_unlock(&queue_lock);
	return ask;
}

static void *
worker(void *data)
{
	sqlite3_stmt *s[KEPT_MOST], *begin, *commit;
	sqlite3 *db = NULL;

	(void)data;
	if (sqlite3_open_v2(db_path, &db,
	                    SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
	                    NULL) != SQLITE_OK)
		give_up("the database did not open");
	sqlite3_busy_timeout(db, 5000);
	begin = prepared(db, "begin");
	commit = prepared(db, "commit");
	for (size_t i = 0; i < kept_n; i++)
		s[i] = prepared(db, kept[i]);
	for (;;) {
		struct ask *ask = ask_take();

		step_all(begin);
		for (size_t i = 0; i < kept_n; i++)
			step_all(s[i]);
		step_all(commit);
		ask->job = (struct job){
		        .arena = ask->arena,
		        .who = {.now = clock_now()},
		        .began = "floor",
		        .run = entry_write,
		        .done = entry_done,
		        .data = ask,
		};
		store_submit(app->store, &ask->job);
	}
	return NULL;
}

static enum MHD_Result
answer(void *cls, struct MHD_Connection *connection, const char *url,
       const char *method, const char *version, const char *data,
       size_t *data_n, void **context)
{
	struct ask *ask = *context;

	(void)cls;
	(void)url;
	(void)method;
	(void)version;
	(void)data;
	(void)data_n;
	if (ask == NULL) {
		ask = calloc(1, sizeof(*ask));
		ask->connection = connection;
		ask->arena = arena_create(0);
		*context = ask;
		return MHD_YES;
	}
	if (ask->ready)
		return MHD_queue_response(connection, MHD_HTTP_OK, response);
	MHD_suspend_connection(connection);
	pthread_mutex_lock(&queue_lock);
	ask->next = NULL;
	*queue_last = ask;
	queue_last = &ask->next;
	pthread_cond_signal(&queue_filled);
	pthread_mutex_unlock(&queue_lock);
	return MHD_YES;
}

static void
completed(void *cls, struct MHD_Connection *connection, void **context,
          enum MHD_RequestTerminationCode code)
{
	struct ask *ask = *context;

	(void)cls;
	(void)connection;
	(void)code;
	if (ask != NULL) {
		arena_drop(ask->arena);
		free(ask);
	}
}

static void
serve_bare(uint16_t port)
{
	struct sockaddr_in at = {.sin_family = AF_INET,
	                         .sin_port = htons(port)};
	pthread_t thread;

	at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	response = MHD_create_response_from_buffer(page_n, page,
	                                           MHD_RESPMEM_PERSISTENT);
	for (size_t i = 0; i < headers_n; i++)
		MHD_add_response_header(response, headers[i][0], headers[i][1]);
	for (int i = 0; i < WORKERS; i++)
		pthread_create(&thread, NULL, worker, NULL);
	if (MHD_start_daemon(
	            MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME,
	            port, NULL, NULL, answer, NULL, MHD_OPTION_SOCK_ADDR, &at,
	            MHD_OPTION_THREAD_POOL_SIZE, 2u,
	            MHD_OPTION_NOTIFY_COMPLETED, completed, NULL,
	            MHD_OPTION_END) == NULL)
		give_up("the port is taken");
}

/* --- the real page, once -------------------------------------------------- */

struct pass {
	const char *user;
	struct str token;
};

static const struct fault *
token_make(struct ctx *ctx, void *data)
{
	struct pass *pass = data;
	struct user_id user;

	TRY(identity_user_find(ctx, str_of(pass->user), &user));
	return identity_token_new(ctx, user, S("floor"), 1, &pass->token);
}

static void
real_page(struct arena *arena, const char *user, const char *path)
{
	struct listen_options listen = {
	        .address = "127.0.0.1:0",
	        .handle = router_handle,
	        .broken = router_broken,
	};
	struct pass pass = {.user = user};
	struct router *router;
	const char *token;
	int port;

	if (app_write(app, arena, NULL, "floor", token_make, &pass) != NULL ||
	    router_create(arena, app, &router) != NULL)
		give_up("the program did not start");
	listen.data = router;
	if (listen_start(arena, &listen, &app->listener) != NULL)
		give_up("the program did not listen");
	port = listen_port(app->listener);
	app->host = str_print(arena, "127.0.0.1:%d", port).p;
	app->base_url = str_print(arena, "http://127.0.0.1:%d", port).p;
	token = str_c(arena, pass.token);
	page_ask(port, path, token);
	keeping = true;
	page_ask(port, path, token);
	keeping = false;
	listen_stop(app->listener, 2000);
}

int
main(int argc, char **argv)
{
	struct app_options options = {.listen = "127.0.0.1:0"};
	struct arena *arena = arena_create(0);
	sqlite3 *db;
	sqlite3_stmt *s;
	const char *crn;

	if (argc != 5)
		give_up("usage: floor_page PORT DB USER PATH");
	db_path = argv[2];
	sqlite3_auto_extension((void (*)(void))on_open);
	options.db = str_print(arena, "sqlite:%s", db_path).p;
	options.per_minute = 1000000000;
	if (app_open(arena, &options, &app) != NULL)
		give_up("the database did not open");
	real_page(arena, argv[3], argv[4]);
	sqlite3_cancel_auto_extension((void (*)(void))on_open);
	if (strncmp(argv[4], "/people/", 8) != 0)
		give_up("the page is of no person");
	crn = str_c(arena, str_slice(str_of(argv[4] + 8), 0,
	                             strcspn(argv[4] + 8, "/")));
	sqlite3_open_v2(db_path, &db, SQLITE_OPEN_READONLY, NULL);
	s = prepared(db, "select id from people_person where crn = ?");
	sqlite3_bind_text(s, 1, crn, -1, SQLITE_STATIC);
	if (sqlite3_step(s) != SQLITE_ROW)
		give_up("there is no such person");
	person = sqlite3_column_int64(s, 0);
	sqlite3_finalize(s);
	serve_bare((uint16_t)strtoul(argv[1], NULL, 10));
	for (;;)
		pause();
}
