/* fund_receipt_test.c - pictures of receipts, over HTTP: a rule each. */
#include "practice/fund/fund_receipt_local.h"
#include "practice/fund/fund_world_test.h"
#include "store/blobstore.h"
#include "tests/pictures.h"

#define NO_FILE ((struct http_file){.field = NULL})

static struct http *
receipts_http(struct test *t, struct act *a)
{
	struct http *h = fund_http(t, a);

	expect_ok(blobstore_open(h->w->arena, test_path(t, "handed-in"),
	                         &h->w->app->blobs));
	fund_paid(h->w, a, 3800);
	return h;
}

static const char *
path_of(struct http *h, const char *base, struct fund_id id, const char *rest)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena, "%s/%.*s%s", base,
	                       STR_ARG(id_show(h->w->arena, id.v)), rest));
}

#define SAMS "/people/X100001/fund"
#define OWN  "/me/fund"

static struct http_reply
hand_in(struct http *h, const char *who, const char *path, const char *kind,
        const char *words, struct http_file one, struct http_file two)
{
	return http_upload(h, who, path,
	                   FIELDS("kind", kind, "evidence", words),
	                   (const struct http_file[]){one, two, NO_FILE});
}

static struct http_file
jpeg(struct test *t, unsigned seed)
{
	return (struct http_file){FUND_PICTURE, "receipt.jpg",
	                          picture_jpeg(t, 64, 48, seed)};
}

/* Rhian hands in a picture for the request of `a`. */
static struct http_reply
rhian_sends(struct http *h, struct act *a, struct http_file file)
{
	return hand_in(h, "rhian", path_of(h, OWN, a->id, "/evidence"),
	               "receipt", "", file, NO_FILE);
}

static const struct fault *
see_receipts(struct ctx *ctx, void *data)
{
	struct act *a = data;
	struct fund_receipt *list;

	TRY(see_all(ctx, a));
	TRY(fund_receipts(ctx, a->id, &list, &a->n));
	/* The entry id has the room for the picture's. */
	a->payment.v = a->n > 0 ? list[a->n - 1].id.v : 0;
	return NULL;
}

/* How many receipts the request has; its state is in a->request. */
static size_t
receipts_n(struct http *h, struct act *a)
{
	expect_ok(world_see(h->w, "rhian", see_receipts, a));
	return a->n;
}

static const char *
receipt_path(struct http *h, const char *base, struct act *a, const char *rest)
{
	struct str id;

	expect_true(receipts_n(h, a) > 0);
	id = id_show(h->w->arena, a->payment.v);
	return path_of(h, base, a->id,
	               str_c(h->w->arena,
	                     str_print(h->w->arena, "/receipts/%.*s%s",
	                               STR_ARG(id), rest)));
}

TEST("fund receipts: a picture of the receipt is as good an end as words")
{
	struct act a;
	struct http *h = receipts_http(t, &a);
	struct http_reply reply;

	reply = http_get(h, "rhian", path_of(h, OWN, a.id, ""));
	expect_has(reply.body, "enctype=\"multipart/form-data\"");
	expect_has(reply.body, "accept=\"image/*\"");
	expect_has(reply.body, "capture=\"environment\"");
	reply = rhian_sends(h, &a, jpeg(t, 1));
	expect_equal(reply.status, 303);
	expect_equal(receipts_n(h, &a), 1);
	expect_equal(a.request.state, FUND_SHOWN);
	expect_false(a.request.explained);
	reply = http_get(h, "rhian", path_of(h, OWN, a.id, ""));
	expect_has(reply.body, "Receipt handed in on 24 November 2026");
	expect_has(http_get(h, "rhian", "/me/timeline").body,
	           "You said what became of the money");
}

TEST("fund receipts: words alone stay a good end, and a picture may come after")
{
	struct act a;
	struct http *h = receipts_http(t, &a);
	const char *path = path_of(h, OWN, a.id, "/evidence");
	struct http_reply reply;

	reply = hand_in(h, "rhian", path, "explained", "", jpeg(t, 1), NO_FILE);
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Enter what became of it");
	expect_equal(receipts_n(h, &a), 0);
	reply = http_post(h, "rhian", path,
	                  FIELDS("kind", "explained", "evidence", "Lost it"));
	expect_equal(reply.status, 303);
	expect_equal(receipts_n(h, &a), 0);
	expect_equal(a.request.state, FUND_SHOWN);
	reply = http_get(h, "rhian", path_of(h, OWN, a.id, ""));
	expect_has(reply.body, "Add a picture");
	expect_equal(rhian_sends(h, &a, jpeg(t, 1)).status, 303);
	expect_equal(receipts_n(h, &a), 1);
	expect_true(a.request.explained);
	expect_str(a.request.evidence, "Lost it");
}

