/* uuid_test.c - an id as a uuid, and back. */
#include "base/uuid.h"
#include "tests/test.h"

TEST("uuid: an id reads back as the same, of its own kind alone")
{
	static const int64_t ids[] = {1, 15, 16, 0x123456789abcdef, INT64_MAX};

	for (size_t i = 0; i < sizeof(ids) / sizeof(ids[0]); i++) {
		struct str uuid = uuid_of_id(t->arena, ids[i], 0x2000);

		expect_equal(uuid.n, 36);
		expect_equal(uuid.p[14], '8');
		expect_equal(uuid_id(uuid, 0x2000), ids[i]);
		expect_equal(uuid_id(uuid, 0), 0);
	}
}

TEST("uuid: what is no uuid of ours is no number")
{
	expect_equal(uuid_id(S(""), 0), 0);
	expect_equal(uuid_id(S("5f0c2b1e-0000-4000-8000-000000000001"), 0), 0);
	expect_equal(uuid_id(S("0000000z-0000-8000-8001-6d7964690000"), 0), 0);
	expect_equal(uuid_id(S("00000000-0000-8000-8001-6d796469000G"), 0), 0);
	expect_equal(uuid_id(S("00000000-0000-8000-8001-6d7964690000 "), 0), 0);
}
