/*
 * jail_calls.c - which calls of the system are refused, as two filters.
 *
 * A filter that refuses answers EPERM: a library that asks for something it
 * could do without goes on.  A call by the conventions of another machine
 * (32 bits, x32) ends the process.
 */
#include "base/jail_local.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#else
#define ARCH 0 /* not known: no filter */
#endif

#define X32_BIT    0x40000000u
#define STEPS_MOST 160

/* What no server needs: other processes, mounts, modules, clocks, keys. */
static const int needless[] = {
#ifndef __SANITIZE_ADDRESS__ /* the search for leaks traces itself */
        SYS_ptrace,
#endif
        SYS_process_vm_readv,
        SYS_process_vm_writev,
        SYS_kcmp,
        SYS_pidfd_getfd,
        SYS_mount,
        SYS_umount2,
        SYS_move_mount,
        SYS_open_tree,
        SYS_fsopen,
        SYS_fsconfig,
        SYS_fsmount,
        SYS_fspick,
        SYS_mount_setattr,
        SYS_pivot_root,
        SYS_chroot,
        SYS_unshare,
        SYS_setns,
        SYS_swapon,
        SYS_swapoff,
        SYS_reboot,
        SYS_sethostname,
        SYS_setdomainname,
        SYS_init_module,
        SYS_finit_module,
        SYS_delete_module,
        SYS_kexec_load,
#ifdef SYS_kexec_file_load
        SYS_kexec_file_load,
#endif
        SYS_bpf,
        SYS_perf_event_open,
        SYS_userfaultfd,
        SYS_add_key,
        SYS_request_key,
        SYS_keyctl,
        SYS_open_by_handle_at,
        SYS_name_to_handle_at,
        SYS_io_uring_setup,
        SYS_io_uring_enter,
        SYS_io_uring_register,
        SYS_personality,
        SYS_acct,
        SYS_quotactl,
        SYS_settimeofday,
        SYS_clock_settime,
        SYS_adjtimex,
        SYS_clock_adjtime,
        SYS_syslog,
        SYS_vhangup,
        SYS_mknodat,
#ifdef SYS_ioperm
        SYS_ioperm,
        SYS_iopl,
        SYS_modify_ldt,
        SYS_mknod,
#endif
};

/* What computing needs: memory, time, locks, and what is open already. */
static const int computing[] = {
        SYS_read,
        SYS_write,
        SYS_readv,
        SYS_writev,
        SYS_close,
        SYS_fstat,
        SYS_lseek,
        SYS_munmap,
        SYS_mremap,
        SYS_madvise,
        SYS_brk,
        SYS_exit,
        SYS_exit_group,
        SYS_futex,
        SYS_rt_sigreturn,
        SYS_rt_sigprocmask,
        SYS_rt_sigaction,
        SYS_sigaltstack,
        SYS_clock_gettime,
        SYS_gettimeofday,
        SYS_getrandom,
        SYS_getpid,
        SYS_gettid,
        SYS_sched_yield,
        SYS_restart_syscall,
};

struct filter {
	struct sock_filter v[STEPS_MOST];
	unsigned short n;
};

static void
step(struct filter *f, unsigned short code, unsigned k, unsigned char yes,
     unsigned char no)
{
	claim(f->n < STEPS_MOST);
	f->v[f->n++] = (struct sock_filter){code, yes, no, k};
}

#define DATA(field) (unsigned)offsetof(struct seccomp_data, field)

static void
answer(struct filter *f, unsigned what)
{
	step(f, BPF_RET | BPF_K, what, 0, 0);
}

/* Load the number of the call, of this machine's own conventions. */
static void
filter_begin(struct filter *f)
{
	f->n = 0;
	step(f, BPF_LD | BPF_W | BPF_ABS, DATA(arch), 0, 0);
	step(f, BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0);
	answer(f, SECCOMP_RET_KILL_PROCESS);
	step(f, BPF_LD | BPF_W | BPF_ABS, DATA(nr), 0, 0);
	step(f, BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1);
	answer(f, SECCOMP_RET_KILL_PROCESS);
}

static void
filter_each(struct filter *f, const int *calls, size_t n, unsigned what)
{
	for (size_t i = 0; i < n; i++) {
		step(f, BPF_JMP | BPF_JEQ | BPF_K, (unsigned)calls[i], 0, 1);
		answer(f, what);
	}
}

/* Memory, but none that can be run: the third argument says so. */
static void
filter_memory(struct filter *f, int call)
{
	step(f, BPF_JMP | BPF_JEQ | BPF_K, (unsigned)call, 0, 4);
	step(f, BPF_LD | BPF_W | BPF_ABS, DATA(args[2]), 0, 0);
	step(f, BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 0, 1);
	answer(f, SECCOMP_RET_ERRNO | EPERM);
	answer(f, SECCOMP_RET_ALLOW);
}

static bool
filter_end(struct filter *f, unsigned otherwise)
{
	struct sock_fprog program = {.len = 0, .filter = f->v};

	answer(f, otherwise);
	program.len = f->n;
	return ARCH != 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

bool
jail_calls_give_up(void)
{
	struct filter f;

	filter_begin(&f);
	filter_each(&f, needless, sizeof(needless) / sizeof(needless[0]),
	            SECCOMP_RET_ERRNO | EPERM);
	return filter_end(&f, SECCOMP_RET_ALLOW);
}

bool
jail_calls_only_compute(void)
{
	struct filter f;

	filter_begin(&f);
	filter_each(&f, computing, sizeof(computing) / sizeof(computing[0]),
	            SECCOMP_RET_ALLOW);
	filter_memory(&f, SYS_mmap);
	filter_memory(&f, SYS_mprotect);
	return filter_end(&f, SECCOMP_RET_ERRNO | EPERM);
}