TEST("fund receipts: what is no picture is refused, and what was typed is "
     "still there")
{
	static const char *const says[] = {
	        "This file is empty. Choose another",
	        "The name of this file does not end as a picture’s does",
	        "The end of this picture is missing. Send it again",
	        "This file is larger than 10 MB",
	        "Send one picture at a time",
	};
	struct act a;
	struct http *h = receipts_http(t, &a);
	const char *path = path_of(h, SAMS, a.id, "/evidence");
	struct bytes large = {arena_bytes(t->arena, MEDIA_BYTES_MOST + 1, 1),
	                      MEDIA_BYTES_MOST + 1};
	const struct http_file files[] = {
	        {FUND_PICTURE, "empty.jpg", {(const unsigned char *)"", 0}},
	        {FUND_PICTURE, "list.txt", {(const unsigned char *)"a,b", 3}},
	        {FUND_PICTURE, "cut.jpg", picture_cut(jpeg(t, 1).bytes, 300)},
	        {FUND_PICTURE, "large.jpg", large},
	        jpeg(t, 1),
	};

	for (size_t i = 0; i < 5; i++) {
		struct http_file two = i == 4 ? jpeg(t, 2) : NO_FILE;
		struct http_reply reply = hand_in(h, "sam", path, "receipt",
		                                  "No 1207 <b>", files[i], two);

		expect_equal(reply.status, 400);
		expect_has(reply.body, says[i]);
		expect_has(reply.body, "No 1207 &lt;b&gt;");
	}
	expect_equal(receipts_n(h, &a), 0);
	expect_equal(a.request.state, FUND_PAID);
}

TEST("fund receipts: whoever sees the request sees its receipts, and nobody "
     "else")
{
	struct act a;
	struct http *h = receipts_http(t, &a);
	struct http_reply reply;

	expect_equal(rhian_sends(h, &a, jpeg(t, 1)).status, 303);
	reply = http_get(h, "sam", receipt_path(h, SAMS, &a, "/picture"));
	expect_equal(reply.status, 200);
	expect_str(http_header(h, &reply, "Content-Type"), "image/jpeg");
	expect_str(http_header(h, &reply, "Cache-Control"), "no-store");
	expect_str(http_header(h, &reply, "X-Content-Type-Options"), "nosniff");
	reply = http_get(h, "sam", receipt_path(h, SAMS, &a, "/save"));
	expect_str(http_header(h, &reply, "Content-Disposition"),
	           "attachment; filename=\"picture.jpg\"");
	expect_equal(http_get(h, "rhian", receipt_path(h, OWN, &a, "/picture"))
	                     .status,
	             200);
	expect_equal(
	        http_get(h, "rhian", receipt_path(h, OWN, &a, "/save")).status,
	        200);
	expect_equal(http_get(h, "rhian", receipt_path(h, OWN, &a, "")).status,
	             200);
	expect_has(http_get(h, "rhian", "/me/access").body, "Sam");
	expect_equal(http_get(h, "ned", receipt_path(h, SAMS, &a, "")).status,
	             404);
	expect_equal(http_get(h, "ned", receipt_path(h, SAMS, &a, "/picture"))
	                     .status,
	             404);
	expect_equal(
	        http_get(h, "ned", receipt_path(h, SAMS, &a, "/save")).status,
	        404);
	expect_equal(http_get(h, "ada", receipt_path(h, SAMS, &a, "/picture"))
	                     .status,
	             403);
	reply = hand_in(h, "ned", path_of(h, SAMS, a.id, "/evidence"),
	                "receipt", "", jpeg(t, 2), NO_FILE);
	expect_equal(reply.status, 404);
	expect_equal(receipts_n(h, &a), 1);
}

