/*
 * identity_queries_local.h - the statements of kernel/identity, so that one
 * list can name them all.
 */
#ifndef IDENTITY_QUERIES_LOCAL_H
#define IDENTITY_QUERIES_LOCAL_H

#include "kernel/identity/identity_local.h"

extern const struct query identity_q_session_add;
extern const struct query identity_q_session_by_hash;
extern const struct query identity_q_session_user;
extern const struct query identity_q_session_touch;
extern const struct query identity_q_session_renew;
extern const struct query identity_q_session_purpose;
extern const struct query identity_q_session_end;
extern const struct query identity_q_sessions_end;
extern const struct query identity_q_sessions;
extern const struct query identity_q_tries;
extern const struct query identity_q_try;
extern const struct query identity_q_tries_clear;
extern const struct query identity_q_sweep_tries;
extern const struct query identity_q_sweep_sessions;
extern const struct query identity_q_sweep_codes;
extern const struct query identity_q_code_add;
extern const struct query identity_q_code_user;
extern const struct query identity_q_code_waits;
extern const struct query identity_q_code_use;
extern const struct query identity_q_codes_end;
extern const struct query identity_q_recovery_clear;
extern const struct query identity_q_recovery_add;
extern const struct query identity_q_recovery_use;
extern const struct query identity_q_recovery_left;
extern const struct query identity_q_token_add;
extern const struct query identity_q_token_by_hash;
extern const struct query identity_q_token_touch;
extern const struct query identity_q_token_revoke;
extern const struct query identity_q_tokens;

/* Rows of a session or token joined with its user and roles. */
void identity_store_found(const struct rows *rows, struct identity_found *out);

#endif
