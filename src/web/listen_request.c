/*
 * listen_request.c - the steps of a request, as libmicrohttpd takes them.
 *
 * request_begins has the request line, request_comes first the head, then
 * pieces of the body, then is called once the reply is ready, and
 * request_completed when all is sent or the client is gone.
 *
 * A reply given when the head comes makes libmicrohttpd close the connection
 * (it cannot know where the next request would begin), so only a refusal is
 * given then; everything else waits for the end of the request.
 */
#include "web/listen_inner.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

/* Bytes a millisecond below which whoever sends a file is cut off. */
#define UPLOAD_RATE 32

void *
request_begins(void *cls, const char *uri, struct MHD_Connection *mhd)
{
	struct listener *listener = cls;
	struct conn *conn =
	        MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT)
	                ->socket_context;
	char *grown;

	if (conn == NULL)
		return NULL;
	/* A first head has its time since the connection was made. */
	if (atomic_load(&conn->doing) == DOING_QUIET)
		conn_doing(conn, DOING_HEAD,
		           clock_ticks() + listener->options.header_ms);
	else
		conn_doing(conn, DOING_HEAD, atomic_load(&conn->deadline));
	conn->stage = STAGE_HEAD;
	conn->linger = false;
	conn->target_at = uri;
	conn->target_n = uri == NULL ? 0 : strlen(uri);
	if (uri == NULL || conn->target_n > REQUEST_URL_MOST)
		return conn;
	if (conn->target_n >= conn->target_room) {
		grown = realloc(conn->target, conn->target_n + 64);
		if (grown == NULL) {
			conn->target_at = NULL;
			return conn;
		}
		conn->target = grown;
		conn->target_room = conn->target_n + 64;
	}
	memcpy(conn->target, uri, conn->target_n + 1);
	return conn;
}

static enum MHD_Result
send_shared(struct conn *conn, int status, struct MHD_Response *response)
{
	conn->stage = STAGE_SEND;
	conn_doing(conn, DOING_SEND,
	           clock_ticks() + conn->listener->options.send_ms);
	return MHD_queue_response(conn->mhd, (unsigned)status, response);
}

/* Refuse without a page, at once; what may follow cannot be trusted. */
static enum MHD_Result
refuse(struct conn *conn, const struct head *head, int status)
{
	atomic_fetch_add(&conn->listener->refused, 1);
	conn->linger = head->lengths + head->codings > 0;
	return send_shared(conn, status, bare_reply(status));
}

static enum MHD_Result
hand_over(struct conn *conn)
{
	struct listener *listener = conn->listener;

	conn->stage = STAGE_WORK;
	conn->linger = conn->inner->refusal != 0;
	conn_doing(conn, DOING_WORK, NEVER);
	return queue_push(listener, conn->inner, listener->options.handle)
	               ? MHD_YES
	               : MHD_NO;
}

static enum MHD_Result
body_awaited(struct conn *conn, const struct head *head)
{
	int64_t ms = conn->listener->options.body_ms;

	if (conn->inner->kind == BODY_MULTIPART)
		ms += (int64_t)(head->length / UPLOAD_RATE);
	conn->stage = STAGE_BODY;
	conn_doing(conn, DOING_BODY, clock_ticks() + ms);
	return MHD_YES;
}

static enum MHD_Result
head_comes(struct conn *conn, const char *url, const char *method,
           const char *version)
{
	struct listener *listener = conn->listener;
	struct head head;
	int status;

	atomic_fetch_add_explicit(&listener->requests, 1, memory_order_relaxed);
	status = head_read(&head, conn, method, version);
	if (status != 0)
		return refuse(conn, &head, status);
	conn->fixed = fixed_find(listener, method, url);
	if (conn->fixed != NULL) {
		conn->stage = STAGE_FIXED;
		return MHD_YES;
	}
	if (atomic_load(&listener->stopping))
		return refuse(conn, &head, 503);
	status = exchange_make(conn, &head, method);
	if (status != 0)
		return refuse(conn, &head, status);
	return conn->inner->refusal != 0 ? hand_over(conn)
	                                 : body_awaited(conn, &head);
}

static enum MHD_Result
body_comes(struct conn *conn, const char *data, size_t *data_n)
{
	size_t n = *data_n;

	if (n == 0)
		return hand_over(conn);
	*data_n = 0;
	return body_take(conn->inner, data, n) ? MHD_YES : MHD_NO;
}

/* The reply is ready. */
static enum MHD_Result
reply_goes(struct conn *conn)
{
	const struct listen_options *options = &conn->listener->options;
	struct exchange_inner *inner = conn->inner;
	int64_t ms;

	if (inner == NULL || inner->response == NULL)
		return MHD_NO;
	if (atomic_load(&conn->listener->stopping))
		MHD_add_response_header(inner->response, "Connection", "close");
	ms = options->send_ms + (int64_t)(inner->reply_n / options->send_rate);
	conn->stage = STAGE_SEND;
	conn_doing(conn, DOING_SEND, clock_ticks() + ms);
	return MHD_queue_response(conn->mhd, (unsigned)inner->status,
	                          inner->response);
}

enum MHD_Result
request_comes(void *cls, struct MHD_Connection *mhd, const char *url,
              const char *method, const char *version, const char *data,
              size_t *data_n, void **context)
{
	struct conn *conn = *context;

	(void)cls;
	(void)mhd;
	if (conn == NULL || conn->abandoned)
		return MHD_NO;
	switch (conn->stage) {
	case STAGE_HEAD:
		return head_comes(conn, url, method, version);
	case STAGE_FIXED:
		return send_shared(conn, 200, conn->fixed);
	case STAGE_BODY:
		return body_comes(conn, data, data_n);
	case STAGE_WORK:
		return reply_goes(conn);
	case STAGE_SEND:
		break;
	}
	return MHD_NO;
}

void
request_completed(void *cls, struct MHD_Connection *mhd, void **context,
                  enum MHD_RequestTerminationCode code)
{
	struct listener *listener = cls;
	struct conn *conn = *context;
	int64_t now;

	(void)mhd;
	(void)code;
	if (conn == NULL)
		return;
	if (conn->inner != NULL)
		exchange_drop(conn->inner);
	conn->inner = NULL;
	conn->stage = STAGE_HEAD;
	now = clock_ticks();
	atomic_store_explicit(&conn->since, now, memory_order_relaxed);
	conn_doing(conn, DOING_QUIET, now + listener->options.idle_ms);
}