TEST("fund receipts: whoever pays sees the receipts of what their organisation "
     "paid")
{
	struct act a;
	struct http *h = receipts_http(t, &a);
	struct http_reply reply;

	expect_equal(rhian_sends(h, &a, jpeg(t, 1)).status, 303);
	reply = http_get(h, "fin", path_of(h, "/fund", a.id, ""));
	expect_has(reply.body, "Save this picture");
	expect_lacks(reply.body, "Rhian");
	expect_has(http_get(h, "fin", "/fund").body, "Paid and shown");
	expect_equal(http_get(h, "fin",
	                      receipt_path(h, "/fund", &a, "/picture"))
	                     .status,
	             200);
	expect_equal(http_get(h, "fin", receipt_path(h, "/fund", &a, "/save"))
	                     .status,
	             200);
	expect_equal(http_get(h, "fay",
	                      receipt_path(h, "/fund", &a, "/picture"))
	                     .status,
	             404);
	expect_equal(http_get(h, "fay", receipt_path(h, "/fund", &a, "/save"))
	                     .status,
	             404);
	expect_equal(http_get(h, "sam",
	                      receipt_path(h, "/fund", &a, "/picture"))
	                     .status,
	             403);
}

TEST("fund receipts: a picture handed in before is accepted, and said without "
     "a name")
{
	struct act a;
	struct http *h = receipts_http(t, &a);
	struct http_reply reply;

	expect_equal(rhian_sends(h, &a, jpeg(t, 1)).status, 303);
	expect_equal(rhian_sends(h, &a, jpeg(t, 1)).status, 303);
	expect_has(http_get(h, "rhian", path_of(h, OWN, a.id, "")).body,
	           "We had this picture before, with this same request.");
	fund_paid(h->w, &a, 600);
	reply = rhian_sends(h, &a, jpeg(t, 1));
	expect_equal(reply.status, 303);
	expect_equal(receipts_n(h, &a), 1);
	expect_equal(a.request.state, FUND_SHOWN);
	reply = http_get(h, "sam", path_of(h, SAMS, a.id, ""));
	expect_has(reply.body,
	           "We had this picture before, for something else.");
	expect_has(http_get(h, "fin", path_of(h, "/fund", a.id, "")).body,
	           "We had this picture before, for something else.");
	expect_has(http_get(h, "sam", receipt_path(h, SAMS, &a, "")).body,
	           "We had this picture before, for something else.");
}

TEST("fund receipts: what is not paid, or came back, takes no picture")
{
	struct act a;
	struct http *h = receipts_http(t, &a);
	struct http_reply reply;

	fund_asked(h->w, &a, 600);
	reply = rhian_sends(h, &a, jpeg(t, 1));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "This is not paid yet");
	fund_paid(h->w, &a, 600);
	a.words = S("Sold out");
	expect_ok(world_do(h->w, "fin", do_return, &a));
	reply = rhian_sends(h, &a, jpeg(t, 1));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "The money for this came back");
	expect_equal(receipts_n(h, &a), 0);
}

