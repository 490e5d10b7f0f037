# eval_peer.R TABLE JOB ROUNDS - what R takes for the same, one thread.
#
# Prints one JSON object as bench/eval_numbers.c does: the best of ROUNDS, by
# the wall and of the processor alone, and something of the result.
words <- commandArgs(trailingOnly = TRUE)
path <- words[1]
job <- words[2]
rounds <- as.integer(words[3])
suppressMessages(library(survival))

all_terms <- treat ~ age + sex + eth + ogrs + sent + tier + prev + first +
  emp + acc + drug + alc + area + off
few <- "treat + age + sex + ogrs + prev + first + emp + acc + drug + alc +
  sent + tier"
read_table <- function() read.csv(path, stringsAsFactors = TRUE)
if (job != "pipeline" && job != "read") d <- read_table()

curves <- function(d) survfit(Surv(time, event) ~ treat, data = d)
hazards <- function(d) {
  coxph(as.formula(paste("Surv(time, event) ~", few)), data = d)
}

# The whole, but for the matching: weights by the odds stand in for pairs.
pipeline <- function() {
  d <- read_table()
  fit <- glm(all_terms, family = binomial, data = d)
  d$w <- ifelse(d$treat == 1, 1, fitted(fit) / (1 - fitted(fit)))
  effect <- lm(reoff12 ~ treat, data = d, weights = w)
  h <- hazards(d)
  s <- summary(curves(d), times = seq(0, 1080, 30))
  cat(coef(effect), coef(h), s$surv, file = tempfile())
  coef(effect)[["treat"]]
}

run <- list(
  read = function() nrow(read_table()),
  score = function() {
    as.numeric(logLik(glm(all_terms, family = binomial, data = d)))
  },
  logit = function() {
    as.numeric(logLik(glm(as.formula(paste("reoff12 ~", few)),
                          family = binomial, data = d)))
  },
  poisson = function() {
    as.numeric(logLik(glm(as.formula(paste("n_reoff12 ~", few)),
                          family = poisson, data = d)))
  },
  negative = function() {
    as.numeric(logLik(MASS::glm.nb(as.formula(paste("n_reoff12 ~", few)),
                                   data = d)))
  },
  cox = function() hazards(d)$loglik[2],
  cox_robust = function() {
    f <- paste("Surv(time, event) ~", few, "+ cluster(id)")
    sqrt(coxph(as.formula(f), data = d)$var[1, 1])
  },
  km = function() min(curves(d)$surv),
  logrank = function() {
    survdiff(Surv(time, event) ~ treat, data = d)$chisq
  },
  pipeline = pipeline
)[[job]]

best <- c(Inf, Inf)
for (r in seq_len(rounds)) {
  took <- system.time(found <- run())
  best <- pmin(best, c(took[["elapsed"]],
                       took[["user.self"]] + took[["sys.self"]]))
}
status <- readLines("/proc/self/status")
peak <- as.numeric(gsub("[^0-9]", "", grep("^VmHWM", status, value = TRUE)))
cat(sprintf(paste0("{\"job\":\"%s\",\"wall\":%.6f,\"cpu\":%.6f,",
                   "\"found\":%.12g,\"mb\":%.1f}\n"),
            job, best[1], best[2], found, peak / 1024))
