/* identity_token.c - bearer tokens: for systems and tests, within the reach
 * of their owner. */
#include "base/secret.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity_local.h"

#define TOKEN_RANDOM ((size_t)24)
#define DAYS_MOST    90

#define P(upper) (UINT64_C(1) << CAN_##upper)

const char *const token_scope_words[TOKEN_SCOPE_COUNT + 1] = {
#define X(upper, lower) #lower,
        TOKEN_SCOPES(X)
#undef X
                NULL,
};

/* What each scope lets a token do of what its owner may.  Deciding about a
 * larger sum and paying are done by somebody who has signed in. */
static const uint64_t scope_permissions[TOKEN_SCOPE_COUNT] = {
        [TOKEN_READ] = P(SIGNED_IN) | P(SEE_OWN) | P(SEE_PEOPLE) |
                       P(SEE_POLICY) | P(SEE_AUDIT) | P(SEE_BOOKS),
        [TOKEN_WRITE] = P(SIGNED_IN) | P(WRITE_OWN) | P(WRITE_PLAN) |
                        P(WRITE_CONTACT) | P(WRITE_PERSON) | P(ALLOCATE) |
                        P(ASK_FUND),
        [TOKEN_STATUS] = P(SIGNED_IN) | P(SEE_STATUS),
};

uint64_t
identity_scopes_bits(struct str words)
{
	/* Never 0, which would mean everything. */
	uint64_t bits = P(SIGNED_IN);
	struct str word;

	while (str_split(&words, ',', &word)) {
		int scope = str_word(word, token_scope_words);

		if (scope >= 0)
			bits |= scope_permissions[scope];
	}
	return bits;
}

bool
identity_scopes_known(struct str words)
{
	struct str word;
	size_t n = 0;

	while (str_split(&words, ',', &word)) {
		if (str_word(word, token_scope_words) < 0)
			return false;
		n++;
	}
	return n > 0;
}

const struct fault *
identity_token_make(struct ctx *ctx, struct user_id owner, struct str name,
                    struct str scopes, int days, struct str *token)
{
	struct token_id id = {id_new()};
	struct identity_user user;
	struct instant until = {ctx->now.ms + days * IDENTITY_DAY_MS};

	if (days < 1 || days > DAYS_MOST)
		return fault_invalid(ctx, "A token lasts for 1 to 90 days");
	if (str_empty(name) || name.n > 100)
		return fault_invalid(ctx, "Give the token a name of up to 100 "
		                          "characters");
	if (!identity_scopes_known(scopes))
		return fault_invalid(ctx, "Choose what the token is for");
	TRY(identity_store_user(ctx, owner, true, &user));
	if (user.disabled)
		return fault_refused(ctx, "A user who is disabled can have no "
		                          "token");
	*token = secret_show(ctx->arena,
	                     secret_random(ctx->arena, TOKEN_RANDOM));
	TRY(identity_store_token_add(
	        ctx, id, secret_hash(ctx->arena, secret_of(ctx->arena, *token)),
	        owner, name, scopes, until));
	return audit_record(ctx, "identity.token_made", (struct person_id){0},
	                    id.v);
}

const struct fault *
identity_token_new(struct ctx *ctx, struct user_id owner, struct str name,
                   int days, struct str *token)
{
	return identity_token_make(ctx, owner, name, S("read,write,status"),
	                           days, token);
}

const struct fault *
identity_token_revoke(struct ctx *ctx, struct token_id id)
{
	bool revoked;

	TRY(identity_store_token_revoke(ctx, id, &revoked));
	if (!revoked)
		return fault_refused(ctx, "That token no longer works");
	return audit_record(ctx, "identity.token_revoked",
	                    (struct person_id){0}, id.v);
}