TEST("fund receipts: only whoever handed a receipt in moves it, with a reason, "
     "to another paid request of the same person")
{
	struct act a, other;
	struct http *h = receipts_http(t, &a);
	struct http_reply reply;
	const char *path, *to;

	fund_paid(h->w, &a, 600);
	other = a;
	fund_paid(h->w, &a, 600);
	to = str_c(h->w->arena, id_show(h->w->arena, other.id.v));
	expect_equal(rhian_sends(h, &a, jpeg(t, 1)).status, 303);
	path = receipt_path(h, OWN, &a, "/move");
	reply = http_post(h, "sam", receipt_path(h, SAMS, &a, "/move"),
	                  FIELDS("to", to, "reason", "It is the other one"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "Only whoever handed it in can move it");
	expect_lacks(http_get(h, "sam", receipt_path(h, SAMS, &a, "")).body,
	             "Move the receipt");
	reply = http_post(h, "rhian", path, FIELDS("to", "", "reason", ""));
	expect_equal(reply.status, 400);
	expect_has(reply.body, "Select another request");
	expect_has(reply.body, "Write down why it does not belong here");
	reply = http_post(h, "rhian", path,
	                  FIELDS("to", to, "reason", "<b>Wrong one</b>"));
	expect_equal(reply.status, 303);
	expect_equal(receipts_n(h, &a), 0);
	expect_equal(a.request.state, FUND_PAID);
	expect_equal(receipts_n(h, &other), 1);
	expect_equal(other.request.state, FUND_SHOWN);
	reply = http_get(h, "sam", path_of(h, SAMS, other.id, ""));
	expect_has(reply.body, "a receipt moved here from");
	expect_has(reply.body, "&lt;b&gt;Wrong one&lt;/b&gt;");
	expect_has(http_get(h, "sam", path_of(h, SAMS, a.id, "")).body,
	           "a receipt moved from here to");
	expect_equal(http_get(h, "sam",
	                      receipt_path(h, SAMS, &other, "/picture"))
	                     .status,
	             200);
	expect_equal(http_get(h, "rhian",
	                      str_c(h->w->arena, str_slice(str_of(path), 0,
	                                                   str_of(path).n - 5)))
	                     .status,
	             404);
}

TEST("fund receipts: a worker moves what they handed in for somebody")
{
	struct act a, other;
	struct http *h = receipts_http(t, &a);
	struct http_reply reply;

	fund_paid(h->w, &a, 600);
	other = a;
	fund_paid(h->w, &a, 600);
	reply = hand_in(h, "sam", path_of(h, SAMS, a.id, "/evidence"),
	                "receipt", "", jpeg(t, 1), NO_FILE);
	expect_equal(reply.status, 303);
	reply = http_post(
	        h, "sam", receipt_path(h, SAMS, &a, "/move"),
	        FIELDS("to",
	               str_c(h->w->arena, id_show(h->w->arena, other.id.v)),
	               "reason", "It is the other one"));
	expect_equal(reply.status, 303);
	expect_equal(receipts_n(h, &a), 0);
	expect_equal(receipts_n(h, &other), 1);
}

TEST("fund receipts: a receipt does not move to what is not paid, or is "
     "somebody else's")
{
	struct act a, other;
	struct http *h = receipts_http(t, &a);
	struct http_reply reply;
	const char *path;

	expect_equal(rhian_sends(h, &a, jpeg(t, 1)).status, 303);
	path = receipt_path(h, OWN, &a, "/move");
	other = a;
	fund_asked(h->w, &other, 900);
	reply = http_post(
	        h, "rhian", path,
	        FIELDS("to",
	               str_c(h->w->arena, id_show(h->w->arena, other.id.v)),
	               "reason", "It is the other one"));
	expect_equal(reply.status, 422);
	expect_has(reply.body, "A receipt goes to a request that is paid");
	other.person = fund_person(h->w, "X100002", "Gwen");
	other.sum.pence = 5000;
	expect_ok(world_do(h->w, "sam", do_give, &other));
	other.terms = fund_terms_of(900);
	expect_ok(world_do(h->w, "sam", do_ask, &other));
	reply = http_post(
	        h, "rhian", path,
	        FIELDS("to",
	               str_c(h->w->arena, id_show(h->w->arena, other.id.v)),
	               "reason", "It is the other one"));
	expect_equal(reply.status, 404);
	expect_equal(receipts_n(h, &a), 1);
}

TEST("fund receipts: a picture that was handed in after a merge goes back with "
     "its request when that is undone")
{
	struct act a;
	struct http *h = fund_http(t, &a);
	struct merging m = {.kept = a.person};
	const char *theirs, *own;

	expect_ok(blobstore_open(h->w->arena, test_path(t, "handed-in"),
	                         &h->w->app->blobs));
	m.gone = a.person = fund_person(h->w, "X100002", "Gwil");
	a.sum.pence = 6000;
	expect_ok(world_do(h->w, "sam", do_give, &a));
	a.terms = fund_terms_of(3800);
	expect_ok(world_do(h->w, "sam", do_ask, &a));
	expect_ok(world_do(h->w, "priya", merging_do, &m));
	a.person = m.kept;
	expect_ok(fund_says_as(h->w, &a, "rhian", FUND_YES));
	expect_ok(fund_says_as(h->w, &a, "sam", FUND_YES));
	a.payment.v = id_new();
	a.sum.pence = 3800;
	expect_ok(world_do(h->w, "fin", do_pay, &a));
	expect_equal(rhian_sends(h, &a, jpeg(t, 1)).status, 303);
	own = receipt_path(h, OWN, &a, "/picture");
	theirs = receipt_path(h, "/people/X100002/fund", &a, "/picture");
	expect_equal(http_get(h, "rhian", own).status, 200);
	expect_ok(world_do(h->w, "priya", merging_undo, &m));
	expect_equal(http_get(h, "rhian", own).status, 404);
	expect_equal(http_get(h, "sam", theirs).status, 200);
}
