/* Table of data: every capability, bottom floor first, and nothing else. */
#include "app/app.h"
#include "insight/study/study.h"
#include "insight/submission/submission.h"
#include "insight/transfer/transfer.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/ledger/ledger.h"
#include "kernel/media/media.h"
#include "kernel/outbox/outbox.h"
#include "practice/checkin/checkin_capability.h"
#include "practice/contact/contact.h"
#include "practice/ending/ending_capability.h"
#include "practice/first/first.h"
#include "practice/fund/fund.h"
#include "practice/induction/induction.h"
#include "practice/mine/mine.h"
#include "practice/overview/overview.h"
#include "practice/plan/plan.h"
#include "practice/practise/practise.h"
#include "practice/ready/ready.h"
#include "practice/strengths/strengths.h"
#include "practice/support/support.h"
#include "register/orders/orders.h"
#include "register/organisations/organisations.h"
#include "register/people/people.h"
#include "register/policy/policy.h"
#include "register/staff/staff.h"

const struct capability *const capabilities[] = {
        &audit_capability,     &outbox_capability,    &media_capability,
        &identity_capability,  &access_capability,    &ledger_capability,
        &router_capability,    &policy_capability,    &organisations_capability,
        &staff_capability,     &people_capability,    &orders_capability,
        &strengths_capability, &induction_capability, &support_capability,
        &plan_capability,      &ready_capability,     &contact_capability,
        &checkin_capability,   &fund_capability,      &ending_capability,
        &mine_capability,      &practise_capability,  &first_capability,
        &overview_capability,  &study_capability,     &submission_capability,
        &transfer_capability,  &app_capability,       NULL,
};
