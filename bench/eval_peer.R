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

# The whole, given the pairs that ours has found: it stands beside the table.
# What is written is what bench/eval_whole.c writes.
number <- function(x) sprintf("%.17g", x)
coefficients <- function(name, b, se) {
  paste0("\"", name, "\":[",
         paste0("{\"name\":\"", names(b), "\",\"coef\":", number(b),
                ",\"se\":", number(se), "}", collapse = ","), "],\n")
}
column <- function(name, x) {
  paste0("\"", name, "\":[", paste(number(x), collapse = ","), "]")
}
effect_of <- function(d) {
  pairs <- read.csv(paste0(path, ".pairs"))
  sets <- match(pairs$treated, unique(pairs$treated))
  w <- 1 / tabulate(sets)[sets]
  m <- data.frame(y = d$reoff12[c(unique(pairs$treated), pairs$control)],
                  treat = rep(1:0, c(max(sets), length(sets))),
                  set = c(seq_len(max(sets)), sets),
                  w = c(rep(1, max(sets)), w * length(w) / sum(w)))
  fit <- lm(y ~ treat, data = m, weights = w)
  s <- rowsum(m$w * residuals(fit) * cbind(1, m$treat), m$set)
  a <- summary(fit)$cov.unscaled
  g <- nrow(s)
  n <- nrow(m)
  v <- a %*% crossprod(s) %*% a * g / (g - 1) * (n - 1) / (n - 2)
  b <- unname(coef(fit))
  list(difference = b[2],
       json = sprintf(paste0("\"effect\":{\"treated\":%.17g,",
                             "\"control\":%.17g,\"difference\":%.17g,",
                             "\"se\":%.17g,\"n\":%d,\"sets\":%d},\n"),
                      sum(b), b[1], b[2], sqrt(v[2, 2]), n, g))
}
curve <- function(s, at) {
  paste0("{", column("time", s$time[at]), ",\n",
         column("risk", s$n.risk[at]), ",\n",
         column("surv", s$surv[at]), "}")
}
pipeline <- function() {
  d <- read_table()
  fit <- glm(all_terms, family = binomial, data = d)
  score <- summary(fit)$coefficients
  effect <- effect_of(d)
  h <- hazards(d)
  s <- curves(d)
  first <- seq_len(s$strata[1])
  cat("{", coefficients("score", score[, 1], score[, 2]), effect$json,
      coefficients("hazards", coef(h), sqrt(diag(vcov(h)))),
      "\"curves\":[", curve(s, first), ",\n", curve(s, -first), "]}\n",
      file = paste0(path, ".peer"), sep = "")
  effect$difference
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
